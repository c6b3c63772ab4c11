import { sql, type QueryExecutorProvider } from "kysely";
import { say } from "#kernel/sentence.ts";
import { named } from "#server/people.ts";
import type { QuizRead } from "../record.ts";
import { namesOf, supervisorsOf } from "./supervisors.ts";

/** How somebody stands with a quiz. Failures count since it was last passed or unlocked; pre-tests do not count. */
export interface Standing {
  readonly failures: number;
  readonly locked: boolean;
  readonly runningId: string | null;
  readonly pretested: boolean;
  readonly passed: boolean;
}

export async function standingOf(tx: QueryExecutorProvider, quizId: string, personId: string): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with own as (select a.*, r.state from attempts a join records r on r.organisation_id = a.organisation_id and r.id = a.id
                  where a.organisation_id = (select app_organisation()) and a.quiz_id = ${quizId} and a.person_id = ${personId}),
         since as (select max(submitted_at) as at from own where state = 'passed' or unlocked is not null)
    select (select count(*)::int from own, since where not own.pretest and own.state in ('failed', 'locked') and own.unlocked is null and (since.at is null or own.submitted_at > since.at)) as failures,
           exists (select from own where state = 'locked') as locked, (select id from own where state = 'running') as "runningId",
           exists (select from own where pretest) as pretested, exists (select from own where state = 'passed') as passed`.execute(tx);
  return rows[0]!;
}

/** Who may unlock a quiz for this person: the supervisors, and whoever answers for the quiz. */
export async function unlockersOf(tx: QueryExecutorProvider, quiz: Pick<QuizRead, "ownerId">, it: { personId: string; today: string }): Promise<{ id: string; name: string }[]> {
  const above = await supervisorsOf(tx, it.personId, it.today),
    owner = quiz.ownerId && quiz.ownerId !== it.personId ? (await named(tx, [quiz.ownerId])).get(quiz.ownerId) : undefined;
  return [...above, ...(owner && !above.some((p) => p.id === owner.id) ? [owner] : [])];
}

/** Why this person may not begin this quiz now, in a sentence that says what to do; null when nothing stands in the way. */
export async function hinderedBy(tx: QueryExecutorProvider, quiz: QuizRead, it: { personId: string; today: string; pretest: boolean; standing: Standing }): Promise<string | null> {
  const who = async (): Promise<string> => namesOf(await unlockersOf(tx, quiz, it), say("whoever answers for training"));
  if (quiz.state !== "in_use") return say("{quiz} is not in use. {who} can put it in use.", { quiz: quiz.title, who: await who() });
  if (it.standing.runningId) return say("You have begun it already. Go on with that attempt.");
  if (it.standing.locked) return say("It is locked after {n, plural, one {one failure} other {# failures}}. {who} can unlock it.", { n: quiz.failures, who: await who() });
  if (!it.pretest) return null;
  if (!quiz.pretest) return say("This quiz cannot be taken in advance.");
  if (it.standing.failures > 0) return say("You took it and did not pass, so it is not in advance any more. Take it as it is."); // else a try that no lock counts
  return it.standing.pretested ? say("You have tried to skip it once. Take the course, and the quiz after it.") : null;
}
