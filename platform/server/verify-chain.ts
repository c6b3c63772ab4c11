import { createHash } from "node:crypto";
import * as crypto from "node:crypto";
import type pg from "pg";
import { say } from "#kernel/sentence.ts";
import type { EventBody } from "./trail.ts";

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

export const signatureKey = (s: { record: string; version: number; act: string; person: string; printedName: string; meaning: string; contentHash: string }): string =>
  [s.record, s.version, s.act, s.person, s.printedName, s.meaning, s.contentHash].join("\n");

const batch = 2_000;
const zero = "0".repeat(64);

// Everything as text as the database sends it: nothing is turned into a date or a buffer that only a hash is made of.
const asText = { getTypeParser: () => (text: string) => text } as unknown as pg.CustomTypesConfig;
type Row = readonly [sequence: string, at: string, kind: string, record: string, version: string, act: string, actor: string, body: string, hashes: string];

const select = `declare chain no scroll cursor for select sequence, moment(at), kind, record_id, version, act, actor_id, body, encode(previous || hash, 'hex')
  from events where organisation_id = $1 order by sequence`;

let room = Buffer.alloc(65_536);
const digest: (bytes: Uint8Array) => string = "hash" in crypto ? (bytes) => crypto.hash("sha256", bytes, "hex") : (bytes) => createHash("sha256").update(bytes).digest("hex");

/** sha256(previous || sequence "\n" at "\n" body), hex. */
export function eventHash(previous: string, sequence: number, at: string, body: string): string {
  const text = `${sequence}\n${at}\n${body}`;
  if (room.length < 32 + text.length * 3) room = Buffer.alloc(2 * (32 + text.length * 3));
  room.write(previous, 0, 32, "hex");
  return digest(room.subarray(0, 32 + room.write(text, 32)));
}

/** Reads a chain in order on a client inside a transaction, and names the first event that is not what it was. */
export async function readChain(client: pg.ClientBase, organisation: string, options: { wanted: ReadonlySet<number>; onEvents: (n: number) => void }): Promise<ChainRead> {
  const read: ChainRead = { organisation, events: 0, bad: null, lastOf: new Map(), owners: new Map(), signatures: new Map(), hashes: new Map() };
  await client.query(select, [organisation]);
  const fetch = () => client.query<Row & unknown[]>({ text: `fetch ${batch} from chain`, rowMode: "array", types: asText } as pg.QueryArrayConfig);
  let hash = zero,
    coming = fetch();
  try {
    for (;;) {
      const { rows } = await coming;
      if (rows.length === 0) break;
      coming = fetch(); // the database reads the next batch while this one is hashed
      for (const row of rows as unknown as Row[]) {
        read.bad = check(read, row, hash);
        if (read.bad) return read;
        hash = row[8].slice(64);
        read.events += 1;
        if (options.wanted.has(read.events)) read.hashes.set(read.events, hash);
      }
      options.onEvents(rows.length);
    }
  } finally {
    await coming.catch(() => undefined);
    await client.query("close chain").catch(() => undefined);
  }
  read.bad = await checkHead(client, read, hash);
  return read;
}

function check(read: ChainRead, row: Row, before: string): Bad | null {
  const at = (sequence: number, why: string): Bad => ({ organisation: read.organisation, sequence, why });
  const sequence = Number(row[0]),
    expected = read.events + 1;
  if (sequence !== expected)
    return at(
      expected,
      sequence < expected ? say("Event {n} stands twice.", { n: sequence }) : say("Event {n} is missing: the next one there is {next}.", { n: expected, next: sequence }),
    );
  const previous = row[8].slice(0, 64),
    hash = row[8].slice(64);
  const fromBefore = eventHash(before, sequence, row[1], row[7]);
  if (previous === before && fromBefore === hash) return remember(read, row, sequence);
  if (fromBefore === hash) return at(sequence, say("The link from event {n} to the one before it was changed.", { n: sequence }));
  const standsAlone = previous !== before && eventHash(previous, sequence, row[1], row[7]) === hash;
  if (standsAlone && sequence > 1) return at(sequence - 1, say("Event {n} was rewritten: event {next} was chained to another one.", { n: sequence - 1, next: sequence }));
  if (standsAlone) return at(1, say("The first event does not begin the chain: what stood before it was taken away."));
  return at(sequence, say("Event {n} is not what was recorded: its content, its time or its place was changed.", { n: sequence }));
}

type Head = Pick<EventBody, "act" | "actor">;
type Tail = Pick<EventBody, "kind" | "number" | "record" | "version" | "signature">;

/**
 * What a body says beside the record itself, which is by far its largest part and need not be read.
 * The canonical form has its keys in order, and inside a text a quotation mark is escaped: the first
 * `,"after":` and the last `,"kind":"` are the event's own.
 */
function told(body: string): Head & Tail & { readonly whole: boolean; readonly after: number } {
  const after = body.indexOf(',"after":'),
    kind = body.lastIndexOf(',"kind":"');
  try {
    const head = JSON.parse(`${body.slice(0, after)}}`) as Head,
      tail = JSON.parse(`{${body.slice(kind + 1)}`) as Tail;
    return { ...head, ...tail, whole: !body.startsWith("null", after + 9), after };
  } catch {
    const read = JSON.parse(body) as EventBody; // not in the form that we record: read it whole
    return { ...read, whole: read.after !== null, after: 0 };
  }
}

const ownerField = '"ownerId":';

/** Who owns the record by this body. As a rule the field stands once and nothing else need be read. */
function ownerIn(body: string, after: number): string | null {
  const at = body.indexOf(ownerField, after);
  if (at < 0) return null;
  if (body.indexOf(ownerField, at + 1) > 0) return ((JSON.parse(body) as EventBody).after as { ownerId?: string | null }).ownerId ?? null;
  return body[at + ownerField.length] === '"' ? body.slice(at + ownerField.length + 1, at + ownerField.length + 37) : null;
}

/** Nobody judges their own work: whoever owned a record once, or stood in for who did, stays known. */
function rememberOwners(read: ChainRead, row: Row, it: Head & Tail & { sequence: number; after: number }): void {
  const before = read.lastOf.get(it.record)?.owner ?? null,
    owner = ownerIn(row[7], it.after);
  const hands = [before !== null && it.actor.behalfOf?.person === before ? it.actor.id : null, owner];
  for (const person of hands) {
    if (person === null) continue;
    const known = read.owners.get(it.record) ?? new Map<string, number>();
    read.owners.set(it.record, known);
    if (!known.has(person)) known.set(person, it.sequence);
  }
  read.lastOf.set(it.record, { sequence: it.sequence, kind: it.kind, number: it.number, owner });
}

/** The columns beside the body are for searching; they must say what the hashed body says. */
function remember(read: ChainRead, row: Row, sequence: number): Bad | null {
  const body = told(row[7]);
  const columns: readonly [string, string, string][] = [
    ["kind", row[2], body.kind],
    ["record_id", row[3], body.record],
    ["version", row[4], String(body.version)],
    ["act", row[5], body.act],
    ["actor_id", row[6], body.actor.id],
  ];
  for (const [column, is, was] of columns)
    if (is !== was)
      return {
        organisation: read.organisation,
        sequence,
        why: say("The column {column} of event {n} was changed: it says {is}, and the event says {was}.", { column, n: sequence, is, was }),
      };
  if (body.whole) rememberOwners(read, row, { ...body, sequence });
  const { signature: s } = body;
  if (s)
    read.signatures.set(
      signatureKey({
        record: body.record,
        version: body.version,
        act: body.act,
        person: body.actor.id,
        printedName: s.printedName,
        meaning: s.meaning,
        contentHash: s.contentHash,
      }),
      sequence,
    );
  return null;
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
