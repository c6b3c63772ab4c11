import fs from "node:fs";
import pg from "pg";
import { packageRoot } from "#server/root.ts";
import { verify, type Verified } from "#server/verify.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { discover } from "./discover.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld(await discover())));
afterAll(() => w.close());

const lend = async (from: Who, to: Who, acts: string[]): Promise<void> => {
  const { id } = await w.act(from, "delegation.offer", {
    input: { positionId: w.positions[from], toPersonId: w.people[to], acts, startsOn: "2026-11-23", endsOn: "2026-11-28", why: "Annual leave" },
  });
  await w.act(to, "delegation.accept", { id });
};
const give = async (owner: Who): Promise<string> =>
  (await w.act("quality", "action.assign", { input: { title: "Change the list", ownerId: w.people[owner], dueOn: "2026-12-04" } })).id;
interface Told {
  act: string;
  actor: { name: string };
  onBehalfOf: { name: string } | null;
  position: string | null;
}
const last = async (id: string, act: string): Promise<unknown> => {
  const found = (await w.view<{ items: Told[] }>("quality", "record.history", { id })).items.find((e) => e.act === act);
  return found && [found.actor.name, found.onBehalfOf?.name ?? null, found.position];
};
const notTheirs = { kind: "forbidden", message: "Only whoever answers for this record may do this." };

describe("an owner's work", () => {
  it("is done by whom the owner lent it to, by name and on behalf, and nothing beside", async () => {
    const action = await give("head");
    await expect(w.act("purchasing", "action.start", { id: action })).rejects.toMatchObject(notTheirs);
    await lend("head", "purchasing", ["action.start", "action.finish"]);
    await w.act("purchasing", "action.start", { id: action });
    await expect(w.act("purchasing", "action.askForTime", { id: action, input: { dueOn: "2026-12-10" }, reason: "x" })).rejects.toMatchObject(notTheirs);
    await w.act("purchasing", "action.finish", { id: action, input: { proof: "List 4" } });
    expect(await last(action, "action.finish")).toEqual(["purchasing", "head", "head position"]);
    await expect(w.act("purchasing", "action.start", { id: await give("worker") })).rejects.toMatchObject(notTheirs);
  });

  it("is not judged by whoever did it for the owner, though they hold the authority", async () => {
    const action = await give("head");
    await w.act("purchasing", "action.finish", { id: action, input: { proof: "List 5" } });
    expect((await w.as("purchasing")).actor.authority.has("action.accept")).toBe(true);
    await expect(w.act("purchasing", "action.accept", { id: action })).rejects.toMatchObject({ kind: "forbidden", message: expect.stringMatching(/did it for whoever owns it/) });
    expect(await w.act("quality", "action.accept", { id: action })).toMatchObject({ state: "accepted" });
  });

  it("can be lent to nobody from outside, and what is no owner's work stays the position's", async () => {
    await expect(lend("head", "consultant", ["action.askForTime"])).rejects.toMatchObject({ message: expect.stringMatching(/comes from outside/) });
    await expect(lend("worker", "colleague", ["action.accept"])).rejects.toMatchObject({ message: expect.stringMatching(/not this position's/) });
    await lend("worker", "colleague", ["action.finish"]);
    const { acts } = await w.view<{ acts: { word: string; refused: string | null }[] }>("worker", "delegation.possible", { positionId: w.positions.worker });
    expect(acts.find((a) => a.word === "action.finish")).toMatchObject({ refused: null });
  });

  it("is done by the deputy while the owner is away, on the owner's behalf, and not before", async () => {
    const action = await give("auditor");
    await w.act("director", "position.appoint", { id: w.positions.auditor, input: { personId: w.people.colleague, deputy: true } });
    await expect(w.act("colleague", "action.start", { id: action })).rejects.toMatchObject(notTheirs);
    await w.act("auditor", "person.goAway", { id: w.people.auditor, input: { from: "2026-11-23" } });
    await w.act("colleague", "action.finish", { id: action, input: { proof: "Seen" } });
    expect(await last(action, "action.finish")).toEqual(["colleague", "auditor", "auditor position"]);
    await w.act("auditor", "person.comeBack", { id: w.people.auditor });
    await expect(w.act("colleague", "action.start", { id: await give("auditor") })).rejects.toMatchObject(notTheirs);
  });

  it("what needs own authority and the owner's word alike is told as done on the owner's behalf", async () => {
    const nc = (await w.act("head", "nonconformity.raise", { input: { title: "Bore", what: "14 bodies", ownerId: w.people.head } })).id;
    await w.act("head", "nonconformity.contain", { id: nc, input: { what: "Set aside" } });
    await w.act("head", "nonconformity.evaluate", { id: nc, input: { grade: "major", severity: 3, recurrence: 2, needed: true, reason: "Customer part" } });
    await w.act("head", "nonconformity.addWhy", { id: nc, input: { text: "The restart list does not ask for the counters" } });
    const { record } = await w.view<{ record: { whys: { id: string }[] } }>("head", "nonconformity.one", { id: nc });
    await w.act("head", "nonconformity.changeWhy", { id: nc, input: { nodeId: record.whys[0]!.id, root: true, follows: true } });
    const confirm = () => w.act("purchasing", "nonconformity.confirmCause", { id: nc, input: { text: "The restart list does not ask for the counters", category: "method" } });
    expect((await w.as("purchasing")).actor.authority.has("nonconformity.confirmCause")).toBe(true);
    await expect(confirm()).rejects.toMatchObject(notTheirs);
    await lend("head", "purchasing", ["nonconformity.confirmCause"]);
    await confirm();
    expect(await last(nc, "nonconformity.confirmCause")).toEqual(["purchasing", "head", "head position"]);
  });
});

describe("remit verify", () => {
  const run = async (): Promise<Verified> => {
    const pool = new pg.Pool({ ...w.connection, max: 1 });
    const keepers = new Map([...w.world.registry.keepers].filter(([kind]) => kind === "action")); // the test's people and positions came in beside the door
    return verify({ pool, keepers }).finally(() => pool.end());
  };
  const standIn = (): string => w.people.purchasing;

  it("finds nothing where somebody did the owner's work and is remembered for it", async () => {
    const { rows } = await w.owner.query<{ n: number }>("select count(*)::int as n from records where kind = 'action' and $1 = any (owners) and owner_id = $2", [
      standIn(),
      w.people.head,
    ]);
    expect(rows[0]!.n).toBeGreaterThan(0);
    expect(await run()).toMatchObject({ ok: true, firstBad: null });
  });

  it("finds it when the database's owner lets that be forgotten, and the step that looks it up in the trail puts it back", async () => {
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query("update records set owners = array_remove(owners, $1) where kind = 'action'", [standIn()]);
    await w.owner.query("set session_replication_role = origin");
    expect((await run()).firstBad).toMatchObject({ organisation: w.organisationId, sequence: expect.any(Number), why: expect.stringMatching(/^ACT-\S+ was .* was struck off/) });
    await w.owner.query(fs.readFileSync(`${packageRoot()}/platform/server/migrations/0014_hands_of_before.sql`, "utf8"));
    expect(await run()).toMatchObject({ ok: true, firstBad: null });
  });
});
