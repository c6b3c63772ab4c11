import type pg from "pg";
import { say } from "#kernel/sentence.ts";
import { onTerminal } from "./backup/progress.ts";
import type { Keeper } from "./registry.ts";
import { verify, type Verified } from "./verify.ts";

/** How a command ended: what a program reads, and what a person reads. */
export interface Ended {
  readonly code: 0 | 1 | 2;
  readonly facts: object;
  readonly text: readonly string[];
}

/** What verification found, in words. */
export function sayVerified(found: Verified): string[] {
  const counted = say("{events, plural, one {# event} other {# events}} of {organisations, plural, one {# organisation} other {# organisations}} read in {seconds} s.", {
    events: found.events,
    organisations: found.organisations,
    seconds: found.seconds,
  });
  if (!found.firstBad) return [counted, say("Everything is as it was recorded.")];
  return [counted, say("Something was changed: {why}", { why: found.firstBad.why }), say("Organisation {id}.", { id: found.firstBad.organisation })];
}

/** `remit verify`: 0 when everything is as it was recorded, 1 when something was changed. */
export async function verifyCommand(args: { pool: pg.Pool; keepers: ReadonlyMap<string, Keeper>; dataFolder: string }): Promise<Ended> {
  const progress = onTerminal();
  try {
    const found = await verify({ ...args, onProgress: (n) => progress.say(say("{n} events verified", { n })) });
    return { code: found.ok ? 0 : 1, facts: found, text: sayVerified(found) };
  } finally {
    progress.end();
  }
}
