import type { IncomingHttpHeaders } from "node:http";
import type pg from "pg";
import type { Log, Mail } from "#server/mail.ts";
import type { Library } from "./library.ts";
import type { SecurityEvent } from "./events.ts";

export interface IdentityOptions {
  /** Connections under the server's own role, not the application's: only they may see the schema `identity`. */
  readonly pool: pg.Pool;
  /** Where people reach Remit, e.g. `https://remit.example.com`. Secure cookies follow from `https`. */
  readonly baseUrl: string;
  readonly secret: string;
  readonly mail: Mail;
  readonly log: Log;
  /** Told of each security event after it is kept, so that the security role hears of it promptly. */
  readonly report?: (event: SecurityEvent) => void;
}

/** What everything about identity stands on. */
export interface Ground extends IdentityOptions {
  readonly library: Library;
}

/** As much of a request as identity looks at. `ip` is the address after trusted proxies, as Fastify gives it. */
export interface Asking {
  readonly headers: IncomingHttpHeaders;
  readonly ip?: string;
}

export const isSecure = (options: Pick<IdentityOptions, "baseUrl">): boolean => options.baseUrl.startsWith("https://");

export const deviceOf = (asking: Asking): string => (asking.headers["user-agent"] ?? "").slice(0, 400);

/** One transaction on one connection; undone when the work throws. */
export async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
