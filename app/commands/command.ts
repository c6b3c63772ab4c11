import type { Flags, Read } from "#server/config.ts";

/** What a command gives back: how it ended, what a program reads, and what a person reads. */
export interface Outcome {
  /** 0 done, 1 refused or something found, 2 wrong usage, 75 (EX_TEMPFAIL) not now: try again later. */
  readonly code: 0 | 1 | 2 | 75;
  readonly facts?: unknown;
  readonly text?: readonly string[];
}

/** One command of the command line. */
export interface Command {
  readonly name: string;
  readonly usage: string;
  readonly does: string;
  readonly flags?: Flags;
  readonly run: (read: Read) => Promise<Outcome>;
}

export const jsonFlag: Flags = { json: { type: "boolean" } };
