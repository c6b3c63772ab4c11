import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { outdated, Remembering } from "./remembering.ts";
import type { PlatformTables } from "./tables.ts";

pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text); // a date is a day, never an instant
pg.types.setTypeParser(pg.types.builtins.INT8, Number); // counts and sequences stay far below 2^53
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => new Date(text).toISOString());
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

export type Database = Kysely<PlatformTables>;

/** A transaction that sees the platform's tables and those the module names: never another module's. */
export type Tx<Tables = unknown> = Kysely<PlatformTables & Tables>;

/** For whom a transaction is opened; the database hides all other organisations' rows. */
export interface Viewpoint {
  readonly organisationId: string;
  readonly personId: string;
  /** Kinds whose confidential records this person may read; `*` is the clock's, which sees all. */
  readonly reads?: readonly string[] | "*";
}

/**
 * Lets no broken connection end the process. The pool watches only those that are idle; one that is
 * lent out between two questions of a transaction tells nobody but its next question.
 */
export function outlive(pool: pg.Pool): pg.Pool {
  pool.on("error", () => {}); // an idle connection that broke is replaced by the next question
  pool.on("connect", (client) => void client.on("error", () => {}));
  return pool;
}

export const connect = (connection: pg.PoolConfig): { db: Database; pool: pg.Pool } => {
  const pool = outlive(new pg.Pool({ Client: Remembering, max: 16, idleTimeoutMillis: 30_000, connectionTimeoutMillis: 5_000, ...connection }));
  return { db: new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool }) }), pool };
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const kindName = /^[a-z][A-Za-z]*$/;

/** The settings that open a transaction, as one message to the database. Only checked words enter it. */
function opening(view: Viewpoint, readOnly: boolean): string {
  if (!uuid.test(view.organisationId) || !uuid.test(view.personId)) throw new Error("a viewpoint needs two ids");
  const reads = view.reads === "*" ? "*" : (view.reads ?? []).filter((k) => kindName.test(k)).join(",");
  return `begin${readOnly ? " read only" : ""}; set local role remit_app; set local app.organisation = '${view.organisationId}'; set local app.person = '${view.personId}'; set local app.reads = '${reads}'`;
}

/** Thrown inside a transaction that nothing is wrong with: it is rolled back and begun again at once. */
export class Again extends Error {}

/** How often a transaction is begun again that others held up. */
const mostTries = 8;
const passing = new Set(["40001", "40P01"]); // serialization failure, deadlock: nothing happened, try again
const gone = new Set(["57P01", "57P02", "57P03", "08006", "08003", "08001", "53300", "ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE"]);

const codeOf = (error: unknown): string => (typeof error === "object" && error !== null && "code" in error ? String(error.code) : "");

/** Is this the database that cannot be reached, rather than a question that it refused? */
export const isUnreachable = (error: unknown): boolean =>
  (gone.has(codeOf(error)) && (codeOf(error) !== "ENOENT" || (error as { syscall?: string }).syscall === "connect")) ||
  (error instanceof Error && /Connection terminated|timeout exceeded when trying to connect|server closed the connection|is not queryable/.test(error.message));

export const unreachable = (): Refusal =>
  new Refusal("unavailable", say("The database cannot be reached just now. Nothing was changed; try again in a moment."), { retryAfter: 5 });

async function once<T>(db: Database, opens: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql.raw(opens).execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      await sql`rollback`.execute(connection).catch(() => {});
      throw error;
    }
  });
}

/**
 * Runs work as one transaction for one person of one organisation. A deadlock is tried again, with growing pauses, up to
 * seven times, since nothing happened; a lost database is "unavailable", never half a change.
 */
export async function transaction<T>(db: Database, view: Viewpoint, work: (tx: Tx) => Promise<T>, options: { readOnly?: boolean } = {}): Promise<T> {
  const opens = opening(view, options.readOnly ?? false);
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(db, opens, work);
    } catch (error) {
      const code = codeOf(error);
      if (error instanceof Again || passing.has(code) || outdated(error)) {
        if (attempt >= mostTries) throw new Refusal("unavailable", say("Many are at work on this at the same moment. Nothing was changed; try again."), { retryAfter: 2 });
        // Those who held each other up would meet again if they came back at the same time.
        if (!(error instanceof Again)) await new Promise((done) => setTimeout(done, Math.random() * 15 * 2 ** attempt));
        continue;
      }
      if (isUnreachable(error)) throw unreachable();
      throw error;
    }
  }
}
