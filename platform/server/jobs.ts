import { CronExpressionParser } from "cron-parser";
import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import type { Database } from "./database.ts";
import type { Organisation } from "./organisations.ts";
import { keepIndicators } from "./own/indicators.ts";
import { lateNotes } from "./notes-late.ts";
import type { Job, Registry } from "./registry.ts";

/** A job under its whole name: its module's and its own. */
export interface NamedJob extends Job {
  readonly name: string;
}

/** A job of one organisation whose time has come. */
export interface Due {
  readonly job: NamedJob;
  readonly organisation: Organisation;
  readonly at: Date;
}

/** What the platform itself does by the clock. */
const platformJobs: readonly NamedJob[] = [
  { name: "platform/indicators", every: "55 23 * * *", run: keepIndicators },
  { name: "platform/late", every: "0 7 * * *", run: lateNotes },
  {
    // An idempotency key helps for as long as a client may still be trying.
    name: "platform/requests",
    every: "30 3 * * *",
    run: async ({ tx, now }) =>
      void (await sql`delete from requests where organisation_id = (select app_organisation()) and at < ${now.toISOString()}::timestamptz - interval '30 days'`.execute(tx)),
  },
];

export const jobsOf = (registry: Registry): readonly NamedJob[] => [...platformJobs, ...registry.jobs.map((job) => ({ ...job, name: `${job.module}/${job.name}` }))];

/** The last moment at or before `now` at which a five-field cron expression was due in a zone. */
export function lastDue(every: string, zone: string, now: Date): Date {
  try {
    return CronExpressionParser.parse(every, { tz: zone, currentDate: new Date(now.getTime() + 1) })
      .prev()
      .toDate();
  } catch (error) {
    throw new Error(say("The time “{every}” in the zone {zone} cannot be read.", { every, zone }), { cause: error });
  }
}

/** Which jobs are due and not done. Of several missed due times only the last one counts: work by the clock looks at how things stand. */
export async function dueJobs(db: Database, about: { jobs: readonly NamedJob[]; organisations: readonly Organisation[]; now: Date }): Promise<Due[]> {
  const { rows } = await sql<{
    organisation: string;
    job: string;
    at: string;
  }>`select organisation_id as organisation, job, max(due_at) as at from job_runs group by organisation_id, job`.execute(db);
  const done = new Map(rows.map((row) => [`${row.organisation} ${row.job}`, Date.parse(row.at)]));
  return about.organisations.flatMap((organisation) =>
    about.jobs
      .map((job) => ({ job, organisation, at: lastDue(job.every, organisation.zone, about.now) }))
      .filter((due) => due.at.getTime() > (done.get(`${organisation.id} ${due.job.name}`) ?? 0)),
  );
}
