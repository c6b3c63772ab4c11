import { dayOf, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { RevisionBrief } from "../../document-views.ts";

/** "revision 3, in force since 4 May 2026": what a page says of itself at its head. */
export function standingOf(revision: Pick<RevisionBrief, "revision" | "state" | "effectiveAt" | "supersededAt">, zone: string): string {
  const n = revision.revision,
    day = (moment: string): string => written(dayOf(new Date(moment), zone));
  if (revision.supersededAt) return say("revision {n}, superseded on {day}", { n, day: day(revision.supersededAt) });
  if (revision.effectiveAt) return say("revision {n}, in force since {day}", { n, day: day(revision.effectiveAt) });
  return revision.state === "approved" ? say("revision {n}, approved, not yet in force", { n }) : say("revision {n}, draft", { n });
}

/** What lies across each page of a paper that nobody may work from; nothing on one that is in force. */
export function watermarkOf(state: string, documentState: string): string | null {
  if (documentState === "obsolete" || documentState === "disposed") return say("Withdrawn");
  if (state === "effective") return null;
  if (state === "superseded") return say("Superseded");
  return state === "approved" ? say("Not yet in force") : say("Draft");
}
