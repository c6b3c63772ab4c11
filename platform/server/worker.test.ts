import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { performByClock, runJob } from "./by-clock.ts";
import { existingKey } from "./checkpoints.ts";
import { dueJobs, jobsOf, lastDue } from "./jobs.ts";
import type { Letter, Mail } from "./mail.ts";
import type { Found } from "./registry.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import { startWorker } from "./worker.ts";

const noLog = { info: () => {}, warn: () => {}, error: () => {} };
const noMail: Mail = { configured: false, send: async (_letter: Letter) => false, check: async () => undefined, close: () => {} };
let failures = 0;
const clockwork: Found = {
  folder: "clockwork",
  module: { name: "clockwork", title: "Clockwork", serves: [], uses: [], kinds: [], acts: [], views: [], facts: [], indicators: [] },
  jobs: {
    jobs: [
      { name: "write", every: "0 9 * * *", run: async ({ also, today }) => void (await also("slip.write", { input: { title: `by the clock ${today}` } })) },
      {
        name: "stumble",
        every: "0 8 * * *",
        run: async ({ also }) => {
          await also("slip.write", { input: { title: "stumbled" } });
          if (failures-- > 0) throw new Error("stumbled");
        },
      },
    ],
  },
};

let w: TestWorld, dataFolder: string;
const hemavathi = () => ({ id: w.organisationId, name: "hemavathi", zone: "Asia/Kolkata" });
const written = async (title: string): Promise<number> =>
  (await w.owner.query("select count(*)::int as n from records where organisation_id = $1 and title like $2", [w.organisationId, title])).rows[0].n;
const until = async (holds: () => Promise<boolean>, seconds: number): Promise<void> => {
  const end = Date.now() + seconds * 1000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error("it did not come to hold");
    await new Promise((done) => setTimeout(done, 50));
  }
};
const work = () => startWorker(w.world, { connection: w.connection, mail: noMail, log: noLog as never, dataFolder, baseUrl: "http://remit.test", lookEvery: 0.2 });

beforeAll(async () => {
  w = await openWorld([slips, clockwork]);
  dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-worker-"));
});
beforeEach(() => w.setClock("2026-11-23T03:30:00Z")); // nine in the morning in India
afterAll(async () => {
  await w.close();
  fs.rmSync(dataFolder, { recursive: true });
});

describe("the clock", () => {
  it("knows the last due time in a zone, across a change to summer time too", () => {
    expect(lastDue("0 9 * * *", "Asia/Kolkata", new Date("2026-11-23T03:29:59Z")).toISOString()).toBe("2026-11-22T03:30:00.000Z");
    expect(lastDue("0 9 * * *", "Asia/Kolkata", new Date("2026-11-23T03:30:00Z")).toISOString()).toBe("2026-11-23T03:30:00.000Z");
    expect(lastDue("0 9 * * *", "Europe/Berlin", new Date("2026-03-29T08:00:00Z")).toISOString()).toBe("2026-03-29T07:00:00.000Z");
  });

  it("acts as itself, in one transaction with what it tells people", async () => {
    const begin = (boom: boolean) =>
      performByClock(w.world, hemavathi(), async ({ also, notify, today }) => {
        await also("slip.write", { input: { title: "alone" } });
        notify({ to: [w.people.worker], text: "It was written.", once: "alone" });
        if (boom) throw new Error("boom");
        return today;
      });
    await expect(begin(true)).rejects.toThrow("boom");
    expect(await written("alone")).toBe(0);
    expect(await w.view("worker", "me.notifications")).toMatchObject({ total: 0 });
    expect(await begin(false)).toBe("2026-11-23");
    expect(await w.view("worker", "me.notifications")).toMatchObject({ total: 1, items: [{ text: "It was written." }] });
    const { rows } = await w.owner.query<{ body: string }>("select body from events where organisation_id = $1 order by sequence desc limit 1", [w.organisationId]);
    expect(JSON.parse(rows[0]!.body)).toMatchObject({ by: "clock", actor: { id: w.organisationId } });
  });

  it("does one due time once, however many ask", async () => {
    const job = jobsOf(w.world.registry).find((j) => j.name === "clockwork/write")!,
      at = new Date("2026-11-01T03:30:00Z");
    const done = await Promise.all([1, 2, 3, 4].map(() => runJob(w.world, hemavathi(), job, at)));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await written("by the clock%")).toBe(1);
  });
});

describe("a worker", () => {
  it("of two does each job once for each organisation, and a failing one again until it holds", async () => {
    failures = 2;
    const before = await written("by the clock%");
    const both = [await work(), await work()];
    const due = () => dueJobs(w.world.db, { jobs: jobsOf(w.world.registry), organisations: [hemavathi()], now: w.world.clock() });
    await until(async () => (await due()).length === 0, 30);
    await Promise.all(both.map((one) => one.stop()));
    expect(await written("by the clock%")).toBe(before + 1);
    expect(await written("stumbled")).toBe(1);
    const strangers = await w.owner.query("select count(*)::int as n from records where organisation_id = $1 and title like 'by the clock%'", [w.stranger.organisationId]);
    expect(strangers.rows[0].n).toBe(1);
    expect(existingKey(dataFolder)?.publicKey).toMatch(/^MCow/);
    expect((await w.owner.query("select count(*)::int as n from checkpoints")).rows[0].n).toBeGreaterThanOrEqual(2);
  }, 45_000);

  it("takes up what a killed one had begun", async () => {
    w.setClock("2026-11-24T03:30:00Z");
    const before = await written("by the clock%");
    const pool = new pg.Pool({ ...w.connection, max: 2 });
    const killed = new PgBoss({ db: { executeSql: (text, values) => pool.query(text, values as unknown[]) }, schema: "jobs", schedule: false, supervise: false });
    await killed.start();
    const at = "2026-11-24T03:30:00.000Z",
      errand = { job: "clockwork/write", organisation: w.organisationId, at };
    expect(await killed.send("clock", errand, { singletonKey: `${errand.job}/${errand.organisation}/${at}` })).toBeTruthy();
    const fetched = await killed.fetch("clock", { batchSize: 20 });
    expect(fetched.map((job) => job.data)).toContainEqual(errand); // it holds the job, and never speaks again
    await killed.stop({ graceful: false });
    await pool.end();
    const living = await work();
    await until(async () => (await written("by the clock%")) === before + 1, 50);
    await living.stop();
  }, 70_000);
});
