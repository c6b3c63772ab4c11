import { sql } from "kysely";
import { daysBetween } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import { managersOf } from "#server/people.ts";
import type { Job } from "#server/registry.ts";
import { trainingSettingsFrom } from "../settings.ts";
import { follow, lookThrough } from "./following.ts";
import type { Tables } from "./tables.ts";

/** Acts in one run; what is left is done a minute later. */
const aRun = 500;
type Work = Parameters<Job["run"]>[0];

const ids = async (work: Work, question: ReturnType<typeof sql>): Promise<string[]> => {
  const { rows } = await sql<{ id: string }>`${question}`.execute(work.tx);
  return rows.map((row) => row.id);
};

/** What people are to learn follows their positions, gaps and documents. */
const following: Job = {
  name: "training-follow",
  every: "* * * * *",
  run: async (work) => {
    const tx = work.tx as unknown as Tx<Tables>;
    const due = (await tx.selectFrom("training_due").select("person_id as id").orderBy("person_id").limit(aRun).execute()).map((row) => row.id);
    if (due.length === 0) return;
    await tx.deleteFrom("training_due").where("person_id", "in", due).execute();
    const unfinished = await follow({ tx, also: work.also, today: work.today }, due, aRun);
    await lookThrough(work.tx, unfinished);
  },
};

/** A day begins: appointments begin and end, and evidence runs out. */
const newDay: Job = {
  name: "training-new-day",
  every: "5 0 * * *",
  run: async (work) => {
    const over = await ids(
      work,
      sql`select id from attainments where organisation_id = (select app_organisation()) and holds and expires_on < ${work.today} order by id limit ${aRun * 4}`,
    );
    for (const id of over) await work.also("attainment.expire", { id, input: { to: await told(work, id) } });
    await lookThrough(work.tx, "all");
  },
};

/** The person and those to whom the person reports. */
async function told(work: Work, attainmentId: string): Promise<string[]> {
  const { rows } = await sql<{
    personId: string;
  }>`select person_id as "personId" from attainments where organisation_id = (select app_organisation()) and id = ${attainmentId}`.execute(work.tx);
  const personId = rows[0]?.personId;
  return personId ? [personId, ...(await managersOf(work.tx, personId, work.today))] : [];
}

const warnings = [7, 30, 90] as const;

/** People hear 90, 30 and 7 days before evidence runs out, each once. */
const warn: Job = {
  name: "training-warnings",
  every: "15 6 * * *",
  run: async (work) => {
    const { rows } = await sql<{ id: string; expiresOn: string; warned: number | null }>`
      select id, expires_on as "expiresOn", warned from attainments
       where organisation_id = (select app_organisation()) and holds and expires_on between ${work.today} and ${work.today}::date + 90
         and (warned is null or (warned > 30 and expires_on <= ${work.today}::date + 30) or (warned > 7 and expires_on <= ${work.today}::date + 7)) order by id limit ${aRun}`.execute(
      work.tx,
    );
    for (const { id, expiresOn, warned } of rows) {
      const days = warnings.find((most) => daysBetween(work.today, expiresOn) <= most) ?? 90;
      if (warned === null || warned > days) await work.also("attainment.warn", { id, input: { days, to: await told(work, id) } });
    }
  },
};

/** Whoever is late is reminded once a week; after some days the supervisor hears of it once. */
const late: Job = {
  name: "training-late",
  every: "25 6 * * *",
  run: async (work) => {
    const tx = work.tx as unknown as Tx<Tables>;
    const settings = trainingSettingsFrom((await tx.selectFrom("organisations").select("settings").executeTakeFirst())?.settings);
    const open = sql`select t.id from trainings t join records r on r.organisation_id = t.organisation_id and r.id = t.id where t.organisation_id = (select app_organisation()) and t.open`;
    const remind = await ids(work, sql`${open} and r.due_on <= ${work.today} and (t.reminded_on is null or t.reminded_on <= ${work.today}::date - 7) order by t.id limit ${aRun}`);
    for (const id of remind) await work.also("training.remind", { id });
    const climb = await ids(
      work,
      sql`${open} and r.due_on <= ${work.today}::date - ${settings.lateDays}::int and (t.escalated_on is null or t.escalated_on < r.due_on) order by t.id limit ${aRun}`,
    );
    for (const id of climb) {
      const row = await tx.selectFrom("trainings").select("person_id as personId").where("id", "=", id).executeTakeFirstOrThrow();
      await work.also("training.escalate", { id, input: { to: await managersOf(work.tx, row.personId, work.today) } });
    }
  },
};

/** Some time after a course its effect can be seen: the supervisor is asked. */
const evaluate: Job = {
  name: "training-effectiveness",
  every: "35 6 * * *",
  run: async (work) => {
    const due = await ids(
      work,
      sql`select t.id from trainings t join records r on r.organisation_id = t.organisation_id and r.id = t.id and r.state = 'done'
           where t.organisation_id = (select app_organisation()) and t.evaluate_on <= ${work.today} and t.effectiveness is null order by t.id limit ${aRun}`,
    );
    for (const id of due) await work.also("training.askEvaluation", { id });
  },
};

/** Attempts whose time is over are closed with what was answered; those without a time after two days. */
const attempts: Job = {
  name: "training-attempts",
  every: "* * * * *",
  run: async (work) => {
    const over = await ids(
      work,
      sql`select a.id from attempts a join records r on r.organisation_id = a.organisation_id and r.id = a.id where a.organisation_id = (select app_organisation()) and a.submitted_at is null
           and coalesce(a.ends_at + interval '1 minute', r.opened_at + interval '2 days') < ${work.now.toISOString()}::timestamptz order by a.id limit ${aRun}`,
    );
    for (const id of over) await work.also("attempt.end", { id });
  },
};

export const jobs: Job[] = [newDay, following, warn, late, evaluate, attempts];
