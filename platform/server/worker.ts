import pg from "pg";
import { outlive } from "./database.ts";
import { PgBoss } from "pg-boss";
import { runJob } from "./by-clock.ts";
import { makeCheckpoints } from "./checkpoints.ts";
import { dueJobs, jobsOf } from "./jobs.ts";
import type { Log, Mail } from "./mail.ts";
import { noteMailer } from "./notes-mail.ts";
import { organisationsOf } from "./organisations.ts";
import { turnsRefresher } from "./refresh-turns.ts";
import type { World } from "./world.ts";

export interface Working {
  /** The database's owner; the worker opens a few connections of its own. */
  readonly connection: pg.PoolConfig;
  readonly mail: Mail;
  readonly log: Log;
  /** Where the key and the copies of checkpoints are kept. */
  readonly dataFolder: string;
  /** How people reach this server, without a slash at the end. */
  readonly baseUrl: string;
  /** Seconds between two looks at what is due; a test looks more often. */
  readonly lookEvery?: number;
}

const queue = "clock";
/** Whoever takes a position is asked within a minute. */
const turnsEvery = (lookEvery: number): number => Math.min(lookEvery * 1000, 30_000);
const hour = 3_600_000;

interface Errand {
  readonly job: string;
  readonly organisation: string;
  readonly at: string;
}

// Retried for about an hour and a half with growing pauses; then the next look puts it in the queue anew.
const patience = { retryLimit: 12, retryBackoff: true, retryDelay: 2, retryDelayMax: 900, expireInSeconds: 900, heartbeatSeconds: 10, deleteAfterSeconds: 86_400 };

const { TIMESTAMPTZ, INT8, NUMERIC } = pg.types.builtins;
const driversOwn = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, (text) => new Date(text)],
  [INT8, (text) => text],
  [NUMERIC, (text) => text],
]);

/** The queue reads its own columns as the driver gives them by default, not as the house reads them. */
const types: pg.CustomTypesConfig = { getTypeParser: (oid: number) => driversOwn.get(oid) ?? (pg.types.getTypeParser(oid) as (text: string) => unknown) };

/** Repeats work with pauses between; the end waits for what is under way. */
function every(milliseconds: number, log: Log, work: () => Promise<unknown>): () => Promise<void> {
  let timer: NodeJS.Timeout | undefined,
    under: Promise<unknown> = Promise.resolve(),
    ended = false;
  const turn = (): void => {
    under = work()
      .catch((err: unknown) => log.error({ err }, "work by the clock failed; it is tried again"))
      .finally(() => {
        if (!ended) timer = setTimeout(turn, milliseconds);
      });
  };
  turn();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await under;
  };
}

/**
 * Starts the work by the clock in this process: jobs of modules once per organisation and due time,
 * mail to people, checkpoints. Any number of workers share one database; what a killed one had begun
 * another takes up. `stop` finishes what is under way and signs a last checkpoint.
 */
export async function startWorker(world: World, working: Working): Promise<{ stop(): Promise<void> }> {
  const { log, dataFolder, lookEvery = 15 } = working,
    { db, clock } = world;
  const pool = outlive(new pg.Pool({ ...working.connection, max: 4, types }));
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
    schema: "jobs",
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    queueCacheIntervalSeconds: 60,
  });
  boss.on("error", (err) => log.error({ err }, "the queue of jobs failed; it goes on"));
  await boss.start();
  await boss.createQueue(queue, { policy: "exclusive", ...patience });
  const jobs = jobsOf(world.registry),
    byName = new Map(jobs.map((job) => [job.name, job]));

  const workerId = await boss.work<Errand>(queue, { localConcurrency: 2, pollingIntervalSeconds: 2, heartbeatRefreshSeconds: 3 }, async ([errand]) => {
    const job = byName.get(errand?.data.job ?? ""),
      organisation = (await organisationsOf(db)).find((o) => o.id === errand?.data.organisation);
    if (!errand || !job || !organisation) return; // of a module that is no longer there
    try {
      await runJob(world, organisation, job, new Date(errand.data.at));
    } catch (err) {
      log.error({ err, job: job.name, organisation: organisation.id, due: errand.data.at }, "a job failed; it is tried again");
      throw err;
    }
  });

  const look = async (): Promise<void> => {
    const due = await dueJobs(db, { jobs, organisations: await organisationsOf(db), now: clock() });
    for (const { job, organisation, at } of due) {
      const errand: Errand = { job: job.name, organisation: organisation.id, at: at.toISOString() };
      await boss.send(queue, errand, { singletonKey: `${errand.job}/${errand.organisation}/${errand.at}` });
    }
    if (due.length > 0) boss.notifyWorker(workerId);
  };

  const loops = [
    every(lookEvery * 1000, log, look),
    every(turnsEvery(lookEvery), log, turnsRefresher(world)),
    every(hour, log, () => makeCheckpoints({ db, clock, dataFolder })),
    ...(working.mail.configured ? [every(lookEvery * 1000, log, noteMailer(world, working))] : []),
  ];
  return {
    stop: async () => {
      await Promise.all(loops.map((end) => end()));
      await boss.stop({ graceful: true, timeout: 3_000 });
      await makeCheckpoints({ db, clock, dataFolder }).catch((err: unknown) => log.error({ err }, "no checkpoint at the end"));
      await pool.end();
    },
  };
}
