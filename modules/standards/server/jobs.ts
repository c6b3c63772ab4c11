import type { Job } from "#server/registry.ts";
import type { Tx } from "#server/database.ts";
import type { Edition } from "../library.ts";
import { adopted } from "./adoptions.ts";
import { keepDay } from "./days.ts";
import { findEdition } from "./editions.ts";
import { overrulings } from "./find.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;

/** At the end of each day: how every adopted edition stands, so that later days can be compared with it. */
const keepReadiness: Job = {
  name: "keep_readiness",
  every: "50 23 * * *",
  run: async ({ tx: transaction, actor, now, today, zone, registry }) => {
    const tx = transaction as unknown as Here,
      editions: Edition[] = [];
    for (const a of await adopted(tx)) editions.push(...[await findEdition(tx, a.editionId)].filter((e) => e !== undefined));
    await keepDay({ tx, registry, now, today, zone }, actor.organisationId, editions);
  },
};

/** An overruling ends by itself, the day after its last. */
const endOverrulings: Job = {
  name: "end_overrulings",
  every: "5 0 * * *",
  run: async ({ tx, today, also }) => {
    const past = (await overrulings(tx as unknown as Here, "all")).filter((o) => o.state === "standing" && o.until < today);
    for (const overruling of past) await also("overruling.lapse", { id: overruling.id });
  },
};

export const jobs: readonly Job[] = [keepReadiness, endOverrulings];
