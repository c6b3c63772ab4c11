import { describe, expect, it } from "vitest";
import { decide, decideBeginning, type Act } from "#kernel/act.ts";
import { actorFrom } from "#kernel/actor.ts";
import { attemptActs, attainmentActs, courseActs, trainingActs, trainingSessionActs } from "./acts.ts";
import { choicesIn } from "./task.ts";
import type { TrainingRead } from "./training.ts";
import { trainingTurns } from "./turns.ts";

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const actor = (n: number, authority: readonly string[] = [], more: object = {}) =>
  actorFrom({
    id: id(n),
    name: `Person ${n}`,
    organisationId: id(99),
    organisation: "Hemavathi",
    zone: "Asia/Kolkata",
    today: "2026-11-23",
    positions: [{ id: id(50 + n), title: "Position", siteId: null, unitId: null, role: "employee" }],
    authority: [...authority],
    actingFor: [],
    ...more,
  });
const training = (more: Partial<TrainingRead> = {}) =>
  ({
    id: id(1),
    state: "open",
    version: 1,
    ownerId: id(1),
    personId: id(1),
    person: "Person 1",
    courseId: id(7),
    method: "read",
    documentId: null,
    waits: false,
    hindrance: null,
    mendedBy: null,
    cause: "person",
    evaluateOn: null,
    dueOn: "2026-12-01",
    why: "The first weeks asks for it",
    supervisorPositionIds: [id(52)],
    ...more,
  }) as TrainingRead;
const may = (act: unknown, who: ReturnType<typeof actor>, record: unknown) => decide(act as Act, who, record as never);

describe("training is never done for somebody else", () => {
  const lent = (acts: readonly string[]) => ({
    actingFor: [{ delegationId: id(8), personId: id(1), name: "Person 1", positionId: id(51), title: "Position", until: "2027-01-01", acts: [...acts] }],
    standingInFor: [{ personId: id(1), positionId: id(51), title: "Position", acts: [...acts] }],
  });
  it.each([
    ["training.read", trainingActs.read],
    ["attempt.submit", attemptActs.submit],
    ["attempt.save", attemptActs.save],
  ])("%s is refused to delegate, deputy and authority alike", (name, act) => {
    const record = name.startsWith("training") ? training() : { ...training(), state: "running" };
    expect(may(act, actor(1), record).yes).toBe(true);
    expect(may(act, actor(2, [name], lent([name])), record)).toMatchObject({
      yes: false,
      about: "who",
      because: "Training is never done for somebody else. Only Person 1 can do this, in person.",
    });
  });
  it("whoever is not on the list of a session does not sign it", () => {
    const session = { id: id(3), state: "planned", ownerId: id(2), participants: [{ personId: id(1) }], begun: true };
    expect(may(trainingSessionActs.sign, actor(1), session).yes).toBe(true);
    expect(may(trainingSessionActs.sign, actor(2, ["trainingsession.sign"], lent(["trainingsession.sign"])), session).yes).toBe(false);
  });
});

describe("nobody judges their own", () => {
  const judged = { ...training({ state: "to_evaluate", evaluateOn: "2026-11-01" }) };
  it("training's effect, extension or evidence, whatever authority they hold", () => {
    for (const [act, record] of [
      [trainingActs.evaluate, judged],
      [trainingActs.postpone, training()],
      [attainmentActs.revoke, { id: id(4), state: "valid", personId: id(1) }],
      [attemptActs.unlock, { ...training(), state: "locked" }],
    ] as const) {
      expect(may(act, actor(1, [act.name]), record)).toMatchObject({ yes: false, because: expect.stringContaining("This is about you") });
      expect(may(act, actor(3, [act.name]), record).yes).toBe(true);
    }
  });
  it("a supervisor may judge without holding the authority", () => {
    expect(may(trainingActs.evaluate, actor(2), judged).yes).toBe(true);
    expect(may(trainingActs.evaluate, actor(3), judged).yes).toBe(false);
  });
});

describe("whose turn it is", () => {
  it("the learner's for what is learnt alone, the supervisor's for what is shown", () => {
    expect(trainingTurns(training())).toMatchObject([{ who: { person: id(1) }, act: "training.read" }]);
    expect(trainingTurns(training({ method: "on_the_job" }))).toMatchObject([{ who: { position: id(52) }, act: "assessment.record" }]);
    expect(trainingTurns(training({ courseId: null, method: null }))).toMatchObject([{ who: { position: id(52) }, act: "training.confirm" }]);
    expect(trainingTurns(training({ waits: true }))).toEqual([]);
    expect(trainingTurns(training({ state: "done" }))).toEqual([]);
  });
  it("what cannot be done is also its mender's", () => {
    const turns = trainingTurns(training({ method: "quiz", hindrance: "Its quiz is not in use. Girish Naik has to put one in use.", mendedBy: id(5) }));
    expect(turns.map((turn) => [turn.who, turn.act])).toEqual([
      [{ person: id(1) }, "attempt.start"],
      [{ person: id(5) }, "course.change"],
    ]);
  });
});

describe("who is chosen for what", () => {
  it("is read from the act and its input", () => {
    expect(choicesIn("action.assign", { ownerId: id(2) }, { actorId: id(1) })).toEqual([{ task: "answer", personId: id(2) }]);
    expect(choicesIn("record.handOver", { to: id(2) }, { actorId: id(1) })).toEqual([{ task: "answer", personId: id(2) }]);
    expect(choicesIn("revision.approve", {}, { actorId: id(1) })).toEqual([{ task: "approve", personId: id(1) }]);
    expect(choicesIn("trainingsession.plan", { trainerId: id(3) }, { actorId: id(1) })).toEqual([{ task: "train", personId: id(3) }]);
    expect(choicesIn("document.begin", { title: "x" }, { actorId: id(1) })).toEqual([{ task: "answer", personId: id(1) }]);
    expect(choicesIn("document.begin", { ownerId: id(2) }, { actorId: id(1) })).toEqual([{ task: "answer", personId: id(2) }]);
    expect(choicesIn("training.evaluate", { action: { ownerId: id(2) } }, { actorId: id(1) })).toEqual([
      { task: "answer", personId: id(2) },
      { task: "verify", personId: id(1) },
    ]);
    const decisions = [
      { item: "record a", does: "give", to: id(2) },
      { item: "record b", does: "give", to: id(2) },
      { item: "record c", does: "leave", to: null },
      { item: "holding d", does: "give", to: id(3) },
    ];
    for (const of of [choicesIn("handover.decide", { decisions }, { actorId: id(1) }), choicesIn("handover.finish", {}, { actorId: id(1), record: { decisions } })])
      expect(of).toEqual([{ task: "answer", personId: id(2) }]);
    expect(choicesIn("record.comment", { text: "x" }, { actorId: id(1) })).toEqual([]);
  });
});

it("several people at once are entered by an administrator, never by a supervisor", () => {
  expect(courseActs.enterForMany.holders).toEqual(["management_representative", "administrator"]);
  expect(may(courseActs.enterForMany, actor(1), { id: id(7), state: "in_use", ownerId: id(1) }).yes).toBe(false);
  expect(decideBeginning(trainingActs.ask as never, actor(1, ["training.ask"]))).toMatchObject({ yes: false });
});
