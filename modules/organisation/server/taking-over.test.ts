import { afterAll, beforeAll, afterEach, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { organisation } from "./testing.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([organisation])));
afterAll(() => w.close());

const change = (who: Parameters<TestWorld["act"]>[0], id: string, input: Record<string, unknown>) => w.act(who, "position.change", { id, input });
const rolesOf = async (who: Parameters<TestWorld["as"]>[0]) => [...(await w.as(who)).actor.roles];
const topManagement = { kind: "forbidden", message: expect.stringMatching(/Top management/) };

const guardedMessage = { kind: "forbidden", message: expect.stringMatching(/about top management or its representative/) };

describe("whoever draws the chart takes no more than was given", () => {
  afterEach(async () => {
    if ((await rolesOf("administrator")).join() !== "administrator") throw new Error("the administrator took a role");
  });

  it("by another role for the own position, through a file", async () => {
    await change("quality", w.positions.administrator, { code: "ADM" });
    const text = "position_code,position,role\nADM,Administrator,top management";
    await expect(w.act("administrator", "organisation.importChart", { id: w.organisationId, input: { file: "chart.csv", text } })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("by making somebody else's position top management's or its representative's", async () => {
    for (const role of ["top_management", "management_representative"]) await expect(change("administrator", w.positions.worker, { role })).rejects.toMatchObject(topManagement);
    await expect(change("quality", w.positions.worker, { role: "top_management" })).rejects.toMatchObject(topManagement);
    const raised = await change("director", w.positions.colleague, { role: "management_representative" });
    expect(raised).toMatchObject({ role: "management_representative" });
    await expect(change("administrator", w.positions.colleague, { role: "employee" })).rejects.toMatchObject(topManagement);
    await change("director", w.positions.colleague, { role: "employee" });
  });

  it("by emptying top management first", async () => {
    await expect(change("administrator", w.positions.director, { role: "employee" })).rejects.toMatchObject(topManagement);
    const { rows } = await w.owner.query<{ id: string }>("select id from holdings where position_id = $1", [w.positions.director]);
    const release = (who: "administrator" | "quality") =>
      w.act(who, "position.release", { id: w.positions.director, input: { holdingId: rows[0]!.id, on: "2026-11-20" }, reason: "He is said to be gone." });
    await expect(release("administrator")).rejects.toMatchObject(guardedMessage);
    await release("quality");
    expect(await rolesOf("director")).toEqual([]);
    await expect(w.act("administrator", "position.appoint", { id: w.positions.director, input: { personId: w.people.administrator } })).rejects.toMatchObject({
      message: expect.stringMatching(/Nobody appoints themselves/),
    });
    await expect(w.act("administrator", "position.appoint", { id: w.positions.director, input: { personId: w.people.colleague } })).rejects.toMatchObject(topManagement);
  });
});
