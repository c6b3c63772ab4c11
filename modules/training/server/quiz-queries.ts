import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { exactly, idOf, oneOf, register } from "#server/register.ts";
import type { Asking, Queries } from "#server/registry.ts";
import { isRight } from "../grading.ts";
import type { AttemptRead, Bank, QuizRead } from "../record.ts";
import type { attemptViews, QuestionShown, quizViews } from "../quiz-views.ts";
import { hinderedBy, standingOf, unlockersOf } from "./attempting.ts";
import { bankOf } from "./banks.ts";
import { findAttempts, findQuizzes } from "./find-people.ts";
import { nothing } from "./keep.ts";
import { linksTo, ownerOf } from "./register-queries.ts";
import type { Tables } from "./tables.ts";

type On = Asking<unknown, Tables>;

async function quizById({ tx }: On, id: string | null): Promise<QuizRead> {
  const [quiz] = id ? await findQuizzes(tx, [id]) : [];
  if (!quiz) throw nothing();
  return quiz;
}

/** Right answers are for those who write them, and not while they take the quiz themselves. */
const mayWrite = ({ actor }: On, quiz: QuizRead): boolean => quiz.ownerId === actor.id || actor.authority.has("quiz.write");

const counts = "select count(*)::int from attempts a where a.organisation_id = n.organisation_id and a.quiz_id = n.id and";
const locked = `(select count(distinct a.person_id)::int from attempts a where a.organisation_id = n.organisation_id and a.quiz_id = n.id and exists (select from records z where z.organisation_id = a.organisation_id and z.id = a.id and z.state = 'locked'))`;
const passed = `(${counts} a.percent >= a.pass_percent)`,
  failed = `(${counts} a.percent < a.pass_percent)`;

async function figuresFor({ tx }: On, quiz: QuizRead, bank: Bank) {
  const { rows } = await sql<{ drawn: { key: string }[]; given: Record<string, string[]> }>`
    select a.drawn, a.given from attempts a where a.organisation_id = (select app_organisation()) and a.quiz_id = ${quiz.id} and a.submitted_at is not null order by a.submitted_at desc limit 2000`.execute(
    tx,
  );
  return bank.map((question) => {
    const asked = rows.filter((row) => row.drawn.some((d) => d.key === question.key));
    return { key: question.key, drawn: asked.length, right: asked.filter((row) => isRight(question, row.given[question.key])).length };
  });
}

export const quizQueries: Queries<typeof quizViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) =>
    register<{ questions: number; draw: number; passPercent: number; code: string | null; passed: number; failed: number; locked: number }>(tx, {
      kind: "quiz",
      table: "quizzes",
      shows: {
        questions: "n.questions",
        draw: "n.draw",
        passPercent: "n.pass_percent",
        code: "(select d.code from documents d where d.organisation_id = n.organisation_id and d.id = n.document_id)",
        passed,
        failed,
        locked,
      },
      where: [],
      filters: asks,
      registry,
      today,
      zone,
    }),
  one: async (asking) => {
    const { tx, asks } = asking;
    const record = await quizById(asking, await idOf(tx, "quiz", asks));
    const { rows } = await sql<{ passed: number; failed: number; locked: number }>`
      select ${sql.raw(passed)} as passed, ${sql.raw(failed)} as failed, ${sql.raw(locked)} as locked from quizzes n where n.organisation_id = (select app_organisation()) and n.id = ${record.id}`.execute(
      tx,
    );
    const courses = await tx.selectFrom("courses").select("id").where("quiz_id", "=", record.id).orderBy("id").execute();
    return {
      record,
      owner: await ownerOf(asking, record.ownerId),
      document: (await linksTo(asking, [record.documentId]))[0] ?? null,
      courses: await linksTo(
        asking,
        courses.map((c) => c.id),
      ),
      ...rows[0]!,
      mayWrite: mayWrite(asking, record),
    };
  },
  bank: async (asking) => {
    const record = await quizById(asking, asking.asks.id);
    if (!mayWrite(asking, record)) throw new Refusal("forbidden", say("Only those who write a quiz see which answers are right. Its owner can show you."));
    if ((await standingOf(asking.tx, record.id, asking.actor.id)).runningId) throw new Refusal("conflict", say("You are taking this quiz. Submit it first."));
    const questions = record.bank ? await bankOf(asking.tx, record.bank) : [];
    return { bankVersion: record.bankVersion, questions, figures: await figuresFor(asking, record, questions) };
  },
};

/** The paper of an attempt. Before it is closed nothing says what is right; after a failure only which questions were not. */
function paper(bank: Bank, attempt: AttemptRead): QuestionShown[] {
  const closed = attempt.state !== "running",
    open = attempt.state === "passed";
  return attempt.drawn.flatMap((drawn) => {
    const question = bank.find((q) => q.key === drawn.key);
    if (!question) return [];
    const options = drawn.options.flatMap((key) => {
      const option = question.options.find((o) => o.key === key);
      return option ? [{ key, text: option.text, right: open ? option.right : null }] : [];
    });
    const given = attempt.given[drawn.key] ?? [];
    return [{ key: drawn.key, text: question.text, sort: question.sort, options, given, correct: closed ? isRight(question, given) : null, reason: open ? question.reason : null }];
  });
}

export const attemptQueries: Queries<typeof attemptViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) => {
    const { quizId, personId, state, ...filters } = asks;
    return register<{ quiz: string; personId: string; person: string; percent: number | null; pretest: boolean; submittedAt: string | null }>(tx, {
      kind: "attempt",
      table: "attempts",
      shows: {
        quiz: "(select q.title from records q where q.organisation_id = n.organisation_id and q.id = n.quiz_id)",
        personId: "n.person_id",
        person: "coalesce((select q.name from people q where q.organisation_id = n.organisation_id and q.id = n.person_id), '')",
        percent: "n.percent",
        pretest: "n.pretest",
        submittedAt: "moment(n.submitted_at)",
      },
      where: [...exactly("n.quiz_id", quizId), ...exactly("n.person_id", personId), ...oneOf("r.state", state)],
      filters,
      registry,
      today,
      zone,
    });
  },
  one: async (asking) => {
    const { tx, asks, today } = asking;
    const id = await idOf(tx, "attempt", asks),
      [record] = id ? await findAttempts(tx, [id], asking) : [];
    if (!record) throw nothing();
    const quiz = await quizById(asking, record.quizId);
    if (record.state === "running" && record.personId !== asking.actor.id)
      throw new Refusal("conflict", say("{person} is taking it. What was asked is shown when it is submitted.", { person: record.person }));
    const row = await tx.selectFrom("attempts").select("ends_at as endsAt").where("id", "=", record.id).executeTakeFirst(),
      standing = await standingOf(tx, quiz.id, record.personId);
    return {
      record,
      person: { id: record.personId, name: record.person },
      quiz: (await linksTo(asking, [quiz.id]))[0]!,
      training: (await linksTo(asking, [record.trainingId]))[0] ?? null,
      questions: paper(await bankOf(tx, record.bank), record),
      endsAt: row?.endsAt ?? null,
      failuresLeft: standing.locked ? 0 : Math.max(0, quiz.failures - standing.failures),
      unlockers: record.state === "locked" ? await unlockersOf(tx, quiz, { personId: record.personId, today }) : [],
    };
  },
  ready: async (asking) => {
    const { tx, asks, actor, today } = asking;
    const quiz = await quizById(asking, asks.quizId),
      standing = await standingOf(tx, quiz.id, actor.id);
    const { rows } = await sql<{ id: string }>`
      select t.id from trainings t join courses c on c.organisation_id = t.organisation_id and c.id = t.course_id
       where t.organisation_id = (select app_organisation()) and t.person_id = ${actor.id} and t.open and c.quiz_id = ${quiz.id} order by t.id limit 1`.execute(tx);
    const because = await hinderedBy(tx, quiz, { personId: actor.id, today, pretest: false, standing });
    return {
      quiz: (await linksTo(asking, [quiz.id]))[0]!,
      questions: quiz.draw,
      passPercent: quiz.passPercent,
      minutes: quiz.minutes,
      failuresLeft: standing.locked ? 0 : Math.max(0, quiz.failures - standing.failures),
      pretest: quiz.pretest && !standing.pretested && !standing.passed && standing.failures === 0,
      runningId: standing.runningId,
      trainingId: rows[0]?.id ?? null,
      may: because === null,
      because,
      unlockers: standing.locked ? await unlockersOf(tx, quiz, { personId: actor.id, today }) : [],
    };
  },
};
