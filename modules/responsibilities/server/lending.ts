import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { ofOwner } from "#kernel/rules.ts";
import type { Registry } from "#server/registry.ts";
import { accountableOf, responsibleOf, type Resolver } from "../answering.ts";
import { faultOfOffer, lentTwice, refusedToLend, type Circumstances, type Offer, type Thing } from "../delegating.ts";
import { delegationClass } from "../template.ts";
import { hands, type State } from "../state.ts";
import { subjectOf } from "../subject.ts";
import { composingOf, loadState, type OwnTx } from "./state.ts";

export interface Lending extends Offer {
  readonly id: string;
  readonly positionId: string;
  readonly acts: readonly string[];
  readonly subjects: readonly string[];
}

/** What only the owner of a record does: whoever owns some may lend it, with any position of theirs. */
export const ownersActs = (registry: Registry): string[] => [...registry.acts.values()].flatMap(({ act }) => (ofOwner(act) ? [act.name] : [])).toSorted();

/** An act as something to lend: its class, and the clause by which top management may have it alone. */
export function actThing(name: string, it: { registry: Registry; state: State; positionId: string; toPersonId: string | null }): Thing {
  const act = it.registry.acts.get(name)?.act,
    module = it.registry.modules.find((m) => m.acts.some((a) => a.name === name)),
    own = act !== undefined && ofOwner(act);
  return {
    word: name,
    title: act?.title ?? name,
    clause: module?.serves[0] ?? null,
    class: act?.class ?? (own ? "E" : "D"),
    signed: act?.signed !== undefined,
    owned: own || it.state.positions.get(it.positionId)?.authority.includes(name) === true,
    othersOwn: it.toPersonId !== null && heldBy(it.state, it.toPersonId).some((p) => p.authority.includes(name)),
  };
}

const heldBy = (state: State, personId: string) =>
  [...state.positions.values()].filter((p) => p.state === "established" && hands(state, p.id).holders.some((h) => h.holding.personId === personId));

/** A subject as something to lend. A position has a part in it when it answers or does the work, at any site; who does the work has not therefore the authority to decide. */
export function subjectThing(word: string, it: { state: State; resolver: Resolver; positionId: string; toPersonId: string | null }): Thing {
  const subject = subjectOf(word),
    requirement = subject.type === "requirement" ? it.state.requirement(subject.ref) : undefined;
  const parts = [null, ...it.resolver.sites].flatMap((siteId) => it.resolver.resolve({ subject, siteId })?.given.parts ?? []);
  const answering = new Set(accountableOf(parts)),
    having = new Set([...answering, ...responsibleOf(parts)]);
  return {
    word,
    title: requirement ? `${requirement.reference} ${requirement.title}` : subject.ref,
    clause: requirement?.id ?? null,
    class: requirement ? delegationClass(requirement) : "D",
    signed: false,
    owned: having.has(it.positionId),
    othersOwn: it.toPersonId !== null && heldBy(it.state, it.toPersonId).some((p) => answering.has(p.id)),
  };
}

/** What is known about the offer: own holdings, the other person, what is lent already in that time. */
export async function circumstancesOf(tx: OwnTx, state: State, offer: Lending, today: string): Promise<Circumstances> {
  const other = state.people.get(offer.toPersonId);
  const { rows } = await sql<{ number: string; words: string[] }>`
    select r.number, d.acts || d.subjects as words from delegations d join records r on r.organisation_id = d.organisation_id and r.id = d.id
     where d.organisation_id = (select app_organisation()) and d.position_id = ${offer.positionId} and d.from_person = ${offer.fromPersonId} and d.id <> ${offer.id} and r.state in ('offered', 'in_force')
       and d.starts_on <= ${offer.endsOn} and d.ends_on >= ${offer.startsOn}`.execute(tx);
  return {
    today,
    lentAlready: rows,
    holdings: (state.positions.get(offer.positionId)?.holdings ?? []).filter((h) => h.personId === offer.fromPersonId && !h.deputy),
    other: other && { name: other.name, roles: heldBy(state, other.id).map((p) => p.role), leftOn: other.leftOn, erased: other.erased },
  };
}

/** Refuses an offer that the classes, the calendar or the persons do not allow; asked when it is made and again when it is accepted. */
export async function demandLendable(it: { tx: OwnTx; today: string; registry: Registry; offer: Lending }): Promise<{ positionTitle: string; otherName: string }> {
  const { tx, today, registry, offer } = it;
  const state = await loadState(tx, today, null),
    { resolver } = composingOf(state, (act) => act),
    circumstances = await circumstancesOf(tx, state, offer, today);
  const fault = faultOfOffer(offer, circumstances);
  if (fault) throw new Refusal("invalid", fault.because, { fields: { [fault.field]: fault.because } });
  if (offer.acts.length + offer.subjects.length === 0)
    throw new Refusal("invalid", say("Say what the other may do: choose acts, duties or both."), { fields: { acts: say("Choose at least one.") } });
  const about = { registry, state, resolver, positionId: offer.positionId, toPersonId: offer.toPersonId };
  const acts = offer.acts.map((name) => actThing(name, about)),
    subjects = offer.subjects.map((word) => subjectThing(word, about));
  for (const thing of [...acts, ...subjects]) {
    const refused = refusedToLend(thing, circumstances.other);
    if (refused) throw new Refusal("conflict", refused, { fields: { [acts.includes(thing) ? "acts" : "subjects"]: refused } });
  }
  const twice = lentTwice([...offer.acts, ...offer.subjects], circumstances);
  if (twice) throw new Refusal("conflict", twice);
  return { positionTitle: state.positions.get(offer.positionId)?.title ?? "", otherName: circumstances.other?.name ?? "" };
}
