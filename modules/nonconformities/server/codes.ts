import { createHash } from "node:crypto";

export { organisationIn, seal } from "#server/sealed-code.ts";

export const digest = (...parts: readonly string[]): Buffer => createHash("sha256").update(parts.join("\n")).digest();
