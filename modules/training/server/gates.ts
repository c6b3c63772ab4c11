import type { Tx } from "#server/database.ts";
import type { Gate } from "#server/gates.ts";
import { choicesIn } from "../task.ts";
import { competentIn, gatesFor, missingSaid } from "./gating.ts";
import type { Tables } from "./tables.ts";

/** Who is not competent does not do, and is not chosen for, what the organisation demands a competence for. */
const competent: Gate = async ({ act, actor, input, record, today, ...on }) => {
  const tx = on.tx as unknown as Tx<Tables>;
  for (const { task, personId } of choicesIn(act, input, { actorId: actor.id, record }))
    for (const gate of await gatesFor(tx, task)) {
      if ((await competentIn(tx, gate, { today, personId })).has(personId)) continue;
      return missingSaid(tx, gate, { personId, actorId: actor.id });
    }
  return null;
};

export const gates: Gate[] = [competent];
