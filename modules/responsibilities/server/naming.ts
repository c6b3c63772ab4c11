import { say } from "#kernel/sentence.ts";
import { standardsLibrary } from "#modules/standards/server/published.ts";
import type { SubjectShown } from "../answer.ts";
import { letterClasses } from "../template-letters.ts";
import { delegationClass } from "../template.ts";
import { clauseOf, editionOf, type Subject } from "../subject.ts";
import type { State } from "../state.ts";
import type { OwnTx } from "./state.ts";

const headOf = (editionId: string) =>
  standardsLibrary()
    .editions()
    .find((e) => e.id === editionId);

/** "ISO 9001:2015". */
export const editionName = (editionId: string): string => headOf(editionId)?.reference ?? editionId;

export const requirementPath = (ref: string): string => `/standards/${editionOf(ref)}/${encodeURIComponent(clauseOf(ref))}`;

/** What a subject is called: "8.4 Bought-in goods and services (ISO 9001:2015)". */
export async function titleOf(tx: OwnTx, subject: Subject): Promise<string> {
  if (subject.type === "topic") return subject.ref;
  if (subject.type === "requirement") {
    const requirement = standardsLibrary().requirement(subject.ref);
    return requirement
      ? say("{reference} {title} ({edition})", { reference: requirement.reference, title: requirement.title, edition: editionName(requirement.editionId) })
      : subject.ref;
  }
  const record = await tx.selectFrom("records").select(["number", "title"]).where("id", "=", subject.ref).executeTakeFirst();
  return record ? `${record.number} ${record.title}` : subject.ref;
}

/** A requirement as answers show it. */
export function requirementShown(ref: string, find: State["requirement"] = (id) => standardsLibrary().requirement(id)): SubjectShown | null {
  const requirement = find(ref);
  if (!requirement) return null;
  const letters = letterClasses[`${requirement.editionId}:${requirement.reference}`];
  return {
    subject: { type: "requirement", ref },
    reference: requirement.reference,
    title: requirement.title,
    asks: requirement.asks,
    edition: editionName(requirement.editionId),
    class: delegationClass(requirement),
    path: requirementPath(ref),
    points: letters ? requirement.points.map((p) => ({ letter: p.item, covers: p.covers, class: delegationClass(requirement, p.item) })) : [],
  };
}

/** The same for any subject of a row, without asking the database. */
export const shortName = (subject: Subject, find?: State["requirement"]): { reference: string; title: string; edition: string | null; path: string } => {
  const shown = subject.type === "requirement" ? requirementShown(subject.ref, find) : null;
  return shown
    ? { reference: shown.reference, title: shown.title, edition: shown.edition, path: shown.path }
    : { reference: subject.ref, title: subject.ref, edition: null, path: "/responsibilities" };
};
