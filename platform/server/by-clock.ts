import { sql } from "kysely";
import type { Job } from "./registry.ts";
import type { Organisation } from "./organisations.ts";
import { inTransaction } from "./perform.ts";
import type { Consequence } from "./gathering.ts";
import { clockOf, momentOf, noOrigin, type World } from "./world.ts";

/** What work by the clock is given: a transaction of one organisation, in which it sees everything. */
export type ClockWork = Parameters<Job["run"]>[0];

/**
 * Does work that no person does, as one transaction of one organisation: acts, notes and whatever
 * else it changes are there together or not at all. May be tried again, so it holds nothing outside.
 */
export function performByClock<T>(world: World, organisation: Organisation, work: (clock: ClockWork) => Promise<T>): Promise<T> {
  const bare = clockOf(organisation),
    actor = { ...bare, today: momentOf(world, bare).today };
  return inTransaction(world, { actor, origin: noOrigin, userId: null }, null, (w) => {
    w.numbering.holding = true; // a job may lock whatever it looks through
    return work({
      ...w.moment,
      tx: w.tx as never,
      actor,
      registry: world.registry,
      also: (act, request) => w.also(w, { act, ...request } as Consequence),
      notify: (note) => void w.notes.push(note),
    });
  });
}

/**
 * Carries a job out for one due time. The ledger's row is written in the same transaction as the
 * work, so that of any number of workers one does it, and a killed one has done nothing. False when
 * it was done before.
 */
export function runJob(world: World, organisation: Organisation, job: { name: string; run: Job["run"] }, dueAt: Date): Promise<boolean> {
  return performByClock(world, organisation, async (clock) => {
    const { rows } =
      await sql`insert into job_runs (organisation_id, job, due_at, done_at) values (${organisation.id}, ${job.name}, ${dueAt.toISOString()}, ${clock.now.toISOString()})
      on conflict do nothing returning 1`.execute(clock.tx);
    if (rows.length === 0) return false;
    await sql`delete from job_runs where organisation_id = ${organisation.id} and job = ${job.name} and due_at < ${dueAt.toISOString()}::timestamptz - interval '7 days'`.execute(
      clock.tx,
    );
    await job.run(clock);
    return true;
  });
}
