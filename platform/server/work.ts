import { decide, decideBeginning, inPlaceOf, type Act, type Beginning } from "#kernel/act.ts";
import { Refusal } from "#kernel/errors.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { contentOf } from "./files/content.ts";
import { finish } from "./finish.ts";
import { demandGates } from "./gates.ts";
import { consequence, find, keptFields, refuse, type Consequence, type Work } from "./gathering.ts";
import { nextNumber } from "./numbering.ts";
import type { Doing, Keeper, RegisteredAct, SpineChange } from "./registry.ts";
import { demandSignature } from "./sign.ts";
import { enter, hadAHand, lock, move } from "./spine.ts";
import { changes, snapshot } from "./trail.ts";

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
  origin: work.session.origin,
  registry: work.world.registry,
  content: contentOf(work.world, { tx: work.tx, actor: work.session.actor }),
  access: work.world.access,
  afterwards: (later) => void work.afterwards.push(later),
  ...it,
  also: (name, request) => consequence(work, act.name, { act: name, ...request } as Consequence),
  notify: (note) => void work.notes.push({ ...note, recordId: note.recordId ?? it.id }),
});

export async function begin(work: Work, registered: RegisteredAct, it: { act: Beginning; keeper: Keeper; id: string; input: unknown; reason: string | null }): Promise<Kept> {
  const { act, keeper, id } = it;
  refuse(decideBeginning(act, work.session.actor));
  await demandGates(work, act, { record: undefined, input: it.input });
  await demandSignature(work.tx, work.session, act, work.method);
  const organisationId = work.session.actor.organisationId;
  const number = await nextNumber(work.tx, work.numbering, { organisationId, kind: keeper.kind, today: work.moment.today });
  const named = await registered.handler(doing(work, act, { id, number, record: undefined, input: it.input, reason: it.reason }));
  await enter(work.tx, work.moment, {
    organisationId,
    id,
    number,
    kind: keeper.kind,
    state: act.to,
    change: named as SpineChange & { title: string },
    actorId: work.session.actor.id,
  });
  return finish(work, { act, keeper, before: undefined, after: await find(work, keeper, id), input: it.input, reason: it.reason, signedBefore: false });
}

export async function alter(
  work: Work,
  registered: RegisteredAct,
  it: { act: Act; id: string; version: number | undefined; input: unknown; reason: string | null },
): Promise<Kept> {
  const { act, id } = it;
  work.numbering.holding = true;
  const row = await lock(work.tx, id);
  const keeper = registered.keeper ?? work.world.registry.keepers.get(row.kind);
  if (!keeper || keeper.kind.kind !== row.kind) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  const before = await find(work, keeper, id);
  refuse(decide(act, work.session.actor, before));
  await demandGates(work, act, { record: before, input: it.input });
  if (!act.light) await demandFresh(work, keeper, it.version, before);
  if (act.reason && !it.reason && !work.session.actor.system)
    throw new Refusal("invalid", say("Say why; the reason is kept with the change."), { fields: { reason: say("A reason is needed.") } });
  await demandSignature(work.tx, work.session, act, work.method);
  const result = (await registered.handler(doing(work, act, { id, number: before.number, record: before, input: it.input, reason: it.reason }))) ?? {};
  if (!act.light && before.ownerId !== null && inPlaceOf(act, work.session.actor, before)?.personId === before.ownerId) await hadAHand(work.tx, id, work.session.actor.id);
  if (!act.light)
    await move(work.tx, work.moment, { id, kind: keeper.kind, was: before.state, state: outcome(act, before, result), change: result, actorId: work.session.actor.id });
  return finish(work, { act, keeper, before, after: act.light ? before : await find(work, keeper, id), input: it.input, reason: it.reason, signedBefore: row.signed });
}
