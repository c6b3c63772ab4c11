import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import type { Chart } from "../chart.ts";
import { imports } from "./cli.ts";
import { organisation } from "./testing.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([organisation])));
afterAll(() => w.close());

const heading = "site_code,site,unit,position_code,position,role,reports_to,employee_number,name,from,deputy";
const chartFile = `${heading}
HOS,Hosur,Operations / Plating,PL,Head of plating,process owner,OPS,E10,Asha Rao,2026-12-01,
,,Operations,OPS,Head of operations,process owner,,E11,Ravi Kumar,,
,,,PL,,,,E12,Deepa Nair,,yes`;
const take = (text: string, who: Parameters<TestWorld["act"]>[0] = "administrator") =>
  w.act(who, "organisation.importChart", { id: w.organisationId, input: { file: "chart.csv", text } });
const events = async (): Promise<number> => (await w.owner.query<{ n: number }>("select count(*)::int as n from events where organisation_id = $1", [w.organisationId])).rows[0]!.n;

describe("an import", () => {
  it("brings sites, units, positions, people and appointments in, in one go", async () => {
    await take(chartFile);
    const chart = await w.view<Chart>("worker", "organisation.chart", { on: "2026-12-02" });
    const head = chart.positions.find((p) => p.code === "PL"),
      above = chart.positions.find((p) => p.code === "OPS");
    expect(head).toMatchObject({ title: "Head of plating", reportsTo: above?.id, holders: [{ name: "Asha Rao", from: "2026-12-01" }], deputies: [{ name: "Deepa Nair" }] });
    expect(chart.units.find((u) => u.title === "Plating")?.parentId).toBe(chart.units.find((u) => u.title === "Operations")?.id);
  });

  it("does nothing the second time but say that it was done", async () => {
    const before = await events();
    await take(chartFile);
    expect(await events()).toBe(before + 1);
  });

  it("changes what the file says otherwise, and leaves what it does not name", async () => {
    await take(`${heading}\n,,,PL,Head of coatings,,,E10,Asha R. Rao,,`);
    const chart = await w.view<Chart>("worker", "organisation.chart", { on: "2026-12-02" });
    expect(chart.positions.find((p) => p.code === "PL")).toMatchObject({ title: "Head of coatings", holders: [{ name: "Asha R. Rao" }], deputies: [{ name: "Deepa Nair" }] });
  });

  it("is all or nothing, and names the line", async () => {
    const before = await events();
    await expect(take(`${heading}\nX,New site,,,,,,,,,\n,,,BAD,,,,,,,`)).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { "3.position": expect.any(String) }, current: { problems: [{ line: 3 }] } },
    });
    await expect(take(`${heading}\nX,New site,,NEW,Own post,management_representative,,E13,Sneaky,,`, "administrator")).rejects.toMatchObject({
      kind: "forbidden",
      message: "Line 2: Top management appoints to this position. Nothing was imported.",
    });
    expect(await events()).toBe(before);
    expect((await w.view<unknown[]>("worker", "site.list")).length).toBe(3);
  });

  it("is for those who draw the chart", async () => {
    await expect(take(chartFile, "worker")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.view("consultant", "organisation.importBase")).rejects.toMatchObject({ kind: "forbidden" });
  });
});

describe("the command line", () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-import-"));
  afterAll(() => fs.rmSync(folder, { recursive: true }));
  const run = (content: string | Uint8Array, dryRun: boolean) => {
    const file = path.join(folder, "chart.csv");
    fs.writeFileSync(file, content);
    return imports.people({ world: w.world, session: w.clock, path: file, dryRun });
  };
  const text = `${heading}\n,,,CLI,Head of the command line,employee,,E90,Tara Sen,,`;

  it("rehearses without a change, then imports, then finds nothing to do", async () => {
    const before = await events();
    expect(await run(text, true)).toMatchObject({ code: 0, facts: { dryRun: true, counts: { position: { created: 1 }, person: { created: 1 } }, problems: [] } });
    expect(await events()).toBe(before);
    expect((await run(text, false)).text).toContain("People: 1 created, 0 changed, 0 unchanged");
    expect((await run(text, true)).facts.counts).toMatchObject({ position: { created: 0, unchanged: 1 }, person: { unchanged: 1 }, appointment: { unchanged: 1 } });
  });

  it("ends with 1 and the line of what is wrong, and refuses what is no readable file", async () => {
    const wrong = await run(`${heading}\n,,,NEW,,,,,,,`, false);
    expect([wrong.code, wrong.text[0]]).toEqual([1, "Line 2, position: The position NEW is new, so it needs a title."]);
    await expect(run(new Uint8Array([0xff, 0xfe, 0x61, 0]), false)).rejects.toMatchObject({ kind: "invalid", message: expect.stringMatching(/UTF-16/) });
    await expect(imports.people({ world: w.world, session: w.clock, path: "/nowhere.csv", dryRun: true })).rejects.toMatchObject({ kind: "invalid" });
  });
});
