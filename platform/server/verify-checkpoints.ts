import type pg from "pg";
import { say } from "#kernel/sentence.ts";
import { signedText, type Checkpoint, type CheckpointKey } from "./checkpoints.ts";
import type { Bad, ChainRead } from "./verify-chain.ts";

/** The checkpoints that one organisation's chain is held against: those in the database and the copies outside of it. */
export interface Held {
  readonly inDatabase: readonly Checkpoint[];
  readonly copies: readonly Checkpoint[];
}

export async function heldAgainst(client: pg.ClientBase, organisation: string, copies: readonly Checkpoint[]): Promise<Held> {
  const { rows } = await client.query<{ sequence: string; hash: string; at: string; signature: string }>(
    "select sequence::text, encode(hash, 'hex') as hash, moment(at) as at, encode(signature, 'base64') as signature from checkpoints where organisation_id = $1 order by sequence",
    [organisation],
  );
  const inDatabase = rows.map((row) => ({ organisation, sequence: Number(row.sequence), hash: row.hash, at: row.at, signature: row.signature.replaceAll("\n", "") }));
  return { inDatabase, copies: copies.filter((c) => c.organisation === organisation).toSorted((a, b) => a.sequence - b.sequence) };
}

/** Names the first checkpoint with which the chain as it stands does not agree. */
export function checkAgainst(read: ChainRead, held: Held, key: CheckpointKey | undefined): Bad | null {
  const bad = (sequence: number, why: string): Bad => ({ organisation: read.organisation, sequence, why });
  let agreed = 0;
  for (const c of [...held.inDatabase, ...held.copies].toSorted((a, b) => a.sequence - b.sequence)) {
    const day = c.at.slice(0, 16).replace("T", " ");
    if (c.sequence > read.events)
      return bad(
        read.events + 1,
        say("The trail ends at event {n}, but the checkpoint of {day} saw event {seen}: the end was cut off.", { n: read.events, seen: c.sequence, day }),
      );
    if (read.hashes.get(c.sequence) !== c.hash)
      return bad(
        c.sequence,
        say("The trail was rewritten somewhere from event {from} to {to}: the checkpoint of {day} saw another event {to}.", { from: agreed + 1, to: c.sequence, day }),
      );
    if (key && !key.verify(signedText(c), Buffer.from(c.signature, "base64")))
      return bad(c.sequence, say("The checkpoint at event {n} does not bear this installation's signature.", { n: c.sequence }));
    agreed = c.sequence;
  }
  return null;
}
