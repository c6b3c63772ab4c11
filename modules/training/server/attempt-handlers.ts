import { randomInt } from "node:crypto";
import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { issueOn } from "#modules/documents/server/published.ts";
import type { Tx } from "#server/database.ts";
import type { Doing, Handlers, SpineChange } from "#server/registry.ts";
import type { attemptActs } from "../acts.ts";
import { draw, fits, grade } from "../grading.ts";
import type { AttemptRead } from "../record.ts";
import type { Given } from "../attempt.ts";
import { hinderedBy, standingOf } from "./attempting.ts";
import { bankOf } from "./banks.ts";
import { findQuizzes } from "./find-people.ts";
import { json, nothing, set } from "./keep.ts";
import type { Tables } from "./tables.ts";

/** The open training of a person that a quiz belongs to: the one that was named, or the one there is. */
async function trainingFor(tx: Tx<Tables>, it: { personId: string; quizId: string; trainingId: string | null }): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select t.id from trainings t join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id
     where t.organisation_id = (select app_organisation()) and t.person_id = ${it.personId} and t.open and c.quiz_id = ${it.quizId} and (${it.trainingId}::uuid is null or t.id = ${it.trainingId})
     order by t.id limit 1`.execute(tx);
  if (it.trainingId && !rows[0])
    throw new Refusal("conflict", say("That training is not yours, is done already, or has another quiz. Begin the quiz from your own list."), {
      fields: { trainingId: say("Choose one of yours.") },
    });
  return rows[0]?.id ?? null;
}

const demandFitting = (record: AttemptRead, given: Given): void => {
  if (!fits(record.drawn, given))
    throw new Refusal("invalid", say("There is an answer to something that was not asked. Reload the page; your answers are kept."), {
      fields: { given: say("Not of this quiz.") },
    });
};

/** Closes an attempt: graded by the questions with which it began, and locked when this was one failure too many. */
async function closed(doing: Pick<Doing<AttemptRead, unknown, Tables>, "tx" | "id" | "record" | "now">, given: Given): Promise<SpineChange> {
  const { tx, id, record, now } = doing;
  const result = grade(await bankOf(tx, record.bank), record.drawn, given, record.passPercent);
  await set(tx, "attempts", id, { given: json(given), percent: result.percent, right_answers: result.right, submitted_at: now.toISOString() });
  if (result.passed) return { state: "passed" };
  const [quiz] = await findQuizzes(tx, [record.quizId]);
  const { failures } = await standingOf(tx, record.quizId, record.personId);
  return { state: !record.pretest && quiz && failures + 1 >= quiz.failures ? "locked" : "failed" };
}

export const attemptHandlers: Handlers<typeof attemptActs, AttemptRead, Tables> = {
  start: async ({ tx, id, actor, input, now, today }) => {
    const [quiz] = await findQuizzes(tx, [input.quizId]);
    if (!quiz) throw nothing();
    const standing = await standingOf(tx, quiz.id, actor.id),
      because = await hinderedBy(tx, quiz, { personId: actor.id, today, pretest: input.pretest, standing });
    if (because || quiz.bank === null) throw new Refusal("conflict", because ?? say("It has no questions yet."), { needs: standing.runningId ? "running_attempt" : "mending" });
    const bank = await bankOf(tx, quiz.bank);
    const issue = quiz.documentId ? await issueOn(tx as unknown as Tx<never>, quiz.documentId, { before: now }) : null;
    await tx
      .insertInto("attempts")
      .values({
        organisation_id: actor.organisationId,
        id,
        person_id: actor.id,
        quiz_id: quiz.id,
        training_id: await trainingFor(tx, { personId: actor.id, quizId: quiz.id, trainingId: input.trainingId }),
        pretest: input.pretest,
        bank_version: quiz.bankVersion,
        bank: Buffer.from(quiz.bank, "hex"),
        revision_id: issue?.revisionId ?? null,
        pass_percent: quiz.passPercent,
        drawn: json(draw(bank, quiz.draw, (below) => randomInt(below))),
        way: "app",
        ends_at: quiz.minutes === null ? null : new Date(now.getTime() + quiz.minutes * 60_000).toISOString(),
      })
      .execute();
    return { title: quiz.title, ownerId: actor.id, confidential: true };
  },
  save: async ({ tx, id, input, record, now }) => {
    demandFitting(record, input.given);
    if (await isLate(tx, { id, now })) throw new Refusal("conflict", say("Its time is over. What you answered before counts; submit it."));
    await set(tx, "attempts", id, { given: json(input.given) });
  },
  submit: async (doing) => {
    demandFitting(doing.record, doing.input.given);
    return closed(doing, (await isLate(doing.tx, doing)) ? doing.record.given : doing.input.given);
  },
  end: async (doing) => closed(doing, doing.record.given),
  unlock: async ({ tx, id, actor, today, record, notify }) => {
    await set(tx, "attempts", id, { unlocked: json({ by: actor.id, on: today }) });
    notify({ to: [record.personId], text: say("{who} unlocked it for you: {quiz}", { who: actor.name, quiz: record.quiz }), once: `attempt/${id}/unlocked` });
  },
  readConfidential: async () => {},
};

/** Half a minute is given for the way to the server. */
async function isLate(tx: Tx<Tables>, { id, now }: { id: string; now: Date }): Promise<boolean> {
  const row = await tx.selectFrom("attempts").select("ends_at as endsAt").where("id", "=", id).executeTakeFirst();
  return row?.endsAt != null && now.getTime() > new Date(row.endsAt).getTime() + 30_000;
}
