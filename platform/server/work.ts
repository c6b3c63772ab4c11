import { decide, decideBeginning, type Act, type Beginning } from "#kernel/act.ts";
import { delegationFor } from "#kernel/actor.ts";
import type { Decision } from "#kernel/decision.ts";
import { Refusal } from "#kernel/errors.ts";
import type { ActRequest } from "#kernel/platform.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "./database.ts";
import { contentOf } from "./files/content.ts";
import type { Doing, Keeper, Moment, Note, RegisteredAct, SpineChange } from "./registry.ts";
import { personalIn, seal } from "./seal.ts";
import { demandSignature, keepSignature, voidSignatures } from "./sign.ts";
import { enter, follow, lock, move, nextNumber } from "./spine.ts";
import { append, changes, snapshot, type EventBody } from "./trail.ts";
import type { Session, World } from "./world.ts";

/** What one transaction gathers: consequences share it. */
export interface Work {
  readonly world: World;
  readonly tx: Tx;
  readonly session: Session;
  readonly moment: Moment;
  readonly method: string | null;
  readonly notes: Note[];
  readonly acts: string[];
  readonly cause: string | null;
  /** Carries out another act in this transaction, as a consequence. */
  readonly also: (work: Work, request: Consequence) => Promise<Kept>;
}

export interface Consequence extends Partial<ActRequest> {
  readonly act: string;
  readonly id?: string;
}

const refuse = (decision: Decision): void => {
  if (!decision.yes) throw new Refusal(decision.about === "who" ? "forbidden" : "conflict", decision.because);
};

const keptFields = (keeper: Keeper, record: object): object => {
  const fields = keeper.kind.schema.shape;
  return Object.fromEntries(Object.entries(record).filter(([field]) => field in fields));
};

export async function find(work: Work, keeper: Keeper, id: string): Promise<Kept> {
  const [record] = await keeper.find(work.tx, [id], work.moment);
  if (!record) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  return record;
}

/** Acting on a stale page is refused, and the refusal shows what changed meanwhile. */
async function demandFresh(work: Work, keeper: Keeper, seen: number | undefined, current: Kept): Promise<void> {
  if (seen === current.version || work.session.actor.system) return;
  if (seen === undefined) throw new Refusal("invalid", say("Say which version of the record you looked at."), { fields: { version: say("The version is missing.") } });
  const then = await snapshot(work.tx, current.id, { version: seen });
  throw new Refusal("conflict", say("Somebody changed this since you opened it. Nothing that you wrote is lost."), {
    needs: "fresh_page",
    current: { version: current.version, changes: changes(then, keptFields(keeper, current)) },
  });
}

const outcome = (act: Act, before: Kept, change: SpineChange): string => {
  if (act.to === undefined) return before.state;
  if (typeof act.to === "string") return act.to;
  if (!change.state || !act.to.includes(change.state)) throw new Error(`${act.name} did not say which state it leaves`);
  return change.state;
};

const doing = (
  work: Work,
  act: RegisteredAct["act"],
  it: { id: string; number: string; record: Kept | undefined; input: unknown; reason: string | null },
): Doing<unknown, unknown, never> => ({
  ...work.moment,
  tx: work.tx as never,
  actor: work.session.actor,
  registry: work.world.registry,
  content: contentOf(work.world, work.session.actor.organisationId),
  ...it,
  also: (name, request) => consequence(work, act.name, { act: name, ...request } as Consequence),
  notify: (note) => void work.notes.push({ ...note, recordId: note.recordId ?? it.id }),
});

const consequence = (work: Work, cause: string, request: Consequence): Promise<Kept> =>
  work.also({ ...work, cause, session: { ...work.session, actor: { ...work.session.actor, system: true } } }, request);

export async function begin(work: Work, registered: RegisteredAct, it: { act: Beginning; keeper: Keeper; id: string; input: unknown; reason: string | null }): Promise<Kept> {
  const { act, keeper, id } = it;
  refuse(decideBeginning(act, work.session.actor));
  await demandSignature(work.tx, work.session, act, work.method);
  const organisationId = work.session.actor.organisationId;
  const number = await nextNumber(work.tx, organisationId, keeper.kind, work.moment.today);
  const change = await registered.handler(doing(work, act, { id, number, record: undefined, input: it.input, reason: it.reason }));
  await enter(work.tx, work.moment, {
    organisationId,
    id,
    number,
    kind: keeper.kind,
    state: act.to,
    change: change as SpineChange & { title: string },
    actorId: work.session.actor.id,
  });
  return finish(work, { act, keeper, before: undefined, after: await find(work, keeper, id), input: it.input, reason: it.reason, signedBefore: false });
}

export async function change(
  work: Work,
  registered: RegisteredAct,
  it: { act: Act; id: string; version: number | undefined; input: unknown; reason: string | null },
): Promise<Kept> {
  const { act, id } = it;
  const row = await lock(work.tx, id);
  const keeper = registered.keeper ?? work.world.registry.keepers.get(row.kind);
  if (!keeper || keeper.kind.kind !== row.kind) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  const before = await find(work, keeper, id);
  refuse(decide(act as Act, work.session.actor, before));
  if (!act.light) await demandFresh(work, keeper, it.version, before);
  if (act.reason && !it.reason && !work.session.actor.system)
    throw new Refusal("invalid", say("Say why; the reason is kept with the change."), { fields: { reason: say("A reason is needed.") } });
  await demandSignature(work.tx, work.session, act, work.method);
  const result = (await registered.handler(doing(work, act, { id, number: before.number, record: before, input: it.input, reason: it.reason }))) ?? {};
  if (!act.light)
    await move(work.tx, work.moment, { id, kind: keeper.kind, was: before.state, state: outcome(act, before, result), change: result, actorId: work.session.actor.id });
  return finish(work, { act, keeper, before, after: act.light ? before : await find(work, keeper, id), input: it.input, reason: it.reason, signedBefore: row.signed });
}

interface Finish {
  readonly act: Act | Beginning;
  readonly keeper: Keeper;
  readonly before: Kept | undefined;
  readonly after: Kept;
  readonly input: unknown;
  readonly reason: string | null;
  readonly signedBefore: boolean;
}

/** Records the act: signature, event, whose turn it is now, and what other modules do about it. */
async function finish(work: Work, { act, keeper, before, after, input, reason, signedBefore }: Finish): Promise<Kept> {
  const { tx, session, moment } = work;
  const { actor } = session;
  const light = "light" in act && act.light === true;
  const where = { organisationId: actor.organisationId, recordId: after.id };
  const sealed = light ? null : await seal(tx, { ...where, keep: true }, personalIn(keeper.kind.schema), keptFields(keeper, after));
  if (signedBefore && before && sealed) {
    const was = await seal(tx, { ...where, keep: false }, personalIn(keeper.kind.schema), keptFields(keeper, before));
    await voidSignatures(tx, work.world.registry, { recordId: after.id, before: was, after: sealed, act: act.name, actor: actor.name, at: moment.now });
  }
  const signature = act.signed && work.method && sealed ? await keepSignature(tx, session, { record: after, sealed, act, method: work.method, at: moment.now }) : null;
  const lent = delegationFor(actor, act.name);
  const position = (lent ? lent.title : actor.positions[0]?.title) ?? null;
  const body: EventBody = {
    act: act.name,
    actor: { id: actor.id, position, behalfOf: lent ? { person: lent.personId, delegation: lent.delegationId } : null },
    by: work.cause ? "consequence" : actor.system ? "clock" : "person",
    cause: work.cause,
    kind: after.kind,
    record: after.id,
    number: after.number,
    version: after.version,
    input: await seal(tx, { ...where, keep: act.forgets !== true }, personalIn(act.input), input as object),
    reason,
    after: sealed,
    signature,
    origin: session.origin,
    zone: moment.zone,
    release: work.world.release,
  };
  await append(tx, moment.now, body);
  work.acts.push(act.name);
  if (light) return after;
  await follow(tx, {
    organisationId: actor.organisationId,
    record: after,
    turns: keeper.turns?.(after) ?? [],
    readers: keeper.readers?.(after) ?? [],
    search: `${after.number} ${after.title} ${keeper.search?.(after) ?? ""}`.toLowerCase().slice(0, 20_000),
    now: moment.now.toISOString(),
    actorId: actor.id,
  });
  for (const reaction of work.world.registry.reactions.get(act.name) ?? []) {
    await reaction.does({
      ...moment,
      tx: tx as never,
      actor,
      act: act.name,
      before,
      after,
      input,
      also: (name, request) => consequence(work, act.name, { act: name, ...request } as Consequence),
      notify: (note) => void work.notes.push(note),
    });
  }
  return after;
}
