import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactAnswer, Reference } from "#kernel/fact.ts";
import { countReadiness, readinessOf, type ReadinessQuestion } from "./readiness.ts";
import type { AnswersFor } from "./reasons.ts";

const thing = (title: string, number = title): Reference => ({ kind: "thing", id: "00000000-0000-7000-8000-000000000001", number, title });
const held: AnswersFor = [{ position: thing("Quality manager"), holders: [thing("Asha Rao")] }];
const vacant: AnswersFor = [{ position: thing("Quality manager"), holders: [] }];
const twice: AnswersFor = [...held, { position: thing("Plant manager"), holders: [thing("Ravi")] }];

type Held = FactAnswer["holds"] | undefined;
const answer = (holds: FactAnswer["holds"], breaking: readonly Reference[] = []): FactAnswer => ({
  holds,
  sentence: `It holds: ${holds}.`,
  supporting: [],
  breaking: [...breaking],
  supportingCount: 0,
  breakingCount: breaking.length,
});
const ask = (holds: readonly Held[], more: Partial<ReadinessQuestion> = {}) => {
  const facts = holds.map((_, at) => ({ id: `fact.${at}`, states: `Thing ${at} holds.`, module: "documents" }));
  const answers = new Map(holds.flatMap((h, at) => (h === undefined ? [] : [[`fact.${at}`, answer(h)] as const])));
  return readinessOf({ requirementId: "iso-1:4.1", facts, answers, applicability: { applies: true }, answersFor: held, ...more });
};

describe("the status of a requirement", () => {
  test.each<[string, readonly Held[], AnswersFor, string]>([
    ["every thing holds", ["yes", "yes"], held, "proved"],
    ["one holds in part", ["yes", "partly"], held, "partly_proved"],
    ["one fails, another holds in part", ["no", "partly", "yes"], held, "not_proved"],
    ["one fails and one is unanswered", ["no", undefined], held, "not_proved"],
    ["one holds in part and one is unanswered", ["partly", undefined], held, "partly_proved"],
    ["all that is answered holds, one is unanswered", ["yes", undefined], held, "not_yet_answered"],
    ["nothing is answered", [undefined], held, "not_yet_answered"],
    ["the library names no evidence", [], held, "not_yet_answered"],
    ["everything holds and the position is vacant", ["yes"], vacant, "not_proved"],
    ["everything holds and nobody is accountable", ["yes"], [], "not_proved"],
    ["everything holds and two are accountable", ["yes"], twice, "not_proved"],
  ])("%s", (_case, holds, answersFor, status) => {
    expect(ask(holds, { answersFor }).status).toBe(status);
  });

  test("set aside with a reason and an approver, it does not apply, whatever the facts say", () => {
    const readiness = ask(["no"], { applicability: { applies: false, reason: "We design nothing", approvedBy: thing("Meera Iyer") } });
    expect(readiness).toMatchObject({ status: "does_not_apply", sentence: "Does not apply: We design nothing. Approved by Meera Iyer.", reasons: [] });
  });
  test.each([
    ["nobody approved", { reason: "We design nothing", approvedBy: null }],
    ["no reason is given", { reason: "  ", approvedBy: thing("Meera Iyer") }],
  ])("set aside while %s, it still applies", (_case, aside) => {
    expect(ask(["no"], { applicability: { applies: false, ...aside } }).status).toBe("not_proved");
  });
  test("a person's overruling stands beside the computed status", () => {
    const overruled = { status: "proved" as const, reason: "Seen on paper.", by: thing("Asha Rao"), at: "2026-03-01T00:00:00Z" };
    expect(ask(["no"], { overruled })).toMatchObject({ status: "not_proved", overruled });
  });
});

describe("the reasons", () => {
  test("failing first, then in part, then unanswered, then what holds, each in the library's order", () => {
    expect(ask(["yes", undefined, "partly", "no", "no"], { answersFor: vacant }).reasons.map((r) => r.id)).toEqual(["answers", "fact.3", "fact.4", "fact.2", "fact.1", "fact.0"]);
  });
  test.each<[readonly Held[], string]>([
    [["yes"], "2 things must hold, and all of them hold."],
    [["no", "no", undefined], "4 things must hold: one holds, 2 do not hold, one is not yet answered by Remit."],
    [["partly", "yes"], "3 things must hold: 2 hold, one holds in part."],
    [[], "The library names no evidence for this requirement, so Remit cannot say whether it is met."],
  ])("%j is told in one sentence", (holds, sentence) => {
    expect(ask(holds).sentence).toBe(sentence);
  });
  test.each<[AnswersFor, string]>([
    [[], "No position answers for it."],
    [vacant, "Quality manager answers for it, and nobody holds that position."],
    [twice, "2 positions answer for it: Quality manager, Plant manager."],
    [held, "Asha Rao answers for it as Quality manager."],
  ])("who answers for it is always one of them", (answersFor, sentence) => {
    expect(ask(["yes"], { answersFor }).reasons.find((r) => r.id === "answers")?.sentence).toBe(sentence);
  });
  test("the shortest way names the record to mend and ends where everything holds", () => {
    const answers = new Map([["fact.0", answer("no", [thing("Late report", "NC-7"), thing("Other", "NC-8")])]]);
    expect(ask(["no"], { answers }).shortestWay).toEqual(["Mend NC-7 Late report, and one more."]);
    expect(ask(["yes"]).shortestWay).toEqual([]);
  });
});

describe("whatever the facts", () => {
  const holds = fc.array(fc.constantFrom<Held>("yes", "partly", "no", undefined), { maxLength: 8 });
  test("proved means that everything holds, and a way exists exactly where something does not", () => {
    fc.assert(
      fc.property(holds, fc.constantFrom(held, vacant, twice, []), (list, answersFor) => {
        const readiness = ask(list, { answersFor });
        const all = readiness.reasons.every((r) => r.holds === "yes");
        expect(readiness.status === "proved").toBe(all && list.length > 0);
        expect(readiness.shortestWay).toHaveLength(readiness.reasons.filter((r) => r.holds !== "yes").length);
        expect(readiness.reasons).toHaveLength(list.length + 1);
      }),
    );
  });
  test("the order of the facts does not change the status", () => {
    fc.assert(
      fc.property(holds, (list) => {
        expect(ask(list.toReversed()).status).toBe(ask(list).status);
      }),
    );
  });
  test("a group's counts add up to its requirements", () => {
    fc.assert(
      fc.property(fc.array(holds, { maxLength: 12 }), (group) => {
        const counts = countReadiness(group.map((list) => ask(list).status));
        expect(Object.values(counts).reduce((a, b) => a + b, 0)).toBe(group.length);
      }),
    );
  });
});
