import type { Act, Beginning } from "#kernel/act.ts";
import type { Actor } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import type { Kept } from "#kernel/record.ts";
import type { Work } from "./gathering.ts";
import type { Moment } from "./registry.ts";
import type { Tx } from "./database.ts";

/** An act that a person is about to do, as a gate is asked about it. */
export interface Gated extends Moment {
  readonly tx: Tx<never>;
  readonly actor: Actor;
  readonly act: string;
  /** Absent when the act begins one. */
  readonly record: Kept | undefined;
  readonly input: unknown;
}

/**
 * What a module asks of acts that are not its own, before any of them is done: may this person do it, and
 * may the people whom the input names be chosen? Null lets it through; anything else is the sentence of the
 * refusal, which says what is missing and who can mend it. Found in a module's `server/gates.ts`.
 */
export type Gate = (gated: Gated) => Promise<string | null>;

/** Asks every module's gates about an act that a person does. Consequences and the clock pass: nobody chose anybody there. */
export async function demandGates(work: Work, act: Act | Beginning, it: { readonly record: Kept | undefined; readonly input: unknown }): Promise<void> {
  const { actor } = work.session;
  if (actor.system) return;
  for (const gate of work.world.registry.gates) {
    const because = await gate({ ...work.moment, tx: work.tx as unknown as Tx<never>, actor, act: act.name, ...it });
    if (because !== null) throw new Refusal("forbidden", because);
  }
}
