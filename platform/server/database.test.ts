import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { transaction } from "./database.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import { viewpointOf } from "./world.ts";

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([slips]);
});
afterAll(() => w.close());

it("a connection that the database ends between two questions costs one request, never the process", async () => {
  const view = viewpointOf((await w.as("worker")).actor);
  const broken = transaction(w.world.db, view, async (tx) => {
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx);
    await w.owner.query("select pg_terminate_backend($1)", [rows[0]!.pid]);
    await pause(300); // nothing is asked meanwhile: the news finds nobody who waits for it
    await sql`select 1`.execute(tx);
  });
  await expect(broken).rejects.toMatchObject({ kind: "unavailable" });
  await expect(transaction(w.world.db, view, async (tx) => (await sql<{ one: number }>`select 1 as one`.execute(tx)).rows)).resolves.toEqual([{ one: 1 }]);
});
