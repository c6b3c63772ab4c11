import type { z } from "zod";
import type { Actor, GovernanceRole } from "./actor.ts";
import { notNow, yes, type Decision } from "./decision.ts";
import type { Kept } from "./record.ts";
import { say } from "./sentence.ts";

/** A rule about the person. It sees the record and the act's name, never the database. */
export type Rule<R> = (actor: Actor, record: R, act: string) => Decision;

/** A fact about the record that must hold first, with the sentence shown when it does not. */
export interface Need<R> {
  readonly holds: (record: R) => boolean;
  readonly otherwise: string | ((record: R) => string);
}

export type SignatureMeaning = "authorship" | "review" | "approval" | "responsibility" | "verification";

/** What may be given away: N not at all, E the work but not the answering, P only to an equal, D by the rules. */
export type DelegationClass = "N" | "E" | "P" | "D";

interface Said {
  /** The act's name: at once endpoint, permission, trail event and button. */
  readonly name: string;
  /** What the button says: a verb. */
  readonly title: string;
  /** What stands in the list of whoever it waits for, where the button speaks for them ("I have read it"): "Read". Absent: the title. */
  readonly waits?: string;
  /** What the trail says: "{who} closed it". */
  readonly past: string;
  readonly input: z.ZodType;
  /** Governance roles whose positions hold this act in the default responsibility matrix. */
  readonly holders?: readonly GovernanceRole[];
  readonly class?: DelegationClass;
  readonly signed?: SignatureMeaning;
  /** The fields that the signature stands for; when they change, it is void. Absent: everything that is kept but the state. */
  readonly signs?: readonly string[];
  /** The input's personal values are not kept, only their commitments: for an act that takes them apart into other records. */
  readonly forgets?: true;
  /** Texts of the input too large for the trail: the event holds their fingerprint (SHA-256), the handler keeps the text by it. */
  readonly apart?: readonly string[];
  /** How many bytes a request may have when a whole file is sent in the input; one MiB when absent. */
  readonly largest?: number;
  /** Stands for a person's own word or learning: done by somebody who is signed in, never by a program with a token of theirs. */
  readonly inPerson?: true;
  /** A change after the first saving that must say why. */
  readonly reason?: "required";
}

/** One thing a person can do to a record. */
export interface Act<R extends Kept = Kept> extends Said {
  /** Every rule must say yes; none means anyone in the organisation. */
  readonly may: readonly Rule<R>[];
  /** The states it may be done in; none named is any state. */
  readonly from: readonly R["state"][];
  /** The state it leaves behind: absent when it changes only content, several when the handler chooses. */
  readonly to?: R["state"] | readonly R["state"][];
  readonly needs?: readonly Need<R>[];
  /** Adds to a record without changing it (a comment): no version is asked for, none is used up. */
  readonly light?: true;
  /** Done by the clock or by a reaction only: no person may, nobody is offered a button. */
  readonly byClock?: true;
}

/** The act that brings a record into being has no record to look at yet. */
export interface Beginning<R extends Kept = Kept> extends Said {
  readonly begins: true;
  readonly may: readonly Rule<undefined>[];
  readonly to: R["state"];
  /** Done by the clock or by a reaction only. */
  readonly byClock?: true;
}

/** An act of whatever kind of record, where only its shape matters: lists of a module's acts, pictures, checks. */
export interface AnyAct extends Said {
  readonly may: readonly ((actor: Actor, record: never, act: string) => Decision)[];
  readonly begins?: true;
  readonly from?: readonly string[];
  readonly to?: string | readonly string[];
  readonly needs?: readonly { readonly holds: (record: never) => boolean }[];
  readonly light?: true;
  readonly byClock?: true;
}

type Unnamed<T> = T extends unknown ? Omit<T, "name"> : never;
type Named<T> = { readonly [K in keyof T]: T[K] & { readonly name: string } };

/** Names each act after its kind and key, e.g. `nonconformity.close`. */
export const defineActs =
  <R extends Kept>(kind: string) =>
  <const T extends Record<string, Unnamed<Act<R>> | Unnamed<Beginning<R>>>>(acts: T): Named<T> =>
    Object.fromEntries(Object.entries(acts).map(([key, act]) => [key, { ...act, name: `${kind}.${key}` }])) as unknown as Named<T>; // fromEntries forgets the keys; the line above kept them

const asks = (rules: readonly Rule<never>[], actor: Actor, record: unknown, act: string): Decision => {
  for (const rule of rules) {
    const decision = rule(actor, record as never, act);
    if (!decision.yes) return decision;
  }
  return yes;
};

/**
 * Who, when and what for, asked in that order. The server asks before it acts and the web asks
 * before it offers the button, so the two can never disagree.
 */
export function decide<R extends Kept>(act: Act<R>, actor: Actor, record: R): Decision {
  if (act.byClock && !actor.system) return { yes: false, about: "who", because: say("This happens by itself; nobody needs to do it.") };
  const who = actor.system ? yes : asks(act.may, actor, record, act.name);
  if (!who.yes) return who;
  const anyState = act.from.length === 0;
  if (!anyState && !act.from.includes(record.state)) return notNow(say("Not possible while it is {state}.", { state: record.state.replaceAll("_", " ") }));
  const unmet = act.needs?.find((need) => !need.holds(record));
  if (!unmet) return yes;
  return notNow(typeof unmet.otherwise === "string" ? unmet.otherwise : unmet.otherwise(record));
}

/** May this person begin one? */
export const decideBeginning = (act: Beginning, actor: Actor): Decision => {
  if (actor.system) return yes;
  if (act.byClock) return { yes: false, about: "who", because: say("This happens by itself; nobody needs to do it.") };
  return asks(act.may, actor, undefined, act.name);
};

/** In whose place somebody did an act, and by which position; a delegation when it was lent. */
export interface InPlaceOf {
  readonly personId: string;
  readonly delegationId: string | null;
  readonly title: string;
}

/**
 * Did this person need somebody else's authority for it? By own authority alone an act is done in
 * one's own name. As soon as one rule is met only by what was lent, or by acting as a deputy, it is
 * done on behalf of whoever lent that or is away; of several, of the record's owner.
 */
export function inPlaceOf(act: Act | Beginning, actor: Actor, record: Kept | undefined): InPlaceOf | null {
  const places = actor.standingInFor ?? [];
  if (actor.system || (places.length === 0 && actor.actingFor.length === 0)) return null;
  const deputised = new Set(places.flatMap((p) => p.acts));
  const alone = { ...actor, actingFor: [], standingInFor: [], authority: new Set([...actor.authority].filter((name) => !deputised.has(name))) };
  const may = (who: Actor): boolean => asks(act.may, who, record, act.name).yes;
  if (may(alone)) return null;
  const ways = [
    ...actor.actingFor.map((d) => ({ personId: d.personId, delegationId: d.delegationId, title: d.title, who: { ...alone, actingFor: [d] }, names: d.acts.includes(act.name) })),
    ...places.map((p) => ({
      personId: p.personId,
      delegationId: null,
      title: p.title,
      who: { ...alone, standingInFor: [p], authority: new Set([...alone.authority, ...p.acts]) },
      names: p.acts.includes(act.name),
    })),
  ].toSorted((a, b) => Number(b.personId === record?.ownerId) - Number(a.personId === record?.ownerId));
  const way = ways.find(({ who }) => may(who)) ?? ways.find(({ names }) => names);
  return way ? { personId: way.personId, delegationId: way.delegationId, title: way.title } : null;
}

export const isBeginning = <A extends { readonly name: string }>(act: A): act is Extract<A, { begins: true }> => "begins" in act;
