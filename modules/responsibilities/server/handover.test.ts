import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { slips } from "#server/testing/register.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { standards } from "../../standards/server/testing.ts";
import type { HeldItem } from "../record.ts";
import { responsibilities } from "./testing.ts";

interface Sheet {
  id: string;
  number: string;
  revision: number;
  state: string;
  contentHash: string;
  unacknowledged: string[];
  answersFor: { reference: string; inherited: boolean }[];
}
interface Remit {
  sheets: Sheet[];
  next: { verb: string }[];
  did: { past: string }[];
}

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([organisation, standards, responsibilities, slips]);
  const { id } = await w.act("quality", "proposal.fromTemplate", { input: { editionId: "iso-9001-2015" } });
  await w.act("quality", "proposal.propose", { id });
  await w.act("director", "proposal.approve", { id });
});
afterAll(() => w.close());

const mine = (who: Parameters<TestWorld["view"]>[0]) => w.view<Remit>(who, "responsibility.mine");
const fact = async (id: string) => {
  const { transaction } = await import("#server/database.ts");
  return transaction(w.world.db, { organisationId: w.organisationId, personId: w.people.quality }, (tx) =>
    w.world.registry.facts.get(id)!.answer(tx as never, { now: w.world.clock(), today: "2026-11-23", zone: "Asia/Kolkata" }),
  );
};

describe("a duty sheet", () => {
  it("is issued with the matrix and waits for its holder", async () => {
    const { sheets, next } = await mine("head");
    expect(sheets[0]).toMatchObject({ revision: 1, state: "waiting", unacknowledged: [w.people.head] });
    expect(sheets[0]!.answersFor.length).toBeGreaterThan(0);
    expect(next.map((n) => n.verb)).toContain("I have understood it");
    expect((await fact("roles.acknowledged")).holds).toBe("no");
  });

  it("is accepted by its holder alone, and only as it was read", async () => {
    const [sheet] = (await mine("head")).sheets,
      input = { contentHash: sheet!.contentHash };
    await expect(w.act("quality", "sheet.acknowledge", { id: sheet!.id, input })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.act("head", "sheet.acknowledge", { id: sheet!.id, input: { contentHash: "0".repeat(64) } })).rejects.toMatchObject({ kind: "conflict" });
    expect(await w.act("head", "sheet.acknowledge", { id: sheet!.id, input })).toMatchObject({ state: "accepted" });
    expect((await mine("head")).next.map((n) => n.verb)).not.toContain("I have understood it");
    expect((await fact("roles.acknowledged")).holds).toBe("partly");
  });

  it("asks again when its duties change, and whoever is newly appointed", async () => {
    const parts = [
      { positionId: w.positions.head, level: "A" },
      { positionId: w.positions.quality, level: "C" },
    ];
    const { id } = await w.act("quality", "proposal.begin", { input: { title: "t", why: "w", rows: [{ subject: { type: "topic", ref: "The company car" }, parts }] } });
    await w.act("quality", "proposal.propose", { id });
    await w.act("director", "proposal.approve", { id });
    expect((await mine("head")).sheets[0]).toMatchObject({ revision: 2, state: "waiting", unacknowledged: [w.people.head] });
    const [sheet] = (await mine("head")).sheets;
    await w.act("head", "sheet.acknowledge", { id: sheet!.id, input: { contentHash: sheet!.contentHash } });
    await w.act("director", "position.change", { id: w.positions.head, input: { seats: 2 } });
    await w.act("director", "position.appoint", { id: w.positions.head, input: { personId: w.people.colleague } });
    expect((await mine("colleague")).sheets.find((s) => s.number === sheet!.number)).toMatchObject({ state: "waiting", unacknowledged: [w.people.colleague] });
  });

  it("joins the year of top management: what it did in person, and where nothing is recorded", async () => {
    const year = await w.view<{ rows: { reference: string; class: string; count: number; months: number[] }[] }>("director", "responsibility.year");
    expect(year.rows.find((r) => r.reference === "5.3")).toMatchObject({ class: "N" });
    expect(year.rows.find((r) => r.reference === "5.3")!.months[10]).toBeGreaterThanOrEqual(2);
    expect(year.rows.find((r) => r.reference === "5.2.1")?.count).toBe(0);
  });
});

describe("a manager leaves", () => {
  let id: string, slip: string;
  const seen = () => w.view<{ items: HeldItem[]; undecided: number; state: string }>("quality", "handover.one", { id });
  const give = (item: HeldItem, to: string) => ({ item: item.item, does: "give", to });

  it("everything in their hands is listed, and nothing finishes before all is decided", async () => {
    slip = (await w.act("purchasing", "slip.write", { input: { title: "Late castings" } })).id;
    const lent = await w.act("purchasing", "delegation.offer", {
      input: { positionId: w.positions.purchasing, toPersonId: w.people.worker, acts: ["person.goAway"], startsOn: "2026-11-23", endsOn: "2026-12-23", why: "help" },
    });
    await w.act("worker", "delegation.accept", { id: lent.id });
    const leaving = await w.view<{ items: HeldItem[]; vacated: { title: string }[]; requirements: Record<string, string[]> }>("quality", "responsibility.leaving", {
      personId: w.people.purchasing,
    });
    expect(leaving.items.map((i) => i.what).toSorted()).toEqual(["delegation", "position", "record"]);
    expect(leaving.vacated.map((p) => p.title)).toEqual(["purchasing position"]);
    id = (await w.act("quality", "handover.begin", { input: { personId: w.people.purchasing, reason: "leaves", lastDay: "2026-11-27" } })).id;
    await expect(w.act("quality", "handover.begin", { input: { personId: w.people.purchasing, reason: "leaves", lastDay: "2026-11-27" } })).rejects.toMatchObject({
      message: expect.stringMatching(/open for purchasing already/),
    });
    await expect(w.act("quality", "handover.finish", { id })).rejects.toMatchObject({ kind: "conflict", message: expect.stringMatching(/^3 things are not decided/) });
  });

  it("a decision names a successor, or why it stays vacant", async () => {
    const { items } = await seen(),
      position = items.find((i) => i.what === "position")!,
      record = items.find((i) => i.what === "record")!,
      lent = items.find((i) => i.what === "delegation")!;
    const decide = (decision: object) => w.act("quality", "handover.decide", { id, input: { decisions: [decision] } });
    await expect(decide({ item: position.item, does: "leave" })).rejects.toMatchObject({ message: expect.stringMatching(/Say why it stays vacant/) });
    await expect(decide({ item: record.item, does: "give", to: w.people.purchasing })).rejects.toMatchObject({ kind: "invalid" });
    await expect(decide({ item: record.item, does: "keep" })).rejects.toMatchObject({ kind: "invalid" });
    await expect(decide({ item: "record 1", does: "leave", because: "x" })).rejects.toMatchObject({ message: expect.stringMatching(/not in purchasing's hands/) });
    await w.act("quality", "handover.decide", {
      id,
      input: { decisions: [give(position, w.people.colleague), give(record, w.people.head), { item: lent.item, does: "leave", because: "Ends with the position" }] },
    });
    expect((await seen()).undecided).toBe(0);
  });

  it("what comes up meanwhile is not forgotten", async () => {
    await w.act("purchasing", "slip.write", { input: { title: "One more" } });
    await expect(w.act("quality", "handover.finish", { id })).rejects.toMatchObject({ message: expect.stringMatching(/^1 thing is not decided/) });
    const more = (await seen()).items.find((i) => i.title === "One more")!;
    await w.act("quality", "handover.decide", { id, input: { decisions: [{ item: more.item, does: "leave", because: "Nobody needs it" }] } });
  });

  it("does not widen anybody's rights: whoever finishes must be allowed each step", async () => {
    await w.owner.query("set session_replication_role = replica");
    const { rows } = await w.owner.query<{ authority: string[] }>("select authority from positions where id = $1", [w.positions.quality]);
    await w.owner.query("update positions set authority = array_remove(authority, 'position.appoint') where id = $1", [w.positions.quality]);
    await expect(w.act("quality", "handover.finish", { id })).rejects.toMatchObject({ kind: "forbidden", message: expect.stringMatching(/appoint somebody/) });
    await w.owner.query("update positions set authority = $2 where id = $1", [w.positions.quality, rows[0]!.authority]);
    await w.owner.query("set session_replication_role = origin");
  });

  it("finishes in one go, and nothing is left in their hands after the last day", async () => {
    expect(await w.act("quality", "handover.finish", { id })).toMatchObject({ state: "finished" });
    expect(await w.view("quality", "record.snapshot", { id: slip })).toMatchObject({ ownerId: w.people.head, version: 2 });
    w.setClock("2026-11-28T06:00:00.000Z");
    const leaving = await w.view<{ items: HeldItem[] }>("quality", "responsibility.leaving", { personId: w.people.purchasing });
    expect(leaving.items.filter((i) => i.what === "position" || i.what === "record")).toEqual([]);
    expect((await w.as("worker")).actor.actingFor).toEqual([]);
    const held = await w.view<{ id: string; holders: { name: string }[] }[]>("quality", "directory.positions");
    expect(held.find((p) => p.id === w.positions.purchasing)?.holders.map((h) => h.name)).toEqual(["colleague"]);
    const { rows } = await w.owner.query<{ n: number }>(
      "select count(*)::int as n from holdings where organisation_id = $1 and person_id = $2 and (until_on is null or until_on > '2026-11-27')",
      [w.organisationId, w.people.purchasing],
    );
    expect(rows[0]?.n).toBe(0);
  });
});
