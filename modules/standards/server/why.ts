import { sql } from "kysely";
import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking } from "#server/registry.ts";
import type { Edition, Requirement } from "../library.ts";
import type { Reason } from "../reasons.ts";
import type { Opens, ReasonShown, StepShown, WhyShown } from "../shown.ts";
import { assess, type Assessed } from "./assess.ts";
import { basisOf, type Basis, type Ground } from "./basis.ts";
import { turnsOf } from "./days.ts";
import { finder, openRequirement } from "./editions.ts";
import { opener, shownAnswers, shownDecision, shownOverruled, type Open } from "./showing.ts";
import type { StandardsTables } from "./tables.ts";

const reasonShown = (reason: Reason, basis: Basis, open: Open): ReasonShown => ({
  id: reason.id,
  holds: reason.holds,
  states: reason.states,
  sentence: reason.sentence,
  module: reason.module,
  supporting: reason.supporting.map(open),
  breaking: reason.breaking.map(open),
  supportingCount: reason.supportingCount,
  breakingCount: reason.breakingCount,
  newest: basis.newest.get(reason.id) ?? null,
});

/** Whoever answers for the record that breaks it; else whoever answers for the requirement. */
async function steps(ground: Ground, { readiness, answers }: Assessed, open: Open): Promise<StepShown[]> {
  const broken = readiness.reasons.filter((r) => r.holds !== "yes");
  const first = broken.flatMap((r) => r.breaking[0]?.id ?? []);
  const owners = new Map<string, Opens>();
  if (first.length > 0) {
    const { rows } = await sql<{ record: string; id: string; number: string; title: string }>`
      select r.id as record, p.id, pr.number, p.name as title from records r join people p on p.organisation_id = r.organisation_id and p.id = r.owner_id join records pr on pr.organisation_id = p.organisation_id and pr.id = p.id
       where r.organisation_id = (select app_organisation()) and r.id = any(${first}::uuid[])`.execute(ground.tx);
    for (const { record, ...person } of rows) owners.set(record, open({ kind: "person", ...person }));
  }
  const holders = answers.flatMap((a) => a.holders.map(open));
  return broken.map((reason) => {
    const record = reason.breaking[0],
      owner = record && owners.get(record.id);
    return { sentence: reason.way, people: owner ? [owner] : holders, opens: record ? open(record) : null };
  });
}

async function sinceOf(ground: Ground, edition: Edition, { requirement, readiness }: Assessed): Promise<string | null> {
  const last = (await turnsOf(ground.tx, edition.id, requirement.id)).at(-1);
  return last ? (last.status === readiness.status ? last.on : ground.today) : null;
}

export interface Explained {
  readonly edition: Edition;
  readonly requirement: Requirement;
  readonly assessed: Assessed;
  readonly why: WhyShown;
}

/** One requirement with every reason, the shortest way, and since when it stands so. */
export async function explain(ground: Ground, it: { readonly edition: Edition; readonly requirement: Requirement; readonly siteId: string | null }): Promise<Explained> {
  const { edition, requirement } = it,
    open = opener(ground.registry);
  const basis = await basisOf(ground, [requirement]),
    assessed = assess(requirement, { basis, find: finder([edition]), siteId: it.siteId });
  const { readiness } = assessed;
  const why: WhyShown = {
    id: requirement.id,
    reference: requirement.reference,
    title: requirement.title,
    status: readiness.status,
    sentence: readiness.sentence,
    reasons: readiness.reasons.map((r) => reasonShown(r, basis, open)),
    way: await steps(ground, assessed, open),
    answers: shownAnswers(assessed.answers, open),
    decision: shownDecision(assessed.decision),
    overruled: shownOverruled(basis.overrulings.get(requirement.id)),
    since: await sinceOf(ground, edition, assessed),
    computedAt: ground.now.toISOString(),
    rule: requirement.id,
    records: readiness.reasons.reduce((n, r) => n + r.supportingCount + r.breakingCount, 0),
  };
  return { edition, requirement, assessed, why };
}

export async function explained(asking: Asking<{ id: string; site?: string | undefined }, StandardsTables>): Promise<z.input<typeof WhyShown>> {
  const { edition, requirement } = await openRequirement(asking.tx, asking.asks.id);
  if (!requirement.assessable)
    throw new Refusal("invalid", say("{reference} is a heading; ask about one of the requirements below it.", { reference: requirement.reference }), {
      fields: { id: say("A heading.") },
    });
  return (await explain(asking, { edition, requirement, siteId: asking.asks.site ?? null })).why;
}
