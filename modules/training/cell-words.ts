import { say } from "#kernel/sentence.ts";
import type { CellState } from "./matrix-views.ts";

/** How a cell stands, in words. */
export const cellWords: Readonly<Record<CellState, string>> = {
  met: say("competent"),
  expiring: say("competent, runs out soon"),
  expired: say("ran out: not competent"),
  gap: say("not competent"),
  extra: say("held, not required"),
};
