import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { performByClock } from "#server/by-clock.ts";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { documents } from "../../documents/server/testing.ts";
import { nonconformities } from "../../nonconformities/server/testing.ts";
import { organisation } from "../../organisation/server/testing.ts";
import type { Bank } from "../question.ts";
import type { QuestionShown } from "../quiz-views.ts";
import { jobs } from "./jobs.ts";
import { training } from "./testing.ts";

let t: TestWorld, quiz: string;
const bankOf = (n: number, right: "yes" | "no" = "yes"): Bank =>
  Array.from({ length: n }, (_, i) => ({
    key: `q${i}`,
    text: `Is step ${i} done before the machine starts?`,
    sort: "single",
    options: [
      { key: "yes", text: "Yes", right: right === "yes" },
      { key: "no", text: "No", right: right === "no" },
    ],
    reason: "SECRET REASON",
  }));
const write = (bank: unknown) => t.act("quality", "quiz.write", { id: quiz, input: { bank: JSON.stringify(bank) } });
const start = (who: Who, more: object = {}) => t.act(who, "attempt.start", { input: { quizId: quiz, ...more } });
const paper = async (who: Who, id: string) => await t.view<{ questions: QuestionShown[]; failuresLeft: number; unlockers: { name: string }[] }>(who, "attempt.one", { id });
const answers = async (who: Who, id: string, option: string) => Object.fromEntries((await paper(who, id)).questions.map((q) => [q.key, [option]]));
const submit = async (who: Who, id: string, option: string) => t.act(who, "attempt.submit", { id, input: { given: await answers(who, id, option) } });
const clock = (name: string) => performByClock(t.world, { id: t.organisationId, name: "hemavathi", zone: "Asia/Kolkata" }, (work) => jobs.find((j) => j.name === name)!.run(work));

beforeAll(async () => {
  t = await openWorld([documents, organisation, nonconformities, training]);
  quiz = (await t.act("quality", "quiz.draft", { input: { title: "Lockout", draw: 3, passPercent: 60, failures: 2, pretest: true } })).id;
});
afterAll(() => t.close());

describe("the questions", () => {
  it("have to be questions: each with a right answer, and enough of them", async () => {
    const [one] = bankOf(1);
    await expect(write([{ ...one, options: one!.options.map((o) => ({ ...o, right: false })) }])).rejects.toMatchObject({
      kind: "invalid",
      message: expect.stringContaining("Say which answer is right"),
    });
    await expect(write([one, one])).rejects.toMatchObject({ kind: "invalid", message: expect.stringContaining("same key") });
    await expect(t.act("quality", "quiz.write", { id: quiz, input: { bank: "{{" } })).rejects.toMatchObject({ kind: "invalid" });
    await write(bankOf(2));
    await expect(t.act("quality", "quiz.use", { id: quiz })).rejects.toMatchObject({ kind: "conflict", message: "It draws 3 questions and has 2. Write more, or draw fewer." });
    await expect(start("worker")).rejects.toMatchObject({ kind: "conflict", message: expect.stringMatching(/^Lockout is not in use\. head or quality can put it in use\.$/) });
    await write(bankOf(8));
    await t.act("quality", "quiz.use", { id: quiz });
  });

  it("are seen with their right answers by those who write them alone, and stand nowhere in the trail", async () => {
    await expect(t.view("worker", "quiz.bank", { id: quiz })).rejects.toMatchObject({ kind: "forbidden" });
    expect((await t.view<{ questions: unknown[] }>("quality", "quiz.bank", { id: quiz })).questions.length).toBe(8);
    const history = JSON.stringify([await t.view("quality", "record.history", { id: quiz, limit: 50 }), await t.view("quality", "record.snapshot", { id: quiz })]);
    expect(history).not.toContain("SECRET REASON");
    const { rows } = await t.owner.query<{ n: number }>("select count(*)::int as n from events where body like '%SECRET REASON%'");
    expect(rows[0]!.n).toBe(0);
  });
});

describe("an attempt", () => {
  it("draws at random, and says nothing of what is right before it is closed", async () => {
    const attempt = await start("worker", { pretest: false });
    const shown = await paper("worker", attempt.id);
    expect(shown.questions.length).toBe(3);
    const sent = JSON.stringify([attempt, shown, await t.view("worker", "record.snapshot", { id: attempt.id }), await t.view("worker", "record.history", { id: attempt.id })]);
    expect(sent).not.toContain("SECRET REASON");
    expect(shown.questions.flatMap((q) => q.options.map((o) => o.right))).toEqual(Array.from({ length: 6 }, () => null));
    await expect(start("worker")).rejects.toMatchObject({ kind: "conflict", message: "You have begun it already. Go on with that attempt." });
    await expect(t.view("head", "attempt.one", { id: attempt.id })).rejects.toMatchObject({ kind: "conflict" });
    await expect(t.view("colleague", "attempt.one", { id: attempt.id })).rejects.toMatchObject({ kind: "not_found" });
    await expect(t.act("head", "attempt.submit", { id: attempt.id, input: { given: {} } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("worker", "attempt.submit", { id: attempt.id, input: { given: { q99: ["yes"] } } })).rejects.toMatchObject({ kind: "invalid" });
  });

  it("keeps the questions with which it began, whatever is changed meanwhile", async () => {
    const { items } = await t.view<{ items: { id: string }[] }>("worker", "attempt.list", { state: "running" }),
      id = items[0]!.id;
    await write(bankOf(8, "no"));
    expect(await submit("worker", id, "yes")).toMatchObject({ state: "passed", percent: 100, bankVersion: 2 });
    expect((await paper("worker", id)).questions[0]).toMatchObject({ correct: true, reason: "SECRET REASON" });
    await write(bankOf(8));
  });

  it("locks after too many failures; the refusal says who unlocks, and only they do", async () => {
    const first = await start("colleague");
    expect(await submit("colleague", first.id, "no")).toMatchObject({ state: "failed", percent: 0 });
    const shown = await paper("colleague", first.id);
    expect(shown).toMatchObject({ failuresLeft: 1, questions: [{ correct: false, reason: null }, {}, {}] });
    expect(shown.questions.flatMap((q) => q.options.map((o) => o.right)).every((r) => r === null)).toBe(true);
    await expect(start("colleague", { pretest: true }), "no try that no lock counts").rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("not in advance any more"),
    });
    expect(await t.view("colleague", "attempt.ready", { quizId: quiz })).toMatchObject({ pretest: false });
    const second = await start("colleague");
    expect(await submit("colleague", second.id, "no")).toMatchObject({ state: "locked" });
    await expect(start("colleague")).rejects.toMatchObject({ kind: "conflict", message: "It is locked after 2 failures. head or quality can unlock it." });
    await expect(t.act("colleague", "attempt.unlock", { id: second.id, reason: "Please." })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("head", "attempt.unlock", { id: second.id, reason: "We went through it together." });
    expect(await submit("colleague", (await start("colleague")).id, "no")).toMatchObject({ state: "failed" });
    expect(await submit("colleague", (await start("colleague")).id, "yes")).toMatchObject({ state: "passed" });
  });

  it("whose time is over ends by itself, with what was answered", async () => {
    await t.act("quality", "quiz.setRules", { id: quiz, input: { minutes: 10 } });
    const attempt = await start("head"),
      given = await answers("head", attempt.id, "yes");
    await t.act("head", "attempt.save", { id: attempt.id, input: { given } });
    t.setClock("2026-11-23T03:45:00.000Z");
    await clock("training-attempts");
    const ended = await t.view<{ record: { state: string; percent: number } }>("head", "attempt.one", { id: attempt.id });
    expect(ended.record).toMatchObject({ state: "passed", percent: 100 });
    t.setClock("2026-11-23T03:30:00.000Z");
    await t.act("quality", "quiz.setRules", { id: quiz, input: { minutes: null } });
  });
});

describe("what a quiz completes", () => {
  it("its training when it is passed; a pre-test lets skip the course, once", async () => {
    const course = (await t.act("quality", "course.offer", { input: { title: "Lockout in the hall", method: "classroom", quizId: quiz, minutes: 45 } })).id;
    const assigned = await t.act("quality", "training.assign", {
      input: { personId: t.people.purchasing, courseId: course, dueOn: "2026-12-20", why: "Works there from December on" },
    });
    const plain = await start("purchasing");
    await submit("purchasing", plain.id, "yes");
    expect(await t.view("quality", "training.one", { id: assigned.id })).toMatchObject({ record: { state: "open" } });
    await submit("purchasing", (await start("purchasing", { pretest: true })).id, "yes");
    expect(await t.view("quality", "training.one", { id: assigned.id })).toMatchObject({ record: { state: "done" }, source: { kind: "attempt" } });
    await expect(start("purchasing", { pretest: true })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("tried to skip it once") });
  });

  it("without a quiz in use the task says who must mend it, and that person is asked to", async () => {
    const other = (await t.act("quality", "quiz.draft", { input: { title: "Unfinished", ownerId: t.people.head } })).id;
    const course = (await t.act("quality", "course.offer", { input: { title: "Later", method: "quiz", quizId: other, ownerId: t.people.head } })).id;
    await t.act("quality", "training.assign", { input: { personId: t.people.worker, courseId: course, dueOn: "2026-12-20", why: "Soon" } });
    const { items } = await t.view<{ items: { act: string; why: string }[] }>("worker", "me.inbox");
    expect(items).toContainEqual(expect.objectContaining({ act: "attempt.start", why: "yours, but it has to wait: Its quiz is not in use. head has to put one in use." }));
    const head = await t.view<{ items: { act: string; why: string }[] }>("head", "me.inbox");
    expect(head.items).toContainEqual(
      expect.objectContaining({ act: "course.change", why: "yours because worker cannot go on: Its quiz is not in use. head has to put one in use." }),
    );
  });
});
