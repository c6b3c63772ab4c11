import { isBeginning } from "#kernel/act.ts";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import type { ActRequest } from "#kernel/platform.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { transaction } from "./database.ts";
import { checked } from "./input.ts";
import { demandNamed } from "./named.ts";
import { claim } from "./once.ts";
import { newNumbering, takeKnown } from "./numbering.ts";
import { tell } from "./notes.ts";
import type { Note } from "./registry.ts";
import { lock } from "./spine.ts";
import { find, type Consequence, type Work } from "./gathering.ts";
import { alter, begin } from "./work.ts";
import { momentOf, viewpointOf, type Session, type World } from "./world.ts";

export interface Performance extends Partial<ActRequest> {
  readonly act: string;
  /** The record; absent when the act begins one. */
  readonly id?: string;
  readonly key?: string;
  /** The id that a beginning gives its record; chosen by the server unless a client working offline did. */
  readonly newId?: string;
}

async function carryOut(work: Work, request: Consequence & { newId?: string }): Promise<Kept> {
  const registered = work.world.registry.acts.get(request.act);
  if (!registered) throw new Refusal("not_found", say("There is no such act."));
  const { act } = registered;
  const input = checked(act.input, request.input ?? {}),
    reason = request.reason ?? null;
  if (!work.session.actor.system) await demandNamed(work.tx, work.world.registry, { schema: act.input, input });
  if (isBeginning(act)) {
    if (!registered.keeper) throw new Error(`${act.name} begins nothing`);
    return begin(work, registered, { act, keeper: registered.keeper, id: request.newId ?? newId(work.moment.now.getTime()), input, reason });
  }
  if (!request.id) throw new Refusal("invalid", say("Say which record this is about."));
  return alter(work, registered, { act, id: request.id, version: request.version, input, reason });
}

/** Opens the one transaction in which acts are carried out and people told of them, and tells the rest of the house after commit. */
export const inTransaction = async <T>(world: World, session: Session, method: string | null, carry: (work: Work) => Promise<T>): Promise<T> =>
  (await andAfterwards(world, session, method, carry)).done;

/** The same, with what the work after the commit answered. */
async function andAfterwards<T>(world: World, session: Session, method: string | null, carry: (work: Work) => Promise<T>): Promise<{ done: T; told: object[] }> {
  const notes: Note[] = [],
    acts: string[] = [],
    afterwards: (() => Promise<object>)[] = [],
    numbering = newNumbering();
  const done = await transaction(world.db, viewpointOf(session.actor), async (tx) => {
    notes.length = acts.length = afterwards.length = 0; // a retried transaction starts anew
    await takeKnown(tx, session.actor.organisationId, numbering);
    const moment = momentOf(world, session.actor);
    const result = await carry({ world, tx, session, moment, method, notes, acts, afterwards, numbering, cause: null, also: carryOut });
    await tell(tx, session.actor.organisationId, notes, moment.now);
    return result;
  });
  if (notes.length > 0 || acts.length > 0) world.afterCommit?.({ organisationId: session.actor.organisationId, notes, acts });
  const told: object[] = [];
  for (const later of afterwards) told.push(await later());
  return { done, told };
}

/**
 * Performs one act: ask, do, move on, record. All of it in one transaction, so a record, its new
 * state and the event that explains it are seen together or not at all. Doing it twice under one
 * idempotency key is doing it once. Nothing else changes a record.
 */
export async function perform(world: World, session: Session, request: Performance): Promise<Kept> {
  const registered = world.registry.acts.get(request.act);
  if (!registered) throw new Refusal("not_found", say("There is no such act."));
  const input = checked(registered.act.input, request.input ?? {}) as object;
  const method = registered.act.signed && request.signature ? await world.signer.prove(session, request.signature, `${request.act} ${request.id ?? ""}`.trim()) : null;
  const { done, told } = await andAfterwards(world, session, method, async (work) => {
    const recordId = request.id ?? request.newId ?? newId(work.moment.now.getTime());
    if (request.key) {
      const first = await claim(
        work.tx,
        { organisationId: session.actor.organisationId, personId: session.actor.id, key: request.key, act: request.act, id: request.id, input },
        recordId,
      );
      if (first) {
        const keeper = registered.keeper ?? world.registry.keepers.get((await lock(work.tx, first)).kind);
        if (!keeper) throw new Error("a kept record has no keeper");
        return find(work, keeper, first);
      }
    }
    return carryOut(work, { ...request, ...(request.id ? {} : { newId: recordId }) });
  }).catch((error: unknown) => {
    if (request.newId && isTaken(error)) throw new Refusal("conflict", say("Something with this id is there already. Send it under another one."));
    throw error;
  });
  return told.length === 0 ? done : ({ ...done, toldOnce: Object.assign({}, ...told) as object } as Kept);
}

/** A client that chose its record's id chose one that exists, of whatever kind and whoever may see it. */
const isTaken = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "23505" && "constraint" in error && String(error.constraint).endsWith("_pkey");

/** One of several acts: unsigned (a signature is given for one text at a time) and without a key of its own. */
export type Step = Omit<Performance, "key" | "signature">;

/**
 * Performs several acts in their order, in one transaction: all of them or none. A later one may
 * name a record that an earlier one began (`newId`). The first refusal ends it and says which act it
 * was, counted from 0, as `index`.
 */
export const performAll = (world: World, session: Session, steps: readonly Step[]): Promise<Kept[]> =>
  inTransaction(world, session, null, async (work) => {
    const done: Kept[] = [];
    for (const [index, step] of steps.entries()) {
      try {
        done.push(await carryOut(work, step));
      } catch (error) {
        throw error instanceof Refusal ? new Refusal(error.kind, error.message, { ...error.details, index }) : error;
      }
    }
    return done;
  });
