import { Refusal } from "#kernel/errors.ts";

/** A file that is not taken: why, and what its sender can do about it. */
export const unreadable = (because: string, short: string): Refusal => new Refusal("invalid", because, { fields: { sha256: short } });
