import { sql } from "kysely";
import { dayOf } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Registry } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import type { EventBody } from "#server/trail.ts";
import type { Answered, SubjectShown, WithPart } from "../answer.ts";
import { upwards } from "../answering.ts";
import { compose } from "../composing.ts";
import type { Composing } from "../opens.ts";
import type { Assignment } from "../record.ts";
import { rulerOf, type Version } from "../ruler.ts";
import { servesRequirement } from "../serving.ts";
import { delegationsNow, type OwnTx } from "./state.ts";

export interface WhoAsked {
  readonly tx: OwnTx;
  readonly registry: Registry;
  readonly zone: string;
  readonly siteId: string | null;
  /** The day up to which the ruler goes: today, or a later day that was asked for. */
  readonly until: string;
}

/** Every form that the rows about this subject, and about what stands above it, ever had. */
async function versionsOf(it: Composing, shown: SubjectShown, { tx, zone }: WhoAsked): Promise<Version[]> {
  const refs = upwards(shown.subject, it.above).map((s) => s.ref);
  const { rows } = await sql<{ at: string; body: string }>`
    select e.at, e.body from events e join assignments a on a.organisation_id = e.organisation_id and a.id = e.record_id
     where e.organisation_id = (select app_organisation()) and a.subject_ref = any(${refs}) order by e.sequence`.execute(tx);
  return rows.flatMap(({ at, body }) => {
    const after = (JSON.parse(body) as EventBody).after as Assignment | null;
    return after === null ? [] : [{ id: after.id, from: dayOf(new Date(at), zone), given: after.state === "in_force" ? after : null }];
  });
}

/** When people with a part last did something that the clause is about. */
async function withLast(parts: WithPart[], it: Composing, { tx, registry, shown }: WhoAsked & { shown: SubjectShown }): Promise<WithPart[]> {
  const requirement = shown.subject.type === "requirement" ? it.state.requirement(shown.subject.ref) : undefined;
  const acts = requirement ? registry.modules.filter((m) => servesRequirement(m.serves, requirement, it.state.requirement)).flatMap((m) => m.acts.map((a) => a.name)) : [];
  const people = [...new Set(parts.slice(0, 40).flatMap((p) => p.people.slice(0, 3).map((q) => q.id)))];
  if (acts.length === 0 || people.length === 0) return parts;
  const { rows } = await sql<{ person: string; at: string; act: string; id: string; kind: string; number: string; title: string }>`
    select w.person, e.at, e.act, r.id, r.kind, r.number, r.title from unnest(${people}::uuid[]) as w (person)
      cross join lateral (select x.at, x.act, x.record_id from unnest(${acts}::text[]) as a (act)
        cross join lateral (select at, act, record_id, sequence from events where organisation_id = (select app_organisation()) and actor_id = w.person and act = a.act order by sequence desc limit 1) x
        order by x.sequence desc limit 1) e
      join records r on r.organisation_id = (select app_organisation()) and r.id = e.record_id`.execute(tx);
  const last = new Map(rows.map(({ person, at, act, ...r }) => [person, { at, act, past: registry.acts.get(act)?.act.past ?? act, opens: { ...r, path: pathOf(registry, r) } }]));
  return parts.map((part) => ({ ...part, last: part.people.flatMap((p) => last.get(p.id) ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1))[0] ?? null }));
}

/** The whole answer for a subject of the matrix. */
export async function answerFor(it: Composing, shown: SubjectShown, asked: WhoAsked): Promise<Answered> {
  const answer = compose(it, shown, asked.siteId),
    versions = await versionsOf(it, shown, asked);
  // The ruler shows all that is known now, also when the answer is about a day in the past.
  const ruler = rulerOf(
    { ...it.state, delegations: await delegationsNow(asked.tx) },
    { place: { subject: shown.subject, siteId: asked.siteId }, above: it.above, versions },
    asked.until,
  );
  return { ...answer, parts: await withLast(answer.parts, it, { ...asked, shown }), ruler };
}

interface Owned {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly ownerId: string | null;
  readonly path: string;
}

/** The answer for a record of which the matrix says nothing by itself: whoever answers for the record. */
export function ownerAnswer(it: Composing, shown: SubjectShown, owned: Owned & { via: Owned | null }): Answered {
  const bearer = owned.ownerId ? owned : owned.via,
    person = bearer?.ownerId ? it.state.people.get(bearer.ownerId) : undefined;
  const base = compose(it, shown, null),
    opens = bearer ? { kind: bearer.kind, id: bearer.id, number: bearer.number, title: bearer.title, path: bearer.path } : null;
  if (!person || !bearer) {
    return {
      ...base,
      heading: say("Nobody answers for {what}.", { what: shown.reference }),
      vacant: { since: null, sentence: say("{what} was given to nobody.", { what: shown.reference }) },
      reasons: [{ about: "vacancy", sentence: say("{what} was given to nobody.", { what: shown.reference }), detail: null, opens }],
    };
  }
  const held = [...it.state.positions.values()].filter(
    (p) => p.state === "established" && p.holdings.some((h) => h.personId === person.id && !h.deputy && h.from <= it.state.on && (h.until === null || h.until >= it.state.on)),
  );
  const position = held[0]
    ? { id: held[0].id, number: held[0].number, title: held[0].title, role: held[0].role, siteId: held[0].siteId, path: `/positions/${encodeURIComponent(held[0].number)}` }
    : null;
  const sentence = owned.ownerId
    ? say("{number} names {name} as the one who answers for it.", { number: bearer.number, name: person.name })
    : say("{number} belongs to {process}, and {name} answers for that.", { number: owned.number, process: bearer.title, name: person.name });
  const named = { id: person.id, name: person.name };
  return {
    ...base,
    heading: say("{name} answers for {what}.", { name: person.name, what: shown.reference }),
    below: null,
    vacant: null,
    accountable: { position, people: [named] },
    reasons: [
      { about: "owner", sentence, detail: held.length > 0 ? say("{name} holds {titles}.", { name: person.name, titles: held.map((p) => p.title).join(", ") }) : null, opens },
    ],
    parts: [{ level: "A", acting: false, position, people: [{ ...named, away: false, deputy: false }], vacant: false, last: null }],
  };
}
