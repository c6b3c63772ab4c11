import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performByClock } from "#server/by-clock.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { jobs } from "./jobs.ts";
import { documents } from "./testing.ts";

let t: TestWorld, type: string;
const route = [{ steps: [{ title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "management_representative" }] }] }];
beforeAll(async () => {
  t = await openWorld([documents, organisation]);
  type = (await t.act("quality", "documenttype.establish", { input: { title: "Instruction", sort: "instruction", prefix: "WI", routes: route, readingDays: 7 } })).id;
});
afterAll(() => t.close());

const clock = (name: string) => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs.find((j) => j.name === name)!.run(work));
const text = JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Stop, look, call." }] }] });

/** Writes and approves a first issue; it waits to be issued. */
async function approved(audience: readonly object[], more: object = {}): Promise<{ document: string; revision: string }> {
  const document = (await t.act("head", "document.begin", { input: { title: "Stop the line", typeId: type, audience } })).id;
  const { record } = await t.view<{ record: { openId: string } }>("head", "document.one", { id: document }),
    revision = record.openId;
  await t.act("head", "revision.write", { id: revision, input: { text } });
  await t.act("head", "revision.explain", { id: revision, input: { training: "read", ...more } });
  await t.act("head", "revision.submit", { id: revision });
  await t.act("quality", "revision.approve", { id: revision });
  return { document, revision };
}
const readings = (revisionId: string) =>
  t.view<{ asked: number; read: number; items: { id: string; state: string; ownerId: string }[] }>("quality", "reading.list", { revisionId });

describe("whom an issue reaches", () => {
  it("somebody who is appointed is asked in the same moment", async () => {
    const { revision } = await approved([{ to: "position", positionId: t.positions.worker }]);
    await t.act("head", "revision.issue", { id: revision });
    expect((await readings(revision)).items.map((r) => r.ownerId)).toEqual([t.people.worker]);
    await t.act("quality", "position.change", { id: t.positions.worker, input: { seats: 2 } });
    await t.act("quality", "position.appoint", { id: t.positions.worker, input: { personId: t.people.purchasing, from: "2026-11-23" } });
    expect((await readings(revision)).asked).toBe(2);
  });

  it("more people than fit one moment are asked by the clock, each exactly once", async () => {
    for (let i = 0; i < 130; i += 1) {
      const person = await t.act("quality", "person.register", { input: { name: `Crew ${i}` } });
      await t.owner.query("set session_replication_role = replica");
      await t.owner.query("insert into holdings (organisation_id, id, position_id, person_id, from_on) values ($1, gen_random_uuid(), $2, $3, '2026-01-01')", [
        t.organisationId,
        t.positions.colleague,
        person.id,
      ]);
      await t.owner.query("set session_replication_role = origin");
    }
    const { revision } = await approved([{ to: "everyone" }]);
    await t.act("head", "revision.issue", { id: revision });
    const first = (await readings(revision)).asked;
    expect(first).toBe(60);
    await clock("documents-distribute");
    await clock("documents-distribute");
    const { rows } = await t.owner.query<{ n: number; people: number }>(
      "select count(*)::int as n, count(distinct person_id)::int as people from readings where revision_id = $1",
      [revision],
    );
    expect(rows[0]!.n).toBeGreaterThan(130);
    expect(rows[0]!.n).toBe(rows[0]!.people);
    expect((await t.owner.query("select from distribution_due")).rowCount).toBe(0);
  });

  it("an issue for a day to come takes effect on that day, and not before enough people have read it", async () => {
    const { document, revision } = await approved([{ to: "position", positionId: t.positions.auditor }], { effectiveOn: "2026-12-01", gate: 100 });
    expect(await t.act("head", "revision.issue", { id: revision })).toMatchObject({ state: "approved" });
    const state = async () => (await t.view<{ record: { state: string } }>("worker", "document.one", { id: document })).record.state;
    await clock("documents-take-effect");
    expect(await state()).toBe("new");
    t.setClock("2026-12-01T01:00:00.000Z");
    await clock("documents-take-effect");
    expect(await state()).toBe("new");
    const [open] = (await readings(revision)).items;
    await t.act("auditor", "reading.acknowledge", { id: open!.id });
    await clock("documents-take-effect");
    expect(await state()).toBe("effective");
  });

  it("waiting for readers needs readers: it is not submitted otherwise", async () => {
    const document = (await t.act("head", "document.begin", { input: { title: "For nobody", typeId: type } })).id;
    const { record } = await t.view<{ record: { openId: string } }>("head", "document.one", { id: document });
    await t.act("head", "revision.write", { id: record.openId, input: { text } });
    await t.act("head", "revision.explain", { id: record.openId, input: { training: "read", gate: 80 } });
    await expect(t.act("head", "revision.submit", { id: record.openId })).rejects.toThrow(/nobody is asked to/);
  });
});
