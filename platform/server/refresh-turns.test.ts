import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { newId } from "#kernel/id.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { turnsRefresher } from "./refresh-turns.ts";
import { bind, type Found, type Keeper } from "./registry.ts";
import { spineColumns } from "./spine.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

// A register whose turns and readers follow whoever holds one position, and the act that gives it away.
const Check = keptRecord(["open", "done"], {});
type Check = z.infer<typeof Check>;
type CheckRead = Check & { readonly holders: readonly string[] };
const look = { open: { label: "Open", tone: "soon" }, done: { label: "Done", tone: "ok" } } as const;
const kindOf = (kind: string): Kind => ({ kind, one: kind, several: kind, path: `/${kind}/:number`, number: "C-{n}", schema: Check, closed: ["done"], states: look });

const checkActs = defineActs<CheckRead>("check")({
  ask: { begins: true, title: "Ask", past: "asked", input: z.strictObject({ confidential: z.boolean().default(false) }), may: [], to: "open" },
  finish: { title: "Finish", past: "finished", input: z.strictObject({}), may: [], from: ["open"], to: "done" },
});
const seatActs = defineActs<Check>("position")({
  pass: { title: "Pass on", past: "passed it on", input: z.strictObject({ to: z.uuid() }), may: [], from: [] },
});

let position = "",
  finds = 0;
const checks: Keeper<CheckRead> = {
  kind: kindOf("check"),
  find: async (tx, ids, { today }) => {
    finds++;
    const { rows } = await sql<{
      id: string;
    }>`select person_id as id from positions_held(app_organisation(), ${today}) where position_id = ${position} and (not deputy or acting)`.execute(tx);
    const found = await tx.selectFrom("records as r").select(spineColumns).where("r.id", "in", ids).where("r.kind", "=", "check").execute();
    return found.map((r) => ({ ...r, holders: rows.map((h) => h.id) }) as CheckRead);
  },
  turns: (check) => (check.state === "open" ? check.holders.map((person) => ({ who: { person }, act: "check.finish", why: "You hold it." })) : []),
  readers: (check) => check.holders,
};
const seats: Keeper<Check> = {
  kind: kindOf("position"),
  find: async (tx, ids) => (await tx.selectFrom("records as r").select(spineColumns).where("r.id", "in", ids).execute()) as Check[],
};
const found: Found = {
  folder: "checks",
  module: {
    name: "checks",
    title: "Checks",
    serves: [],
    uses: [],
    kinds: [],
    acts: [...Object.values(checkActs), ...Object.values(seatActs)],
    views: [],
    facts: [],
    indicators: [],
  },
  handlers: {
    bound: [
      bind(checks, checkActs, { ask: async ({ input }) => ({ title: "check", confidential: input.confidential }), finish: async () => {} }),
      bind(seats, seatActs, {
        pass: async ({ tx, id, input }) => void (await tx.updateTable("holdings").set({ person_id: input.to }).where("position_id", "=", id).execute()),
      }),
    ],
  },
};

let w: TestWorld;
const asked = async (id: string): Promise<string[]> =>
  (await w.owner.query<{ id: string }>("select person_id as id from turns where record_id = $1 order by 1", [id])).rows.map((r) => r.id);
const passTo = (who: "worker" | "colleague") => w.act("director", "position.pass", { id: position, input: { to: w.people[who] } });

beforeAll(async () => {
  w = await openWorld([found]);
  position = w.positions.worker;
});
beforeEach(() => w.setClock("2026-11-23T03:30:00Z"));
afterAll(() => w.close());

describe("turns that follow from a position", () => {
  it("go from whoever gives the position up to whoever takes it, and closed records ask nobody", async () => {
    const open = await w.act("quality", "check.ask"),
      done = await w.act("quality", "check.ask");
    await w.act("worker", "check.finish", { id: done.id });
    const refresh = turnsRefresher(w.world);
    await refresh();
    expect(await asked(open.id)).toEqual([w.people.worker]);
    await passTo("colleague");
    expect(await asked(open.id)).toEqual([w.people.worker]);
    expect(await refresh()).toBe(1);
    expect(await asked(open.id)).toEqual([w.people.colleague]);
    expect(await asked(done.id)).toEqual([]);
    expect(await w.view("colleague", "me.inbox")).toMatchObject({ total: 1 });
    expect(await w.view("worker", "me.inbox")).toMatchObject({ total: 0 });
  });

  it("are not looked at while nothing changed in the directory, whatever else is done", async () => {
    const refresh = turnsRefresher(w.world);
    await refresh();
    await w.act("quality", "check.ask");
    finds = 0;
    expect(await refresh()).toBe(0);
    expect(await refresh()).toBe(0);
    expect(finds).toBe(0);
    await passTo("worker");
    await refresh();
    expect(finds).toBeGreaterThan(0);
  });

  it("follow the day: an appointment that ends leaves nobody asked the day after", async () => {
    const refresh = turnsRefresher(w.world),
      open = await w.act("quality", "check.ask");
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query("update holdings set until_on = '2026-11-23' where position_id = $1", [position]);
    await w.owner.query("set session_replication_role = origin");
    await refresh();
    expect(await asked(open.id)).toEqual([w.people.worker]);
    w.setClock("2026-11-23T19:00:00Z"); // half past midnight in India
    await refresh();
    expect(await asked(open.id)).toEqual([]);
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query("update holdings set until_on = null where position_id = $1", [position]);
    await w.owner.query("set session_replication_role = origin");
  });

  it("are taken up again when a worker was killed half-way, and by one worker only meanwhile", async () => {
    const open = await w.act("quality", "check.ask");
    await turnsRefresher(w.world)();
    await passTo("colleague");
    await w.owner.query("update turn_looks set taken_at = now()");
    expect(await turnsRefresher(w.world)()).toBe(0);
    await w.owner.query("update turn_looks set taken_at = now() - interval '1 hour'");
    expect(await turnsRefresher(w.world)()).toBeGreaterThan(0);
    expect(await asked(open.id)).toEqual([w.people.colleague]);
    await passTo("worker");
    await turnsRefresher(w.world)();
  });
});

describe("who may read a confidential record", () => {
  it("follows the position, by an act of the clock that the trail shows", async () => {
    const secret = await w.act("quality", "check.ask", { input: { confidential: true } });
    await expect(w.view("colleague", "record.find", { number: secret.number })).resolves.toMatchObject({ record: null });
    await passTo("colleague");
    await turnsRefresher(w.world)();
    await expect(w.view("worker", "record.find", { number: secret.number })).resolves.toMatchObject({ record: null });
    await expect(w.view("colleague", "record.find", { number: secret.number })).resolves.toMatchObject({ record: { id: secret.id } });
    const history = await w.view<{ items: { act: string; system: boolean; light: boolean }[] }>("colleague", "record.history", { id: secret.id });
    expect(history.items[0]).toMatchObject({ act: "record.followReaders", system: true, light: true });
    expect(await turnsRefresher(w.world)()).toBe(0);
  });

  it("no person may say who reads it", async () => {
    const secret = await w.act("quality", "check.ask", { input: { confidential: true } });
    await expect(w.act("quality", "record.followReaders", { id: secret.id, input: { readers: [w.people.worker] } })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

it("two thousand records are brought up to date in seconds, and none is locked for long", async () => {
  const ids = Array.from({ length: 2_000 }, () => newId());
  await w.owner.query("set session_replication_role = replica");
  await w.owner.query(
    `insert into records (organisation_id, id, kind, number, title, state, opened_at) select $1, id, 'check', 'B-' || row_number() over (), 'many', 'open', now() from unnest($2::uuid[]) as id`,
    [w.organisationId, ids],
  );
  await w.owner.query("set session_replication_role = origin");
  await passTo("worker");
  const begun = performance.now();
  expect(await turnsRefresher(w.world)()).toBeGreaterThanOrEqual(2_000);
  expect(performance.now() - begun).toBeLessThan(10_000);
  expect(await asked(ids.at(-1)!)).toEqual([w.people.worker]);
});
