import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { training } from "./testing.ts";

let t: TestWorld;
beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
});
afterAll(() => t.close());

const offer = (more: object) => t.act("quality", "course.offer", { input: { title: "From the fault to its cause", method: "read", effectivenessDays: 60, ...more } });
const shown = async (id: string) =>
  (await t.view<{ figure: { title: string; better: string; before: object | null; since: object | null } | null }>("head", "training.one", { id })).figure;

describe("the figure that a course should move", () => {
  it("is one that is kept, and is shown as it stood before the training and since", async () => {
    await expect(offer({ indicator: "no.such" })).rejects.toMatchObject({ kind: "invalid", details: { fields: { indicator: "There is no such figure." } } });
    const [indicator] = [...t.world.registry.figures.keys()],
      course = await offer({ indicator });
    const asked = await t.act("quality", "training.assign", { input: { personId: t.people.worker, courseId: course.id, dueOn: "2026-12-20", why: "Faults come back." } });
    await t.owner.query("set session_replication_role = replica");
    for (const [day, value] of [
      ["2026-11-20", 9],
      ["2026-11-22", 8],
      ["2027-01-10", 3],
      ["2027-01-20", 2],
    ])
      await t.owner.query("insert into indicator_days (organisation_id, indicator, on_day, value) values ($1, $2, $3, $4)", [t.organisationId, indicator, day, value]);
    await t.owner.query("set session_replication_role = origin");
    await t.act("worker", "training.read", { id: asked.id });
    expect(await shown(asked.id)).toMatchObject({ before: { on: "2026-11-22", value: 8 }, since: { on: "2027-01-20", value: 2 } });
    const other = await t.act("quality", "training.assign", { input: { personId: t.people.colleague, courseId: (await offer({})).id, dueOn: "2026-12-20", why: "Too." } });
    expect(await shown(other.id)).toBeNull();
  });

  it("is changed or taken away like the rest of a course", async () => {
    const course = await offer({});
    const [, second] = [...t.world.registry.figures.keys()];
    expect(await t.act("quality", "course.change", { id: course.id, input: { indicator: second }, reason: "It is to move." })).toMatchObject({ indicator: second });
    expect(await t.act("quality", "course.change", { id: course.id, input: { indicator: null }, reason: "Not after all." })).toMatchObject({ indicator: null });
  });
});
