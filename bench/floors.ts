import type pg from "pg";
import type { House } from "#app/house.ts";
import { listen } from "#app/server.ts";
import { captured, replay } from "./capture.ts";
import { signIn } from "./client.ts";
import { spread, timed } from "./measure.ts";
import type { Login } from "./people.ts";
import type { Workload } from "./workloads.ts";

export interface Floor {
  /** Milliseconds at the middle. */
  readonly ms: number;
  readonly statements: number;
}

/** What writing a small change to disk costs by itself: part of every act's floor, which is rolled back while it is measured. */
export async function commitCost(client: pg.ClientBase, seconds: number): Promise<number> {
  await client.query("create table if not exists bench_commits (n integer)");
  const costs: number[] = [];
  await timed(seconds, async (n) => {
    await client.query("begin");
    await client.query("insert into bench_commits values ($1)", [n]);
    const begun = performance.now();
    await client.query("commit");
    costs.push(performance.now() - begun);
  });
  await client.query("drop table bench_commits");
  return spread(costs).p50;
}

/** What each view and act costs as SQL alone on one connection, captured from one real request. */
export async function measureFloors(house: House, who: Login, { workloads, seconds }: { workloads: readonly Workload[]; seconds: number }): Promise<Map<string, Floor>> {
  const server = await listen(house),
    client = await house.pool.connect(),
    floors = new Map<string, Floor>();
  try {
    const commit = await commitCost(client, seconds);
    const browser = await signIn(server.url, who);
    for (const work of workloads) {
      const writes = work.kind !== "view";
      if (!writes) await work.ask(browser, 0);
      const sent = await captured(() => work.ask(browser, 1));
      const ms = spread(await timed(seconds, () => replay(client, sent, writes))).p50;
      floors.set(work.name, { ms: Math.round((ms + (writes ? commit : 0)) * 100) / 100, statements: sent.length });
    }
  } finally {
    client.release();
    await server.close();
  }
  return floors;
}
