import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { transaction } from "#server/database.ts";
import { newId } from "#kernel/id.ts";
import { clockOf, noOrigin } from "#server/world.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import type { Chart } from "../chart.ts";
import { managerOf, positionsOn, settings } from "./published.ts";
import { organisation } from "./testing.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([organisation])));
afterAll(() => w.close());

const chart = (asks: Record<string, unknown> = {}, asOf?: string) => w.view<Chart>("worker", "organisation.chart", asks, asOf);
const establish = (title: string, more: object = {}) => w.act("quality", "position.establish", { input: { title, role: "process_owner", ...more } });
const see = <T>(work: (tx: never) => Promise<T>): Promise<T> => transaction(w.world.db, { organisationId: w.organisationId, personId: w.people.worker }, (tx) => work(tx as never));

describe("the organisation", () => {
  it("is founded by its own clock, once, and keeps of its settings what was decided: a version with other defaults changes nothing that was told", async () => {
    const id = newId(),
      session = { actor: clockOf({ id, name: "New", zone: "Asia/Kolkata" }), origin: noOrigin, userId: null };
    expect(await w.act(session, "organisation.found", { newId: id, input: { name: "Nova Castings", slug: "nova" } })).toMatchObject({
      id,
      number: "ORG-1",
      title: "Nova Castings",
      settings: {},
    });
    const other = newId();
    await expect(
      w.act({ ...session, actor: clockOf({ id: other, name: "Other", zone: "Asia/Kolkata" }) }, "organisation.found", { newId: other, input: { name: "Nova", slug: "nova" } }),
    ).rejects.toMatchObject({ kind: "conflict", details: { fields: { slug: expect.any(String) } } });
    await w.act("quality", "organisation.configure", { id: w.organisationId, input: { settings: { loadLimit: 12 } } });
    expect(await see(settings)).toEqual({ acknowledgementShare: 95, loadLimit: 12, escalationDays: [7, 14, 30] });
    await expect(w.act("quality", "organisation.decide", { id: w.organisationId, input: { module: "weather", settings: {} } })).rejects.toMatchObject({ kind: "invalid" });
    await expect(w.act("quality", "organisation.configure", { id: w.organisationId, input: { zone: "Mars/Olympus" } })).rejects.toMatchObject({
      details: { fields: { zone: expect.stringMatching(/time zone/) } },
    });
    await expect(w.act("worker", "organisation.rename", { id: w.organisationId, input: { name: "Mine" } })).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("sites and units", () => {
  it("close only when empty, and a code belongs to one site", async () => {
    const site = await w.act("administrator", "site.open", { input: { name: "Hosur", code: "HOS" } });
    await expect(w.act("administrator", "site.open", { input: { name: "Another", code: "HOS" } })).rejects.toMatchObject({
      kind: "conflict",
      details: { fields: { code: expect.any(String) } },
    });
    const position = await establish("Head of Hosur", { siteId: site.id });
    await expect(w.act("administrator", "site.close", { id: site.id, reason: "sold" })).rejects.toMatchObject({ message: "1 position still there. Move or end them first." });
    await w.act("quality", "position.move", { id: position.id, input: { siteId: null } });
    expect(await w.act("administrator", "site.close", { id: site.id, reason: "sold" })).toMatchObject({ state: "closed" });
    await expect(establish("Head again", { siteId: site.id })).rejects.toMatchObject({ kind: "invalid", details: { fields: { siteId: expect.any(String) } } });
  });

  it("are parts of each other without circles", async () => {
    const unit = (name: string, parentId: string | null) => w.act("quality", "unit.establish", { input: { name, parentId } });
    const top = await unit("Operations", null),
      middle = await unit("Purchasing", top.id),
      low = await unit("Inward", middle.id);
    await expect(w.act("quality", "unit.move", { id: top.id, input: { parentId: low.id } })).rejects.toMatchObject({
      details: { fields: { parentId: expect.stringMatching(/part of itself/) } },
    });
    await expect(w.act("quality", "unit.dissolve", { id: middle.id, reason: "merged" })).rejects.toMatchObject({ message: expect.stringMatching(/^1 unit is part of it/) });
    await w.act("quality", "unit.move", { id: low.id, input: { parentId: top.id } });
    expect(await w.act("quality", "unit.dissolve", { id: middle.id, reason: "merged" })).toMatchObject({ state: "dissolved" });
  });
});

describe("a position", () => {
  it("is born with the usual rights of its role, and only who may give rights gives others", async () => {
    const position = await establish("Head of stores");
    expect(position["authority"]).toContain("person.goAway");
    const asked = { title: "Head of tools", role: "process_owner", authority: ["person.goAway"] };
    await expect(w.act("administrator", "position.establish", { input: asked })).rejects.toMatchObject({ details: { fields: { authority: expect.any(String) } } });
    expect((await w.act("quality", "position.establish", { input: asked }))["authority"]).toEqual(["person.goAway"]);
  });

  it("is given rights with a reason, never unknown ones, never ones that its role cannot hold", async () => {
    const position = await establish("Head of paint");
    const authorise = (authority: string[], reason?: string) =>
      w.act("director", "position.authorise", { id: position.id, input: { authority, may: "Stop the paint line" }, ...(reason ? { reason } : {}) });
    await expect(authorise(["person.goAway"])).rejects.toMatchObject({ details: { fields: { reason: expect.any(String) } } });
    await expect(authorise(["nothing.here"], "needed")).rejects.toMatchObject({ details: { fields: { authority: "There is no act named nothing.here." } } });
    await expect(authorise(["position.authorise"], "needed")).rejects.toMatchObject({
      details: { fields: { authority: expect.stringMatching(/Top management does this in person/) } },
    });
    expect(await authorise(["site.open"], "runs the sites")).toMatchObject({ authority: ["site.open"], may: "Stop the paint line" });
  });

  it("reports to no one below it", async () => {
    const above = await establish("Above"),
      below = await establish("Below", { reportsTo: above.id });
    await expect(w.act("quality", "position.move", { id: above.id, input: { reportsTo: below.id } })).rejects.toMatchObject({
      details: { fields: { reportsTo: expect.stringMatching(/Nobody reports to themselves/) } },
    });
    await expect(w.act("quality", "position.move", { id: above.id, input: { reportsTo: above.id } })).rejects.toMatchObject({ kind: "invalid" });
    await expect(w.act("quality", "position.move", { id: above.id, input: { reportsTo: newId() } })).rejects.toMatchObject({
      details: { fields: { reportsTo: expect.stringMatching(/no such position/) } },
    });
  });

  it("stands in the chart with whoever was there on that day, by its dates and by the trail", async () => {
    const position = await establish("Head of plating"),
      person = await w.act("quality", "person.register", { input: { name: "Meera Iyer", joinedOn: "2026-01-01" } });
    await w.act("quality", "position.appoint", { id: position.id, input: { personId: person.id, from: "2026-12-01", until: "2026-12-31" } });
    const on = async (day: string, asOf?: string) => (await chart({ on: day }, asOf)).positions.find((p) => p.id === position.id);
    expect(await on("2026-11-30")).toMatchObject({ coverage: "vacant", since: null });
    expect(await on("2026-12-15")).toMatchObject({ coverage: "held", holders: [{ name: "Meera Iyer" }] });
    expect(await on("2027-01-01")).toMatchObject({ coverage: "vacant", since: "2027-01-01" });
    w.setClock("2026-11-23T05:00:00.000Z");
    await w.act("quality", "position.change", { id: position.id, input: { title: "Head of coatings" } });
    expect((await on("2026-12-15", "2026-11-23T04:00:00Z"))?.title).toBe("Head of plating");
    expect((await on("2026-12-15"))?.title).toBe("Head of coatings");
  });

  it("is seen by nobody of another organisation", async () => {
    const stranger = await w.as("quality", w.stranger),
      position = await establish("Secret post");
    const theirs = await w.view<Chart>(stranger, "organisation.chart");
    expect(theirs.positions.map((p) => p.id)).not.toContain(position.id);
    await expect(w.view(stranger, "position.one", { number: position.number })).rejects.toMatchObject({ kind: "not_found" });
    await expect(w.act(stranger, "position.move", { id: position.id, version: 1, input: {} })).rejects.toMatchObject({ kind: "not_found" });
    await expect(w.act(stranger, "position.establish", { input: { title: "Spy", role: "employee", reportsTo: position.id } })).rejects.toMatchObject({ kind: "invalid" });
  });

  it("cannot be changed silently", async () => {
    const position = await establish("Quiet post");
    const silently = transaction(w.world.db, { organisationId: w.organisationId, personId: w.people.quality }, (tx) =>
      tx
        .updateTable("positions")
        .set({ authority: ["person.erase"] })
        .where("id", "=", position.id)
        .execute(),
    );
    await expect(silently).rejects.toMatchObject({ code: "RM002" });
  });
});

describe("the pure drawing and the database", () => {
  it("agree on who is there", async () => {
    await w.act("worker", "person.goAway", { id: w.people.worker, input: { from: "2026-11-20", until: "2026-11-30" } });
    await w.act("quality", "position.appoint", { id: w.positions.worker, input: { personId: w.people.colleague, deputy: true } });
    for (const on of ["2026-11-19", "2026-11-23", "2026-12-01", "2019-01-01"]) {
      const drawn = (await see((tx) => positionsOn(tx, on)))
        .flatMap((p) => [...p.holders.map((h) => `${p.id} ${h.id} holder`), ...p.deputies.map((d) => `${p.id} ${d.id} ${d.acting ? "acting" : "deputy"}`)])
        .toSorted();
      const rows = await see(async (tx: never) =>
        (
          await sql<{
            row: string;
          }>`select x.position_id || ' ' || x.person_id || case when not x.deputy then ' holder' when x.acting then ' acting' else ' deputy' end as row from positions_held(app_organisation(), ${on}) x`.execute(
            tx,
          )
        ).rows
          .map((r) => r.row)
          .toSorted(),
      );
      expect(drawn, on).toEqual(rows);
    }
    expect(await see((tx) => managerOf(tx, w.people.worker, "2026-11-23"))).toMatchObject({ personId: w.people.head });
    expect(await see((tx) => managerOf(tx, w.people.director, "2026-11-23"))).toBeNull();
  });
});
