import { sql } from "kysely";
import type { trailViews } from "#kernel/platform.ts";
import { latestCheckpoint } from "../checkpoints.ts";
import type { Queries } from "../registry.ts";

interface Checked {
  readonly to: number;
  readonly hash: Buffer;
  readonly bad: number | null;
}

/** How far this process has checked each organisation's chain; a first look at a long one takes several questions. */
const checked = new Map<string, Checked>();
const start: Checked = { to: 0, hash: Buffer.alloc(32), bad: null };

/** Events that one question may read. */
const most = 20_000;

export const trailQueries: Queries<typeof trailViews, unknown> = {
  state: async ({ tx, actor }) => {
    const before = checked.get(actor.organisationId) ?? start;
    const { rows } = await sql<{ to: number; hash: Buffer; bad: number | null; head: number }>`
      select out_to as to, out_hash as hash, out_bad as bad, out_head as head from chain_holds(${before.to}, ${before.hash}, ${most})`.execute(tx);
    const [row] = rows;
    if (!row) return { events: 0, checked: 0, ok: true, head: "" };
    const bad = before.bad ?? row.bad;
    checked.set(actor.organisationId, { to: row.to, hash: row.hash, bad });
    const cutOff = row.to < row.head && row.to - before.to < most;
    return { events: row.head, checked: row.to, ok: bad === null && !cutOff, head: row.hash.toString("hex") };
  },
  checkpoint: ({ tx, actor }) => latestCheckpoint(tx, actor.organisationId),
  whole: async () => ({ path: "/api/trail" }),
};
