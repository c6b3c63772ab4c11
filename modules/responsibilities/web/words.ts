import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import type { DelegationClass } from "../answer.ts";
import type { Level, Subject } from "../subject.ts";

/** What a letter of the matrix says about a position. */
export const does: Readonly<Record<Level, string>> = { A: say("answers"), R: say("does the work"), C: say("is consulted"), I: say("is informed") };

/** What may be handed on, in a few words; what follows the ordinary rules needs none. */
export const classWords: Readonly<Record<z.infer<typeof DelegationClass>, string | null>> = {
  N: say("cannot be delegated"),
  E: say("the work can be given away, the answering not"),
  P: say("bound to the person"),
  D: null,
};

export const whoOf = (subject: Subject): string =>
  subject.type === "requirement" ? `/who?requirement=${encodeURIComponent(subject.ref)}` : `/who?record=${encodeURIComponent(subject.ref)}`;
export const remitOfPerson = (id: string): string => `/remits/${id}`;
export const remitOfPosition = (number: string): string => `/remit/${encodeURIComponent(number)}`;
export const leavingOf = (personId: string): string => `/handovers/new?person=${personId}`;
export const lendPath = (positionId: string, toPersonId?: string): string => `/delegations/new?position=${positionId}${toPersonId ? `&to=${toPersonId}` : ""}`;

const lists = new Intl.ListFormat("en", { type: "conjunction" });
/** "Anand Raghavan, Sunita Deshpande and 3 others". */
export function namesOf(people: readonly { readonly name: string }[], most = 2): string {
  if (people.length <= most + 1) return lists.format(people.map((p) => p.name));
  return lists.format([...people.slice(0, most).map((p) => p.name), say("{n} others", { n: people.length - most })]);
}
