import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import type { TrainingRow } from "../training-views.ts";
import { training } from "./testing.ts";

let t: TestWorld, course: string, competence: string;
beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
  competence = (await t.act("quality", "competence.define", { input: { title: "First aid", group: "Safety", levels: [{ level: 1, title: "First aider" }], validMonths: 24 } })).id;
  course = (await t.act("quality", "course.offer", { input: { title: "First aid, two days", method: "classroom", competenceId: competence, level: 1 } })).id;
});
afterAll(() => t.close());

const plan = (more: object = {}) =>
  t.act("quality", "trainingsession.plan", {
    input: { courseId: course, startsAt: "2026-11-23T08:00:00+05:30", place: "Training room", trainerId: t.people.head, personIds: [t.people.worker, t.people.colleague], ...more },
  });
const done = async (personId: string) =>
  (await t.view<{ items: TrainingRow[] }>("quality", "training.list", { personId, courseId: course })).items.filter((row) => row.doneOn !== null);

describe("a session", () => {
  it("trains those who signed and whom the trainer saw; the others not", async () => {
    const session = await plan();
    await t.act("worker", "trainingsession.sign", { id: session.id });
    await expect(t.act("auditor", "trainingsession.sign", { id: session.id })).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("You are not on the list"),
    });
    await expect(t.act("quality", "trainingsession.close", { id: session.id })).rejects.toMatchObject({ kind: "forbidden", message: expect.stringContaining("Only the trainer") });
    await expect(t.act("head", "trainingsession.close", { id: session.id, signature: undefined })).rejects.toMatchObject({ kind: "signature_needed" });
    const held = await t.act("head", "trainingsession.close", { id: session.id });
    expect(held).toMatchObject({ state: "held", heldOn: "2026-11-23" });
    expect(await done(t.people.worker)).toMatchObject([{ doneOn: "2026-11-23", state: "done" }]);
    expect(await done(t.people.colleague)).toEqual([]);
    const evidence = await t.view<{ items: { expiresOn: string }[] }>("quality", "attainment.list", { personId: t.people.worker });
    expect(evidence.items).toMatchObject([{ expiresOn: "2028-11-23", level: 1 }]);
    expect(await t.view("quality", "trainingsession.one", { id: session.id })).toMatchObject({ signatures: [{ meaning: "verification", printedName: "head", void: null }] });
  });

  it("whoever signed and left early is not trained, when the trainer says so", async () => {
    const session = await plan({ personIds: [t.people.auditor] });
    await t.act("auditor", "trainingsession.sign", { id: session.id });
    await t.act("head", "trainingsession.close", { id: session.id, input: { absent: [t.people.auditor] } });
    expect(await done(t.people.auditor)).toEqual([]);
  });

  it("a sheet of paper counts when it is attached, and is shown as one", async () => {
    const session = await plan({ personIds: [t.people.purchasing] });
    const close = () => t.act("head", "trainingsession.close", { id: session.id, input: { onPaper: [t.people.purchasing] } });
    await expect(close()).rejects.toMatchObject({ kind: "conflict", message: "The sheet that people signed is not attached. Attach a photograph of it first." });
    await t.owner.query("set session_replication_role = replica");
    await t.owner.query("insert into attachments (organisation_id, id, record_id, sha256, name, at, by_person) values ($1, gen_random_uuid(), $2, $3, 'sheet.jpg', now(), $4)", [
      t.organisationId,
      session.id,
      Buffer.alloc(32),
      t.people.head,
    ]);
    await t.owner.query("set session_replication_role = origin");
    await close();
    const [row] = await done(t.people.purchasing);
    expect(await t.view("quality", "training.one", { id: row!.id })).toMatchObject({ done: { way: "paper" }, source: { kind: "trainingsession" } });
  });

  it("has a trainer who is not one of the trained, no more people than seats, and no signing before it begins", async () => {
    await expect(plan({ personIds: [t.people.head] })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("The trainer says who was there") });
    const session = await plan({ startsAt: "2026-12-01T08:00:00+05:30", seats: 1, personIds: [t.people.worker] });
    await expect(t.act("colleague", "trainingsession.enrol", { id: session.id })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("It is full") });
    await expect(t.act("worker", "trainingsession.sign", { id: session.id })).rejects.toMatchObject({ kind: "conflict", message: "It has not begun yet." });
    await expect(plan({ trainerId: null })).rejects.toMatchObject({ kind: "invalid" });
    const full = t.act("quality", "trainingsession.change", { id: session.id, input: { trainerId: t.people.worker }, reason: "The trainer is ill." });
    await expect(full, "who is on the list does not become the trainer").rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("The trainer says who was there"),
    });
    await t.act("quality", "trainingsession.cancel", { id: session.id, reason: "The trainer is ill." });
    expect(t.notes.at(-1)).toMatchObject({ to: [t.people.worker], text: "First aid, two days is cancelled: The trainer is ill." });
  });

  it("held for a trainer from outside is not closed by somebody who was taught in it", async () => {
    const session = await plan({ trainerId: null, trainerOutside: "Ravi, Fire and Rescue", personIds: [t.people.worker] });
    await t.act("quality", "trainingsession.enrol", { id: session.id });
    await t.act("quality", "trainingsession.sign", { id: session.id });
    await expect(t.act("quality", "trainingsession.close", { id: session.id })).rejects.toMatchObject({
      kind: "forbidden",
      message: expect.stringContaining("nobody confirms their own training"),
    });
    await t.act("quality", "record.handOver", { id: session.id, input: { to: t.people.head }, reason: "I take part." });
    await expect(t.act("head", "trainingsession.close", { id: session.id, input: { onPaper: [t.people.head] } })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("Nobody confirms"),
    });
    await t.act("head", "trainingsession.close", { id: session.id });
    expect(await done(t.people.quality)).toHaveLength(1);
    expect(await done(t.people.head)).toEqual([]);
  });
});
