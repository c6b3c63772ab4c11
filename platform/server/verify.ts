import type pg from "pg";
import { dayOf } from "#kernel/date.ts";
import { existingKey, keptCopies, type Checkpoint, type CheckpointKey } from "./checkpoints.ts";
import type { Keeper } from "./registry.ts";
import { readChain, type Bad } from "./verify-chain.ts";
import { checkAgainst, heldAgainst } from "./verify-checkpoints.ts";
import { checkRows } from "./verify-rows.ts";

/** What `remit verify` found. `firstBad` is null when everything is as it was recorded. */
export interface Verified {
  readonly ok: boolean;
  readonly events: number;
  readonly organisations: number;
  readonly seconds: number;
  readonly firstBad: Bad | null;
}

export interface Verifying {
  /** The database's owner: it must see every organisation. */
  readonly pool: pg.Pool;
  /** Given, the records as they stand are held against the trail as well. */
  readonly keepers?: ReadonlyMap<string, Keeper>;
  /** Given, the copies of the checkpoints outside the database count, and their signatures are checked. */
  readonly dataFolder?: string;
  readonly onProgress?: (eventsSoFar: number) => void;
}

interface Against {
  readonly keepers: ReadonlyMap<string, Keeper>;
  readonly copies: readonly Checkpoint[];
  readonly key: CheckpointKey | undefined;
  readonly onEvents: (n: number) => void;
}

/**
 * Verifies every organisation's trail: the chain event by event, its head, the checkpoints, and the
 * records, numbers and signatures against the events. Reads one snapshot for each organisation, so
 * people may go on working. Changes nothing.
 */
export async function verify({ pool, keepers = new Map(), dataFolder, onProgress = () => {} }: Verifying): Promise<Verified> {
  const begun = performance.now(),
    bads: Bad[] = [];
  let events = 0;
  const against: Against = {
    keepers,
    copies: dataFolder ? keptCopies(dataFolder) : [],
    key: dataFolder ? existingKey(dataFolder) : undefined,
    onEvents: (n) => onProgress((events += n)),
  };
  const client = await pool.connect();
  try {
    const organisations = await allOrganisations(client, against.copies);
    for (const organisation of organisations) {
      const bad = await inSnapshot(client, organisation, () => verifyOne(client, organisation, against));
      if (bad) bads.push(bad);
    }
    const firstBad = bads[0] ?? null;
    return { ok: firstBad === null, events, organisations: organisations.length, seconds: Math.round(performance.now() - begun) / 1000, firstBad };
  } finally {
    client.release();
  }
}

/** Chains, and whatever else names an organisation: one whose chain was removed whole is found too. */
async function allOrganisations(client: pg.ClientBase, copies: readonly Checkpoint[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    "select organisation_id as id from chains union select organisation_id from organisations union select organisation_id from checkpoints union select distinct organisation_id from events order by 1",
  );
  return [...new Set([...rows.map((row) => row.id), ...copies.map((c) => c.organisation)])];
}

async function inSnapshot<T>(client: pg.ClientBase, organisation: string, work: () => Promise<T>): Promise<T> {
  await client.query("begin isolation level repeatable read");
  try {
    await client.query("select set_config('app.organisation', $1, true), set_config('app.person', $1, true), set_config('app.reads', '*', true)", [organisation]);
    return await work();
  } finally {
    await client.query("rollback");
  }
}

async function verifyOne(client: pg.ClientBase, organisation: string, { keepers, copies, key, onEvents }: Against): Promise<Bad | null> {
  const held = await heldAgainst(client, organisation, copies);
  const wanted = new Set([...held.inDatabase, ...held.copies].map((c) => c.sequence));
  const read = await readChain(client, organisation, { wanted, onEvents });
  const bad = read.bad ?? checkAgainst(read, held, key);
  if (bad || keepers.size === 0) return bad;
  const zone = (await client.query<{ zone: string }>("select zone from organisations where organisation_id = $1", [organisation])).rows[0]?.zone ?? "UTC";
  await client.query("set local role remit_app");
  const now = new Date();
  return checkRows({ client, read, keepers, moment: { now, today: dayOf(now, zone), zone } });
}
