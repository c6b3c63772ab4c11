import { say } from "#kernel/sentence.ts";
import type { StateLook } from "#kernel/record.ts";
import { cellWords } from "../cell-words.ts";
import { methodTitles, type Method } from "../course.ts";
import type { CellState } from "../matrix-views.ts";
import type { Cause } from "../training.ts";

export const stateChoices = (states: Readonly<Record<string, StateLook>>) => Object.entries(states).map(([value, look]) => ({ value, label: say(look.label) }));
export const methodChoices = () => Object.entries(methodTitles).map(([value, label]) => ({ value, label: say(label) }));
export const methodName = (method: Method | null): string => (method ? say(methodTitles[method]) : say("Explained by the supervisor"));

/** Why somebody is asked to learn something. */
export const causeNames: Readonly<Record<Cause, string>> = {
  curriculum: say("Curriculum"),
  gap: say("Gap in a competence"),
  document: say("New issue of a document"),
  person: say("Assigned by somebody"),
};

/** How a cell stands: a letter that can be read in grey, and its words. */
export const cellLooks: Readonly<Record<CellState, { readonly sign: string; readonly words: string; readonly tone: StateLook["tone"] }>> = {
  met: { sign: "✓", words: cellWords.met, tone: "ok" },
  expiring: { sign: "◷", words: cellWords.expiring, tone: "soon" },
  expired: { sign: "!", words: cellWords.expired, tone: "bad" },
  gap: { sign: "✕", words: cellWords.gap, tone: "bad" },
  extra: { sign: "+", words: cellWords.extra, tone: "none" },
};
