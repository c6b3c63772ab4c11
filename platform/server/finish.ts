import { inPlaceOf, type Act, type Beginning } from "#kernel/act.ts";
import type { Kept } from "#kernel/record.ts";
import { sha256 } from "./canonical.ts";
import { consequence, keptFields, type Consequence, type Work } from "./gathering.ts";
import type { Keeper } from "./registry.ts";
import { personalIn, seal } from "./seal.ts";
import { keepSignature, voidSignatures } from "./sign.ts";
import { follow } from "./spine.ts";
import { append, type EventBody } from "./trail.ts";

export interface Finish {
  readonly act: Act | Beginning;
  readonly keeper: Keeper;
  readonly before: Kept | undefined;
  readonly after: Kept;
  readonly input: unknown;
  readonly reason: string | null;
  readonly signedBefore: boolean;
}

/** The input with the fingerprints of what is kept apart from the trail. */
const keptApart = (act: Act | Beginning, input: Readonly<Record<string, unknown>>): object =>
  (act.apart ?? []).reduce((rest, field) => {
    const text = rest[field];
    return typeof text === "string" ? { ...rest, [field]: { $sha256: sha256(text).toString("hex") } } : rest;
  }, input);

/** Records the act: signature, event, whose turn it is now, and what other modules do about it. */
export async function finish(work: Work, { act, keeper, before, after, input, reason, signedBefore }: Finish): Promise<Kept> {
  const { tx, session, moment } = work;
  const { actor } = session;
  const light = "light" in act && act.light;
  const where = { organisationId: actor.organisationId, recordId: after.id };
  const sealed = light ? null : await seal(tx, { ...where, keep: true }, personalIn(keeper.kind.schema), keptFields(keeper, after));
  if (signedBefore && before && sealed) {
    const was = await seal(tx, { ...where, keep: false }, personalIn(keeper.kind.schema), keptFields(keeper, before));
    await voidSignatures(tx, work.world.registry, { recordId: after.id, before: was, after: sealed, act: act.name, actor: actor.name, at: moment.now });
  }
  const signature = act.signed && work.method && sealed ? await keepSignature(tx, session, { record: after, sealed, act, method: work.method, at: moment.now }) : null;
  const lent = inPlaceOf(act, actor, before);
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
    input: await seal(tx, { ...where, keep: act.forgets !== true }, personalIn(act.input), keptApart(act, input as Readonly<Record<string, unknown>>)),
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
