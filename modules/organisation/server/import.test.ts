import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import type { Chart } from "../chart.ts";
import { organisation } from "./testing.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([organisation])));
afterAll(() => w.close());

const heading = "site_code,site,unit,position_code,position,role,reports_to,employee_number,name,from,deputy";
const file = `${heading}
HOS,Hosur,Operations / Plating,PL,Head of plating,process owner,OPS,E10,Asha Rao,2026-12-01,
,,Operations,OPS,Head of operations,process owner,,E11,Ravi Kumar,,
,,,PL,,,,E12,Deepa Nair,,yes`;
const take = (text: string, who: Parameters<TestWorld["act"]>[0] = "administrator") => w.act(who, "organisation.importChart", { id: w.organisationId, input: { file: "chart.csv", text } });
const events = async (): Promise<number> => (await w.owner.query<{ n: number }>("select count(*)::int as n from events where organisation_id = $1", [w.organisationId])).rows[0]!.n;

describe("an import", () => {
  it("brings sites, units, positions, people and appointments in, in one go", async () => {
    await take(file);
    const chart = await w.view<Chart>("worker", "organisation.chart", { on: "2026-12-02" });
    const head = chart.positions.find((p) => p.code === "PL"), above = chart.positions.find((p) => p.code === "OPS");
    expect(head).toMatchObject({ title: "Head of plating", reportsTo: above?.id, holders: [{ name: "Asha Rao", from: "2026-12-01" }], deputies: [{ name: "Deepa Nair" }] });
    expect(chart.units.find((u) => u.title === "Plating")?.parentId).toBe(chart.units.find((u) => u.title === "Operations")?.id);
  });

  it("does nothing the second time but say that it was done", async () => {
    const before = await events();
    await take(file);
    expect(await events()).toBe(before + 1);
  });

  it("changes what the file says otherwise, and leaves what it does not name", async () => {
    await take(`${heading}\n,,,PL,Head of coatings,,,E10,Asha R. Rao,,`);
    const chart = await w.view<Chart>("worker", "organisation.chart", { on: "2026-12-02" });
    expect(chart.positions.find((p) => p.code === "PL")).toMatchObject({ title: "Head of coatings", holders: [{ name: "Asha R. Rao" }], deputies: [{ name: "Deepa Nair" }] });
  });

  it("is all or nothing, and names the line", async () => {
    const before = await events();
    await expect(take(`${heading}\nX,New site,,,,,,,,,\n,,,BAD,,,,,,,`)).rejects.toMatchObject({ kind: "invalid", details: { fields: { "3.position": expect.any(String) }, current: { problems: [{ line: 3 }] } } });
    await expect(take(`${heading}\nX,New site,,NEW,Own post,management_representative,,E13,Sneaky,,`, "administrator")).rejects.toMatchObject({ kind: "forbidden", message: "Line 2: Top management appoints to this position. Nothing was imported." });
    expect(await events()).toBe(before);
    expect((await w.view<unknown[]>("worker", "site.list")).length).toBe(3);
  });

  it("is for those who draw the chart", async () => {
    await expect(take(file, "worker")).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.view("consultant", "organisation.importBase")).rejects.toMatchObject({ kind: "forbidden" });
  });
});
