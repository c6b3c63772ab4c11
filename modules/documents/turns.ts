import type { Turn } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { DocumentRead } from "./document.ts";
import type { ReadingRead } from "./reading.ts";
import type { RevisionRead } from "./revision.ts";

/** A review waits for nobody until it is near: what is due in a year is no work of today. */
export const documentTurns = (document: Pick<DocumentRead, "state" | "ownerId" | "dueOn" | "reviewNear">): Turn[] =>
  document.state === "effective" && document.ownerId && document.dueOn && document.reviewNear
    ? [{ who: { person: document.ownerId }, act: "document.confirm", dueOn: document.dueOn, why: say("yours because you answer for it: is it still right?") }]
    : [];

export function revisionTurns(revision: RevisionRead): Turn[] {
  const { state, dueOn } = revision;
  if (state === "draft") {
    const why = revision.round > 0 ? say("yours because you write it; it came back") : say("yours because you write it");
    return revision.authorIds.map((person) => ({ who: { person }, act: "revision.submit", dueOn, why }));
  }
  if (state === "in_review")
    return revision.deciderIds.map((person) => ({ who: { person }, act: "revision.review", dueOn, why: say("yours because the route asks you to review it") }));
  if (state === "in_approval")
    return revision.deciderIds
      .filter((id) => revision.authorMayApprove || !revision.authorIds.includes(id))
      .map((person) => ({ who: { person }, act: "revision.approve", dueOn, why: say("yours because the route asks you to approve it: the changes first") }));
  if (state === "approved" && revision.issued === null && revision.ownerId)
    return [{ who: { person: revision.ownerId }, act: "revision.issue", dueOn, why: say("yours because you answer for it: it is approved and waits to be issued") }];
  return [];
}

export const readingTurns = (reading: ReadingRead): Turn[] =>
  reading.state === "open"
    ? [{ who: { person: reading.personId }, act: "reading.acknowledge", dueOn: reading.dueOn, why: say("yours because your work follows {code}", { code: reading.code }) }]
    : [];
