import { hash as digest } from "node:crypto";
import type pg from "pg";
import { say } from "#kernel/sentence.ts";
import { copied } from "./copied.ts";
import { remember, type Row } from "./verify-told.ts";

/** What is wrong, and where. `sequence` is null when it is about no event. */
export interface Bad {
  readonly organisation: string;
  readonly sequence: number | null;
  readonly why: string;
}

/** What one pass over an organisation's chain found out. */
export interface ChainRead {
  readonly organisation: string;
  events: number;
  bad: Bad | null;
  /** Per record, the last event that holds the whole record, and who owns it by that. */
  readonly lastOf: Map<string, { readonly sequence: number; readonly kind: string; readonly number: string; readonly owner: string | null }>;
  /** Per record that anybody ever owned: each who did, or who did the owner's work in the owner's place, with the event that tells of it. */
  readonly owners: Map<string, Map<string, number>>;
  /** Signatures that events tell of, by `signatureKey`. */
  readonly signatures: Map<string, number>;
  /** Hashes (hex) of the events that somebody asked for, by sequence. */
  readonly hashes: Map<number, string>;
}

/** What is wrong with an organisation, at one of its events or at none. */
export const badAt = (read: ChainRead, sequence: number | null, why: string): Bad => ({ organisation: read.organisation, sequence, why });

const zero = Buffer.alloc(32);
/** Events between two words on how far it is. */
const step = 2_000;

const select = `select previous || convert_to(sequence || E'\\n' || moment(at) || E'\\n' || body, 'UTF8'), hash,
    kind || E'\\n' || record_id || E'\\n' || version || E'\\n' || act || E'\\n' || actor_id
  from events where organisation_id = (select app_organisation()) order by sequence`;

/** sha256(previous || sequence "\n" at "\n" body). */
const hashOf = (bytes: Uint8Array): Buffer => digest("sha256", bytes, "buffer");

/** The same in hex, of texts. */
export const eventHash = (previous: string, sequence: number, at: string, body: string): string =>
  hashOf(Buffer.concat([Buffer.from(previous, "hex"), Buffer.from(`${sequence}\n${at}\n${body}`)])).toString("hex");

/** Ends the reading: nothing after the first bad event is looked at. */
class FoundBad extends Error {
  readonly bad: Bad;
  constructor(bad: Bad) {
    super();
    this.bad = bad;
  }
}

/**
 * Reads a chain in order on a client inside a transaction that looks at this organisation
 * (`app.organisation`), and names the first event that is not what it was.
 */
export async function readChain(client: pg.ClientBase, organisation: string, options: { wanted: ReadonlySet<number>; onEvents: (n: number) => void }): Promise<ChainRead> {
  const read: ChainRead = { organisation, events: 0, bad: null, lastOf: new Map(), owners: new Map(), signatures: new Map(), hashes: new Map() };
  const before = Buffer.from(zero);
  const { onEvents, wanted } = options;
  try {
    await copied(client, select, (fields) => {
      const bad = check(read, fields as Row, before);
      if (bad) throw new FoundBad(bad);
      fields[1]!.copy(before);
      read.events += 1;
      if (wanted.has(read.events)) read.hashes.set(read.events, before.toString("hex"));
      if (read.events % step === 0) onEvents(step);
    });
    onEvents(read.events % step);
  } catch (error) {
    if (!(error instanceof FoundBad)) throw error;
    read.bad = error.bad;
    return read;
  }
  read.bad = await checkHead(client, read, before.toString("hex"));
  return read;
}

function check(read: ChainRead, row: Row, before: Buffer): Bad | null {
  const at = (sequence: number, why: string): Bad => ({ organisation: read.organisation, sequence, why });
  const [bytes, recorded] = row,
    moment = bytes.indexOf(10, 32) + 1,
    sequence = Number(bytes.toString("latin1", 32, moment - 1)),
    expected = read.events + 1;
  if (sequence !== expected)
    return at(
      expected,
      sequence < expected ? say("Event {n} stands twice.", { n: sequence }) : say("Event {n} is missing: the next one there is {next}.", { n: expected, next: sequence }),
    );
  const linked = before.compare(bytes, 0, 32) === 0,
    asRecorded = hashOf(bytes).equals(recorded);
  if (linked && asRecorded) return remember(read, row, sequence);
  before.copy(bytes);
  if (!linked && hashOf(bytes).equals(recorded)) return at(sequence, say("The link from event {n} to the one before it was changed.", { n: sequence }));
  if (asRecorded && sequence > 1) return at(sequence - 1, say("Event {n} was rewritten: event {next} was chained to another one.", { n: sequence - 1, next: sequence }));
  if (asRecorded) return at(1, say("The first event does not begin the chain: what stood before it was taken away."));
  return at(sequence, say("Event {n} is not what was recorded: its content, its time or its place was changed.", { n: sequence }));
}

/** The chain's head remembers how long it is: an end that was cut off is noticed. */
async function checkHead(client: pg.ClientBase, read: ChainRead, hash: string): Promise<Bad | null> {
  const { rows } = await client.query<{ sequence: string; hash: string }>("select sequence::text, encode(hash, 'hex') as hash from chains where organisation_id = $1", [
    read.organisation,
  ]);
  const head = rows[0],
    at = (sequence: number, why: string): Bad => ({ organisation: read.organisation, sequence, why });
  if (!head) return at(read.events, say("The head of the chain is gone."));
  if (Number(head.sequence) > read.events)
    return at(read.events + 1, say("The trail ends at event {n}, but its head stands at {head}: the end was cut off.", { n: read.events, head: Number(head.sequence) }));
  if (Number(head.sequence) < read.events)
    return at(
      Number(head.sequence) + 1,
      say("The trail goes on to event {n}, but its head stands at {head}: events were put in beside the door.", { n: read.events, head: Number(head.sequence) }),
    );
  if (head.hash !== hash) return at(read.events, say("Event {n} is not the one that the head of the chain was made from.", { n: read.events }));
  return null;
}
