import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performByClock } from "#server/by-clock.ts";
import { transaction } from "#server/database.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { answers, figures } from "./facts.ts";
import { jobs } from "./jobs.ts";
import { training } from "./testing.ts";

let t: TestWorld, competence: string, today: string;
beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
  today = "2026-11-23";
});
afterAll(() => t.close());

const inside = <T>(ask: (tx: never, moment: { now: Date; today: string; zone: string }) => Promise<T>): Promise<T> =>
  transaction(t.world.db, { organisationId: t.organisationId, personId: t.people.quality, reads: "*" }, (tx) =>
    ask(tx as never, { now: t.world.clock(), today, zone: "Asia/Kolkata" }),
  );
const fact = (id: string) => inside(answers[id]!);
const figure = (id: string) => inside(figures[id]!);
const clock = (name: string) => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs.find((j) => j.name === name)!.run(work));

describe("competence.matrix.nogaps", () => {
  it("does not hold before anything is required, holds with training that has a day, and breaks when the day has passed", async () => {
    expect(await fact("competence.matrix.nogaps")).toMatchObject({ holds: "no", sentence: "No competence is required of anybody." });
    expect(await figure("training.competent")).toBeNull();
    competence = (await t.act("quality", "competence.define", { input: { title: "Crane", group: "Safety", levels: [{ level: 1, title: "Licensed" }] } })).id;
    for (const who of ["worker", "colleague"] as const)
      await t.act("quality", "demand.set", { input: { competenceId: competence, level: 1, subject: { to: "position", positionId: t.positions[who] }, days: 10 } });
    expect(await fact("competence.matrix.nogaps")).toMatchObject({ holds: "no", breakingCount: 2, breaking: [{ kind: "person", title: "colleague" }, { title: "worker" }] });
    await t.act(t.clock, "attainment.give", {
      input: { personId: t.people.worker, competenceId: competence, level: 1, fromOn: "2026-01-01", expiresOn: "2027-01-31", sourceId: t.people.worker, sourceKind: "person" },
    });
    expect(await fact("competence.matrix.nogaps")).toMatchObject({ holds: "partly", supportingCount: 1, breakingCount: 1 });
    expect(await figure("training.competent")).toBe(50);
    expect(await figure("training.expiring")).toBe(1);
    await t.act("quality", "course.offer", { input: { title: "Crane school", method: "certificate", competenceId: competence, level: 1 } });
    await clock("training-follow");
    expect(await fact("competence.matrix.nogaps")).toMatchObject({ holds: "yes", sentence: "One gap among 2 people; each has training with a day." });
    expect(await figure("training.late")).toBe(0);
    today = "2026-12-10";
    expect(await fact("competence.matrix.nogaps")).toMatchObject({ holds: "partly", breaking: [{ title: "colleague" }] });
    expect(await figure("training.late")).toBe(1);
    today = "2026-11-23";
  });
});

describe("training.effectiveness.rated", () => {
  it("breaks on training whose effect nobody judged in time", async () => {
    expect(await fact("training.effectiveness.rated")).toMatchObject({ holds: "yes", supportingCount: 0, breakingCount: 0 });
    const course = (await t.act("quality", "course.offer", { input: { title: "Slings", method: "read", effectivenessDays: 30 } })).id;
    await t.act("quality", "course.enterForMany", {
      id: course,
      input: { personIds: [t.people.worker, t.people.colleague], on: "2026-10-01", note: "List." },
      reason: "Brought over.",
    });
    today = "2026-11-10";
    expect(await fact("training.effectiveness.rated")).toMatchObject({ breakingCount: 0 });
    today = "2026-11-23";
    expect(await fact("training.effectiveness.rated")).toMatchObject({ holds: "no", breakingCount: 2 });
    const { items } = await t.view<{ items: { id: string }[] }>("quality", "training.list", { courseId: course });
    await t.act("head", "training.evaluate", { id: items[0]!.id, input: { effective: true } });
    expect(await fact("training.effectiveness.rated")).toMatchObject({
      holds: "partly",
      supportingCount: 1,
      breakingCount: 1,
      sentence: "1 of 2 finished training has an answer to whether it worked.",
    });
  });
});

describe("awareness.coverage", () => {
  it("counts everybody here, people from outside included", async () => {
    expect(await fact("awareness.coverage")).toMatchObject({ holds: "no", sentence: "No course says what everybody is to be aware of." });
    const course = (await t.act("quality", "course.offer", { input: { title: "Our policy", method: "read", awareness: true } })).id;
    const enter = (who: readonly (keyof TestWorld["people"])[]) =>
      t.act("administrator", "course.enterForMany", { id: course, input: { personIds: who.map((w) => t.people[w]), on: "2026-11-01", note: "Sheet." }, reason: "Sheet." });
    await enter(["worker", "colleague", "consultant"]);
    expect(await fact("awareness.coverage")).toMatchObject({ holds: "partly", supportingCount: 3, breakingCount: 6 });
    await enter(["director", "quality", "head", "purchasing", "auditor"]);
    await t.act("quality", "training.assign", { input: { personId: t.people.administrator, courseId: course, dueOn: "2026-12-01", why: "Not yet" } });
    expect(await fact("awareness.coverage")).toMatchObject({ holds: "partly", supportingCount: 8, breaking: [{ title: "administrator" }] });
    const { items } = await t.view<{ items: { id: string }[] }>("administrator", "training.list", { personId: t.people.administrator, open: "true" });
    await t.act("administrator", "training.read", { id: items[0]!.id });
    expect(await fact("awareness.coverage")).toMatchObject({ holds: "yes", sentence: "9 of 9 people have done it (100 %; 90 % are asked for)." });
  });
});
