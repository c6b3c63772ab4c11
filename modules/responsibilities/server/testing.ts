import type { Found } from "#server/registry.ts";
import { transaction } from "#server/database.ts";
import type { Performance } from "#server/perform.ts";
import type { TestWorld } from "#server/testing/world.ts";
import { momentOf, viewpointOf } from "#server/world.ts";
import module from "../module.ts";
import * as facts from "./facts.ts";
import { bound } from "./handlers.ts";
import { jobs } from "./jobs.ts";
import { answered } from "./queries.ts";
import { reactions } from "./reactions.ts";

/** This module as its folder is found, for tests that open a world with it. */
export const responsibilities: Found = {
  folder: "responsibilities",
  module,
  handlers: { bound },
  queries: { answered },
  facts,
  reactions: { reactions },
  jobs: { jobs },
};

/** What the clock does of this module's work at the world's present moment. */
export async function atDawn(w: TestWorld, name: string): Promise<void> {
  const later: [string, Partial<Performance>][] = [];
  await transaction(w.world.db, viewpointOf(w.clock.actor), (tx) =>
    jobs
      .find((j) => j.name === name)!
      .run({
        ...momentOf(w.world, w.clock.actor),
        tx: tx as never,
        actor: w.clock.actor,
        registry: w.world.registry,
        notify: () => {},
        also: async (act, request) => {
          later.push([act, request as Partial<Performance>]);
          return undefined as never;
        },
      }),
  );
  for (const [act, request] of later) await w.act(w.clock, act, request);
}
