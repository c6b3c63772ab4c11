import type { FactAnswer, Reference } from "#kernel/fact.ts";
import { say } from "#kernel/sentence.ts";
import type { Answer } from "#server/registry.ts";
import type { Tx } from "#server/database.ts";
import type { Decided } from "../applying.ts";
import { applicabilityKind } from "../record.ts";
import { adopted } from "./adoptions.ts";
import { standingDecisions } from "./decisions.ts";
import { findEdition } from "./editions.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;
const most = 50;

const reference = (d: Decided): Reference => ({ kind: applicabilityKind.kind, id: d.id, number: d.number, title: d.requirementId });

const answerOf = (holds: FactAnswer["holds"], sentence: string, of: { supporting: readonly Decided[]; breaking: readonly Decided[] }): FactAnswer => ({
  holds,
  sentence,
  supporting: of.supporting.slice(0, most).map(reference),
  breaking: of.breaking.slice(0, most).map(reference),
  supportingCount: of.supporting.length,
  breakingCount: of.breaking.length,
});

/** Set aside with a reason, and approved by somebody. A proposal alone justifies nothing. */
const exclusions: Answer = async (transaction) => {
  const aside = (await standingDecisions(transaction as unknown as Here)).filter((d) => !d.applies);
  const supporting = aside.filter((d) => d.state === "approved" && d.approvedBy !== null),
    breaking = aside.filter((d) => !supporting.includes(d));
  if (aside.length === 0) return answerOf("yes", say("Nothing is set aside."), { supporting, breaking });
  const sentence = say(
    "{n, plural, one {One requirement is} other {# requirements are}} set aside. {open, plural, =0 {Each has a reason and an approver.} one {One waits for approval.} other {# wait for approval.}}",
    { n: aside.length, open: breaking.length },
  );
  return answerOf(breaking.length > 0 ? "no" : "yes", sentence, { supporting, breaking });
};

/** Every reference control of ISO/IEC 27001 as adopted has an approved decision that is not past its review. */
const statement: Answer = async (transaction, { today }) => {
  const tx = transaction as unknown as Here,
    editions = (await adopted(tx)).filter((a) => a.editionId.startsWith("iso-iec-27001-"));
  if (editions.length === 0) return answerOf("no", say("No edition with reference controls is adopted."), { supporting: [], breaking: [] });
  const controls = new Set<string>();
  for (const a of editions) for (const r of (await findEdition(tx, a.editionId))?.requirements ?? []) if (r.assessable && r.reference.startsWith("A.")) controls.add(r.id);
  const decisions = (await standingDecisions(tx)).filter((d) => controls.has(d.requirementId) && d.siteId === null);
  const supporting = decisions.filter((d) => d.state === "approved" && (d.reviewOn === null || d.reviewOn >= today)),
    breaking = decisions.filter((d) => !supporting.includes(d));
  const open = controls.size - supporting.length;
  const sentence = say(
    "{done} of {n} controls have an approved decision with its reason. {late, plural, =0 {} one {One decision waits for approval or is past its review.} other {# decisions wait for approval or are past their review.}}",
    { done: supporting.length, n: controls.size, late: breaking.length },
  );
  return answerOf(open === 0 ? "yes" : supporting.length > 0 ? "partly" : "no", sentence.trim(), { supporting, breaking });
};

export const answers: Readonly<Record<string, Answer>> = { "scope.exclusions.justified": exclusions, "isms.soa.current": statement };
