import { say } from "#kernel/sentence.ts";
import type { EventBody } from "./trail.ts";
import type { Bad, ChainRead } from "./verify-chain.ts";

/** An event as it was read: previous hash, sequence, time and body as they were hashed, then the columns beside the body, one on a line. */
export type Row = readonly [bytes: Buffer, hash: Buffer, beside: Buffer];

export const signatureKey = (s: { record: string; version: number; act: string; person: string; printedName: string; meaning: string; contentHash: string }): string =>
  [s.record, s.version, s.act, s.person, s.printedName, s.meaning, s.contentHash].join("\n");

type Head = Pick<EventBody, "act" | "actor">;
type Tail = Pick<EventBody, "kind" | "number" | "record" | "version" | "signature">;

/** Who did what: the same few again and again. */
const heads = new Map<string, Head>();
const mostHeads = 5_000;

function headOf(body: Buffer, end: number): Head {
  const bytes = body.toString("latin1", 0, end),
    known = heads.get(bytes);
  if (known) return known;
  const head = JSON.parse(`${body.toString("utf8", 0, end)}}`) as Head;
  if (heads.size < mostHeads) heads.set(bytes, head);
  return head;
}

const afterField = Buffer.from(',"after":'),
  kindField = Buffer.from(',"kind":"');

/**
 * What a body says beside the record itself, which is by far its largest part and need not be read.
 * The canonical form has its keys in order, and inside a text a quotation mark is escaped: the first
 * `,"after":` and the last `,"kind":"` are the event's own.
 */
function told(body: Buffer): Head & Tail & { readonly whole: boolean; readonly after: number } {
  const after = body.indexOf(afterField),
    kind = body.lastIndexOf(kindField);
  try {
    const head = headOf(body, after),
      tail = JSON.parse(`{${body.toString("utf8", kind + 1)}`) as Tail;
    const { number, record, version, signature } = tail;
    return { act: head.act, actor: head.actor, kind: tail.kind, number, record, version, signature, whole: body[after + afterField.length] !== nullBegins, after };
  } catch {
    const read = JSON.parse(body.toString()) as EventBody; // not in the form that we record: read it whole
    return { ...read, whole: read.after !== null, after: 0 };
  }
}

/** The n of null. */
const nullBegins = 110;
const ownerField = Buffer.from('"ownerId":');
const idLength = 36;

/** Who owns the record by this body. As a rule the field stands once and nothing else need be read. */
function ownerIn(body: Buffer, after: number): string | null {
  const at = body.indexOf(ownerField, after);
  if (at < 0) return null;
  const value = at + ownerField.length;
  if (body.indexOf(ownerField, value) > 0) return ((JSON.parse(body.toString()) as EventBody).after as { ownerId?: string | null }).ownerId ?? null;
  return body[value] === nullBegins ? null : body.toString("latin1", value + 1, value + 1 + idLength);
}

/** Nobody judges their own work: whoever owned a record once, or stood in for who did, stays known. */
function rememberOwners(read: ChainRead, it: Head & Tail & { sequence: number; body: Buffer; after: number }): void {
  const before = read.lastOf.get(it.record)?.owner ?? null,
    owner = ownerIn(it.body, it.after);
  const hands = [before !== null && it.actor.behalfOf?.person === before ? it.actor.id : null, owner];
  for (const person of hands) {
    if (person === null) continue;
    const known = read.owners.get(it.record) ?? new Map<string, number>();
    read.owners.set(it.record, known);
    if (!known.has(person)) known.set(person, it.sequence);
  }
  read.lastOf.set(it.record, { sequence: it.sequence, kind: it.kind, number: it.number, owner });
}

const hashLength = 32,
  newline = 10;
const columns = ["kind", "record_id", "version", "act", "actor_id"] as const;

function badColumn(read: ChainRead, sequence: number, { is, was }: { is: readonly string[]; was: readonly string[] }): Bad {
  const at = Math.max(
    0,
    was.findIndex((text, i) => text !== is[i]),
  );
  const changed = { column: columns[at]!, n: sequence, is: is[at] ?? "", was: was[at]! };
  return { organisation: read.organisation, sequence, why: say("The column {column} of event {n} was changed: it says {is}, and the event says {was}.", changed) };
}

/** The columns beside the body are for searching; they must say what the hashed body says. */
export function remember(read: ChainRead, row: Row, sequence: number): Bad | null {
  const [bytes, , beside] = row,
    body = bytes.subarray(bytes.indexOf(newline, bytes.indexOf(newline, hashLength) + 1) + 1),
    it = told(body);
  const was = [it.kind, it.record, String(it.version), it.act, it.actor.id],
    is = beside.toString();
  if (is !== was.join("\n")) return badColumn(read, sequence, { is: is.split("\n"), was });
  if (it.whole) rememberOwners(read, { ...it, body, sequence });
  const { signature: s } = it;
  if (s)
    read.signatures.set(
      signatureKey({
        record: it.record,
        version: it.version,
        act: it.act,
        person: it.actor.id,
        printedName: s.printedName,
        meaning: s.meaning,
        contentHash: s.contentHash,
      }),
      sequence,
    );
  return null;
}
