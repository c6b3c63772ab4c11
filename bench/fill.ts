import fs from "node:fs";
import path from "node:path";
import type { House } from "#app/house.ts";
import { packageRoot } from "#server/root.ts";

export interface Size {
  readonly people: number;
  readonly positions: number;
  readonly records: number;
  readonly events: number;
}

/** How much one organisation holds now. */
export async function counted({ pool }: House): Promise<Size> {
  const { rows } = await pool.query<Size>(
    `select (select count(*) from people) as people, (select count(*) from positions) as positions,
            (select count(*) from records) as records, (select count(*) from events) as events`,
  );
  return rows[0]!;
}

/** Fills the organisation with cases, up to so many records and events, in one transaction. */
export async function fillCases({ pool }: House, organisation: string, size: Pick<Size, "records" | "events">): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("select set_config('bench.organisation', $1, true), set_config('bench.records', $2, true), set_config('bench.events', $3, true)", [
      organisation,
      String(size.records),
      String(size.events),
    ]);
    await client.query(fs.readFileSync(path.join(packageRoot(), "bench", "cases.sql"), "utf8"));
    await client.query("commit");
    await client.query("vacuum analyze");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
