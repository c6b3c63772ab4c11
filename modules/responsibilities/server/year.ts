import { sql } from "kysely";
import type { z } from "zod";
import type { Registry } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import type { Requirement } from "#modules/standards/library.ts";
import { accountableOf } from "../answering.ts";
import { inScope, type Composing } from "../opens.ts";
import { spotsOf } from "../problems.ts";
import { servesRequirement } from "../serving.ts";
import { hands, personOf, requirementsToAnswer } from "../state.ts";
import { delegationClass } from "../template.ts";
import type { responsibilityViews } from "../views.ts";
import { editionName } from "./naming.ts";
import type { OwnTx } from "./state.ts";

type Year = z.input<(typeof responsibilityViews)["year"]["gives"]>;
type Counted = { act: string; month: number; count: number; last: number };
type Latest = { sequence: number; at: string; act: string; id: string; kind: string; number: string; title: string };

/** What somebody does in person: acts that top management does or answers for itself, and whatever carries a signature. */
const personal = (registry: Registry): ReadonlySet<string> =>
  new Set([...registry.acts.values()].filter(({ act }) => act.class === "N" || act.class === "E" || act.signed !== undefined).map(({ act }) => act.name));

/** Leadership's own requirements that the person answers for, once for all standards that share them. */
function leading(it: Composing, personId: string): { requirement: Requirement; editions: string[] }[] {
  const requirements = requirementsToAnswer(it.state, inScope(it)).filter((r) => ["N", "E"].includes(delegationClass(r)));
  const mine = spotsOf({ resolver: it.resolver, requirements }).filter(
    ({ resolved }) => resolved !== null && accountableOf(resolved.given.parts).some((id) => hands(it.state, id).holders.some((h) => h.holding.personId === personId)),
  );
  const rows = new Map<string, { requirement: Requirement; editions: string[] }>();
  for (const { requirement } of mine) {
    const key = requirement.harmonised.length > 0 ? `${requirement.reference} ${requirement.harmonised.join()}` : requirement.id,
      row = rows.get(key) ?? { requirement, editions: [] };
    rows.set(key, { ...row, editions: [...new Set([...row.editions, editionName(requirement.editionId)])] });
  }
  return [...rows.values()];
}

/** What a person did in person in a year, duty by duty, each count opening its latest evidence; a duty with nothing stays visible. */
export async function yearOf(it: Composing, asked: { tx: OwnTx; registry: Registry; zone: string; personId: string; year: number }): Promise<Year> {
  const { tx, registry, zone, personId, year } = asked,
    own = personal(registry);
  const { rows: counted } = await sql<Counted>`
    select act, extract(month from at at time zone ${zone})::int as month, count(*) as count, max(sequence) as last from events
     where organisation_id = (select app_organisation()) and actor_id = ${personId} and act = any(${[...own]}) and body like '%"by":"person"%'
       and at >= make_timestamptz(${year}, 1, 1, 0, 0, 0, ${zone}) and at < make_timestamptz(${year + 1}, 1, 1, 0, 0, 0, ${zone}) group by act, month`.execute(tx);
  const { rows: latest } = await sql<Latest>`
    select e.sequence, e.at, e.act, r.id, r.kind, r.number, r.title from events e join records r on r.organisation_id = e.organisation_id and r.id = e.record_id
     where e.organisation_id = (select app_organisation()) and e.sequence = any(${counted.map((c) => c.last)}::bigint[])`.execute(tx);
  const rows = leading(it, personId).map(({ requirement, editions }) => {
    const acts = new Set(registry.modules.filter((m) => servesRequirement(m.serves, requirement, it.state.requirement)).flatMap((m) => m.acts.map((a) => a.name)));
    const here = counted.filter((c) => acts.has(c.act)),
      months = Array.from({ length: 12 }, (_, month) => here.filter((c) => c.month === month + 1).reduce((sum, c) => sum + c.count, 0));
    const last = latest.filter((l) => acts.has(l.act)).toSorted((a, b) => b.sequence - a.sequence)[0];
    return {
      requirementId: requirement.id,
      reference: requirement.reference,
      title: requirement.title,
      edition: editions.join(", "),
      class: delegationClass(requirement),
      months,
      count: months.reduce((sum, n) => sum + n, 0),
      latest: last
        ? {
            at: last.at,
            past: registry.acts.get(last.act)?.act.past ?? last.act,
            opens: { kind: last.kind, id: last.id, number: last.number, title: last.title, path: pathOf(registry, last) },
          }
        : null,
    };
  });
  return { person: personOf(it.state, personId), year, rows, personally: counted.reduce((sum, c) => sum + c.count, 0) };
}
