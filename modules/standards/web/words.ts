import type { Change } from "../library.ts";
import type { ReadinessStatus } from "../readiness.ts";
import type { Counts } from "../shown.ts";
import { say } from "#kernel/sentence.ts";
import type { Tone } from "#web/kit/status.tsx";

/** How each status is shown and said. */
export const looks: Readonly<Record<ReadinessStatus, { readonly tone: Tone; readonly label: string }>> = {
  proved: { tone: "ok", label: say("Proved") },
  partly_proved: { tone: "part", label: say("Partly proved") },
  not_proved: { tone: "bad", label: say("Not proved") },
  does_not_apply: { tone: "na", label: say("Does not apply") },
  not_yet_answered: { tone: "none", label: say("Not yet answered") },
};

export const holdings = {
  yes: { tone: "ok", label: say("Holds") },
  partly: { tone: "part", label: say("Holds in part") },
  no: { tone: "bad", label: say("Does not hold") },
  unanswered: { tone: "none", label: say("Not yet answered by Remit") },
} as const satisfies Record<string, { tone: Tone; label: string }>;

export const changeWords: Readonly<Record<Change, string>> = {
  no_substantive_change_reported: say("No change of substance reported"),
  reworded: say("Reworded"),
  retitled: say("Retitled"),
  renumbered: say("Renumbered"),
  note_amended: say("Note amended"),
  new_number: say("New number"),
  restructured: say("Restructured"),
  merged: say("Merged"),
  amended: say("Amended"),
  new: say("New"),
};

export const barOf = (counts: Counts) => ({ ok: counts.proved, part: counts.partly_proved, bad: counts.not_proved, none: counts.not_yet_answered });
export const applyingOf = (counts: Counts): number => counts.proved + counts.partly_proved + counts.not_proved + counts.not_yet_answered;

export const requirementPath = (id: string): string => {
  const at = id.indexOf(":");
  return `/standards/${id.slice(0, at)}/${encodeURIComponent(id.slice(at + 1))}`;
};
export const whoPath = (id: string): string => `/who?requirement=${encodeURIComponent(id)}`;

export const isOpen = (status: ReadinessStatus | null): boolean => status !== null && status !== "proved" && status !== "does_not_apply";
