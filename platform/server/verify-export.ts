import { once } from "node:events";
import type { Writable } from "node:stream";
import type pg from "pg";
import { existingKey } from "./checkpoints.ts";
import { heldAgainst } from "./verify-checkpoints.ts";

const batch = 1_000;

interface Exporting {
  /** The database's owner. */
  readonly pool: pg.Pool;
  readonly organisation: string;
  readonly dataFolder: string;
  readonly to: Writable;
}

/**
 * Writes one organisation's whole trail as JSON lines that anybody can check without Remit: a line
 * about the file, one for each event with the exact text that was hashed, one for each checkpoint.
 * The form is promised in docs/verify-the-trail.md. It holds what confidential records say: it is
 * for somebody who may read everything. Answers with the number of events.
 */
export async function exportTrail({ pool, organisation, dataFolder, to }: Exporting): Promise<number> {
  const write = async (line: object): Promise<void> => {
    if (!to.write(`${JSON.stringify(line)}\n`)) await once(to, "drain");
  };
  const client = await pool.connect();
  let events = 0;
  try {
    await client.query("begin isolation level repeatable read read only");
    await write({ remit: "trail", format: 1, organisation, publicKey: existingKey(dataFolder)?.publicKey ?? null });
    await client.query(
      `declare trail no scroll cursor for select json_build_object('sequence', sequence, 'at', moment(at), 'previous', encode(previous, 'hex'), 'hash', encode(hash, 'hex'), 'body', body)::text as line
         from events where organisation_id = $1 order by sequence`,
      [organisation],
    );
    for (;;) {
      const { rows } = await client.query<{ line: string }>(`fetch ${batch} from trail`);
      if (rows.length === 0) break;
      events += rows.length;
      if (!to.write(rows.map((row) => `${row.line}\n`).join(""))) await once(to, "drain");
    }
    const { inDatabase } = await heldAgainst(client, organisation, []);
    for (const { organisation: _same, ...checkpoint } of inDatabase) await write({ checkpoint });
    return events;
  } finally {
    await client.query("rollback");
    client.release();
  }
}
