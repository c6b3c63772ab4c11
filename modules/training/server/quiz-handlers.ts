import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { quizActs } from "../acts.ts";
import type { QuizRead } from "../record.ts";
import { keepBank, readBank } from "./banks.ts";
import { given, set } from "./keep.ts";
import type { Tables } from "./tables.ts";

const tooFew = (draw: number, questions: number): Refusal =>
  new Refusal("invalid", say("It draws {draw, plural, one {one question} other {# questions}} and would have {n}.", { draw, n: questions }), {
    fields: { draw: say("Draw fewer, or write more.") },
  });

export const quizHandlers: Handlers<typeof quizActs, QuizRead, Tables> = {
  draft: async ({ tx, id, actor, input }) => {
    const { title, draw, passPercent, failures, pretest, minutes, documentId, ownerId } = input;
    await tx
      .insertInto("quizzes")
      .values({ organisation_id: actor.organisationId, id, draw, pass_percent: passPercent, failures, pretest, minutes, document_id: documentId })
      .execute();
    return { title, ownerId: ownerId ?? (actor.system ? null : actor.id) };
  },
  write: async ({ tx, id, actor, input, record }) => {
    const bank = readBank(input.bank);
    if (record.state === "in_use" && bank.length < record.draw) throw tooFew(record.draw, bank.length);
    await set(tx, "quizzes", id, { bank: await keepBank(tx, actor.organisationId, bank), bank_version: record.bankVersion + 1, questions: bank.length });
  },
  setRules: async ({ tx, id, input, record }) => {
    if (record.state === "in_use" && (input.draw ?? record.draw) > record.questions) throw tooFew(input.draw ?? record.draw, record.questions);
    const columns = { draw: "draw", passPercent: "pass_percent", failures: "failures", pretest: "pretest", minutes: "minutes", documentId: "document_id" };
    await set(tx, "quizzes", id, given(input, columns));
    return input.title ? { title: input.title } : {};
  },
  use: async () => {},
  retire: async () => {},
};
