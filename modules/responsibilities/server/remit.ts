import { sql } from "kysely";
import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Moment, Registry } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import { actingShown } from "../composing.ts";
import { inScope, positionNamed, type Composing } from "../opens.ts";
import { spotsOf } from "../problems.ts";
import { sheetKind } from "../record.ts";
import { hands, personOf, requirementsToAnswer } from "../state.ts";
import { delegationClass } from "../template.ts";
import type { Level } from "../subject.ts";
import type { responsibilityViews } from "../views.ts";
import { requirementShown, requirementPath, shortName } from "./naming.ts";
import { sheetKeeper } from "./sheet-handlers.ts";
import type { OwnTx } from "./state.ts";

export type RemitShown = z.input<(typeof responsibilityViews)["mine"]["gives"]>;
type SheetShown = RemitShown["sheets"][number];
type Duty = SheetShown["answersFor"][number];

export interface RemitAsked extends Moment {
  readonly tx: OwnTx;
  readonly registry: Registry;
}

/** Every part of a position, inherited clauses included, in the order of the editions. */
function dutiesOf(it: Composing, positionId: string): Duty[] {
  const requirements = requirementsToAnswer(it.state, inScope(it));
  const clauses = spotsOf({ resolver: it.resolver, requirements }).flatMap(({ requirement, siteId, resolved }): Duty[] => {
    const part = resolved?.given.parts.find((p) => p.positionId === positionId);
    if (!part || !resolved) return [];
    return [
      {
        requirementId: requirement.id,
        subject: { type: "requirement", ref: requirement.id },
        reference: requirement.reference,
        title: requirement.title,
        edition: requirementShown(requirement.id, it.state.requirement)?.edition ?? null,
        siteId: resolved.given.siteId ?? siteId,
        level: part.level,
        class: delegationClass(requirement),
        inherited: resolved.steps > 0,
        path: requirementPath(requirement.id),
      },
    ];
  });
  const others = it.state.given
    .filter((g) => g.subject.type !== "requirement")
    .flatMap((g): Duty[] => {
      const part = g.parts.find((p) => p.positionId === positionId);
      return part ? [{ requirementId: null, subject: g.subject, ...shortName(g.subject), siteId: g.siteId, level: part.level, class: "D", inherited: false }] : [];
    });
  return [...clauses, ...others];
}

/** A position's duty sheet with everything on it said in words; null while it has none. */
export async function sheetShown(it: Composing, positionId: string, { tx, registry, ...moment }: RemitAsked): Promise<SheetShown | null> {
  const kept = it.state.sheets.get(positionId),
    position = positionNamed(it.state, positionId);
  const [sheet] = kept ? await sheetKeeper.find(tx, [kept.id], moment) : [];
  if (!sheet || !position) return null;
  const duties = dutiesOf(it, positionId),
    of = (level: Level) => duties.filter((d) => d.level === level);
  const people = hands(it.state, positionId).holders.map(({ holding }) => {
    const latest = sheet.acknowledgements.filter((a) => a.personId === holding.personId).at(-1);
    return { ...personOf(it.state, holding.personId), acknowledgedAt: latest?.at ?? null, acknowledgedRevision: latest?.revision ?? null, since: holding.from };
  });
  const mayDo = sheet.authority.flatMap((name) => {
    const registered = registry.acts.get(name);
    return registered ? [{ act: name, title: registered.act.title, kind: registered.keeper?.kind.one ?? "", class: registered.act.class ?? ("D" as const) }] : [];
  });
  return { ...sheet, position, people, answersFor: of("A"), does: of("R"), isAsked: of("C"), isTold: of("I"), mayDo, path: sheetKind.path.replace(":number", sheet.number) };
}

async function nextOf(personId: string, positionIds: readonly string[], { tx, registry, today }: RemitAsked): Promise<RemitShown["next"]> {
  const { rows } = await sql<{ id: string; kind: string; number: string; title: string; state: string; act: string; why: string; dueOn: string | null }>`
    select distinct r.id, r.kind, r.number, r.title, r.state, t.act, t.why, coalesce(t.due_on, r.due_on) as "dueOn" from turns t join records r on r.organisation_id = t.organisation_id and r.id = t.record_id
     where t.organisation_id = (select app_organisation()) and (t.person_id = ${personId} or t.position_id = any(${positionIds}::uuid[])
        or exists (select from positions p join records q on q.organisation_id = p.organisation_id and q.id = p.id where p.organisation_id = t.organisation_id and p.id = any(${positionIds}::uuid[]) and p.role = t.role and (t.site_id is null or q.site_id is null or q.site_id = t.site_id)))
     order by "dueOn" nulls last, r.number limit 50`.execute(tx);
  return rows.map(({ state, act, why, dueOn, ...r }) => ({
    record: { ...r, path: pathOf(registry, r), state },
    verb: registry.acts.get(act)?.act.waits ?? registry.acts.get(act)?.act.title ?? act,
    why,
    dueOn,
    late: dueOn !== null && dueOn < today,
  }));
}

async function didOf(it: Composing, personId: string, { tx, registry }: RemitAsked): Promise<RemitShown["did"]> {
  const { rows } = await sql<{ at: string; act: string; id: string; kind: string; number: string; title: string; behalfOf: string | null }>`
    select e.at, e.act, r.id, r.kind, r.number, r.title, e.body::jsonb -> 'actor' -> 'behalfOf' ->> 'person' as "behalfOf"
      from (select * from events where organisation_id = (select app_organisation()) and actor_id = ${personId} and body like '%"by":"person"%' order by sequence desc limit 30) e
      join records r on r.organisation_id = e.organisation_id and r.id = e.record_id order by e.sequence desc`.execute(tx);
  return rows.map(({ at, act, behalfOf, ...r }) => ({
    at,
    past: registry.acts.get(act)?.act.past ?? act,
    opens: { ...r, path: pathOf(registry, r) },
    onBehalfOf: behalfOf ? personOf(it.state, behalfOf) : null,
  }));
}

/** One person's remit: the sheets of all positions held, what is next, what was done, what is lent. */
export async function remitOf(it: Composing, personId: string, asked: RemitAsked): Promise<RemitShown> {
  const person = it.state.people.get(personId);
  if (!person) throw new Refusal("not_found", say("There is no such person."));
  const held = [...it.state.positions.values()]
    .filter((p) => p.state === "established" && hands(it.state, p.id).holders.some((h) => h.holding.personId === personId))
    .map((p) => p.id);
  const sheets: SheetShown[] = [];
  for (const id of held) sheets.push(...[await sheetShown(it, id, asked)].filter((s) => s !== null));
  const current = it.state.delegations.filter((d) => (d.state === "in_force" || d.state === "offered") && d.endsOn >= it.state.on);
  return {
    person: { id: person.id, name: person.name },
    sheets,
    next: await nextOf(personId, held, asked),
    did: await didOf(it, personId, asked),
    left: person.leftOn,
    lentToMe: current.filter((d) => d.toPersonId === personId).map((d) => actingShown(it, d)),
    lentByMe: current.filter((d) => d.fromPersonId === personId).map((d) => actingShown(it, d)),
  };
}
