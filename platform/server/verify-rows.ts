import { Kysely, PostgresDialect, sql } from "kysely";
import type pg from "pg";
import type { Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { canonical } from "./canonical.ts";
import type { Tx } from "./database.ts";
import type { Keeper, Moment } from "./registry.ts";
import { checkOwners } from "./verify-owners.ts";
import { personalIn, seal } from "./seal.ts";
import type { PlatformTables } from "./tables.ts";
import type { EventBody } from "./trail.ts";
import { badAt, type Bad, type ChainRead } from "./verify-chain.ts";
import { signatureKey } from "./verify-told.ts";

const batch = 500;

/** The transaction that a client is already in, as queries of keepers want it. */
export function txOf(client: pg.ClientBase): Tx {
  const pool = { connect: async () => ({ query: client.query.bind(client), release: () => {} }), end: async () => {} };
  return new Kysely<PlatformTables>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) });
}

export interface Rows {
  readonly client: pg.ClientBase;
  readonly read: ChainRead;
  readonly keepers: ReadonlyMap<string, Keeper>;
  readonly moment: Moment;
}

/** Holds the rows as they stand against the trail; names the first one that differs. */
export async function checkRows(rows: Rows): Promise<Bad | null> {
  const tx = txOf(rows.client);
  for (const keeper of rows.keepers.values()) {
    const bad = (await checkKind(tx, rows, keeper)) ?? (await checkNumbers(tx, rows.read, keeper.kind));
    if (bad) return bad;
  }
  return (await checkRemoved(tx, rows)) ?? (await checkOwners(tx, rows)) ?? (await checkCounters(tx, rows)) ?? (await checkSignatures(tx, rows.read));
}

async function checkKind(tx: Tx, rows: Rows, keeper: Keeper): Promise<Bad | null> {
  const { read } = rows;
  const found = await tx
    .selectFrom("records")
    .select(["id", "number"])
    .where("organisation_id", "=", read.organisation)
    .where("kind", "=", keeper.kind.kind)
    .orderBy("id")
    .execute();
  const silent = found.find((record) => !read.lastOf.has(record.id));
  if (silent) return badAt(read, null, say("No event tells of {number}: it was put in beside the door.", { number: silent.number }));
  const ids = found.map((record) => record.id),
    load = (from: number) => loaded(tx, rows, { keeper, ids: ids.slice(from, from + batch) });
  let coming = load(0);
  for (let from = 0; from < ids.length; from += batch) {
    const held = await coming;
    coming = load(from + batch); // the database reads the next ones while these are compared
    const bad = await compare(tx, rows, { keeper, ...held });
    if (bad) {
      await coming.catch(() => undefined);
      return bad;
    }
  }
  await coming;
  return null;
}

interface Held {
  /** The records as they are now, by id. */
  readonly now: ReadonlyMap<string, object>;
  /** Of each, the last event that holds it whole. */
  readonly events: readonly { sequence: number; body: string }[];
}

async function loaded(tx: Tx, { read, moment }: Rows, { keeper, ids }: { keeper: Keeper; ids: readonly string[] }): Promise<Held> {
  if (ids.length === 0) return { now: new Map(), events: [] };
  const [records, events] = await Promise.all([
    keeper.find(tx, ids, moment),
    tx
      .selectFrom("events")
      .select(["sequence", "body"])
      .where("organisation_id", "=", read.organisation)
      .where(
        "sequence",
        "in",
        ids.map((id) => read.lastOf.get(id)!.sequence),
      )
      .orderBy("sequence")
      .execute(),
  ]);
  return { now: new Map(records.map((record) => [record.id, record])), events };
}

/** Each record as it is now against the last event that holds it whole. */
async function compare(tx: Tx, { read }: Rows, { keeper, now, events }: Held & { keeper: Keeper }): Promise<Bad | null> {
  for (const event of events) {
    const body = JSON.parse(event.body) as EventBody,
      after = body.after as Record<string, unknown>,
      record = now.get(body.record);
    if (!record)
      return badAt(
        read,
        event.sequence,
        say("{number} is in the register, but what its module kept of it is gone (last told of by event {n}).", { number: body.number, n: event.sequence }),
      );
    const field = await difference(tx, { organisationId: read.organisation, recordId: body.record, keep: false }, { keeper, after, record });
    if (field)
      return badAt(read, event.sequence, say("{number} was changed beside the door: its {field} is not what event {n} says.", { number: body.number, field, n: event.sequence }));
  }
  return null;
}

/** Most fields are short texts that are the same: the canonical form is made only where that does not settle it. */
const same = (a: unknown, b: unknown): boolean => a === b || canonical(a ?? null) === canonical(b ?? null);

/** The first field that differs. A field that a later version added is not in older events, and says nothing. */
async function difference(
  tx: Tx,
  where: { organisationId: string; recordId: string; keep: boolean },
  it: { keeper: Keeper; after: Record<string, unknown>; record: object },
): Promise<string | null> {
  const fields = it.keeper.kind.schema.shape;
  const kept = Object.fromEntries(Object.entries(it.record).filter(([field]) => field in fields && field in it.after));
  const sealed = (await seal(
    tx,
    where,
    personalIn(it.keeper.kind.schema).filter((field) => field in kept),
    kept,
  )) as Record<string, unknown>;
  return Object.keys(sealed).find((field) => !same(sealed[field], it.after[field])) ?? null;
}

/** `NC-{year}-{n:3}` as a pattern that reads a number back: the series and its place in it. */
export function readNumber(form: string, number: string): { series: string; n: number } | null {
  const pattern = form
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace("{year}", "(?<year>\\d{4})")
    .replace(/\{n(?::\d+)?\}/, "(?<n>\\d+)");
  const groups = new RegExp(`^${pattern}$`).exec(number)?.groups;
  return groups?.["n"] ? { series: groups["year"] ?? "", n: Number(groups["n"]) } : null;
}

async function checkNumbers(tx: Tx, read: ChainRead, kind: Kind): Promise<Bad | null> {
  const found = await tx.selectFrom("records").select("number").where("organisation_id", "=", read.organisation).where("kind", "=", kind.kind).execute();
  const counters = await tx.selectFrom("counters").select(["series", "last"]).where("organisation_id", "=", read.organisation).execute();
  const taken = new Map<string, Set<number>>();
  for (const { number } of found) {
    const place = readNumber(kind.number, number);
    if (place) taken.set(place.series, (taken.get(place.series) ?? new Set()).add(place.n));
  }
  for (const { series, last } of counters.filter((c) => c.series === kind.kind || c.series.startsWith(`${kind.kind}/`))) {
    const year = series.slice(kind.kind.length + 1),
      numbers = taken.get(year) ?? new Set();
    const gap = Array.from({ length: last }, (_, i) => i + 1).find((n) => !numbers.has(n));
    if (gap !== undefined)
      return badAt(
        read,
        null,
        say("The numbers of {several} have a gap: {n} of {last} is missing.", { several: kind.several, n: gap, last: `${last}${year ? ` (${year})` : ""}` }),
      );
  }
  return null;
}

/** No counter stands behind a number that was given: the next one would be given twice, or to nobody. */
async function checkCounters(tx: Tx, { read, keepers }: Rows): Promise<Bad | null> {
  const records = await tx.selectFrom("records").select(["kind", "number"]).where("organisation_id", "=", read.organisation).execute();
  const counters = await tx.selectFrom("counters").select(["series", "last"]).where("organisation_id", "=", read.organisation).execute();
  const lastOf = new Map(counters.map((counter) => [counter.series, counter.last]));
  for (const { kind, number } of records) {
    const keeper = keepers.get(kind),
      place = keeper && readNumber(keeper.kind.number, number);
    if (!place) continue;
    const last = lastOf.get(place.series ? `${kind}/${place.series}` : kind) ?? 0;
    if (last < place.n)
      return badAt(read, null, say("The counter of {several} was set back to {last}: {number} is given already.", { several: keeper.kind.several, last, number }));
  }
  return null;
}

/** Every record that the trail tells of is still there. */
async function checkRemoved(tx: Tx, { read, keepers }: Rows): Promise<Bad | null> {
  const { rows } = await sql<{ id: string }>`select id from records where organisation_id = ${read.organisation}`.execute(tx);
  const there = new Set(rows.map((row) => row.id));
  const gone = [...read.lastOf].filter(([id, last]) => !there.has(id) && keepers.has(last.kind)).map(([, last]) => last);
  const first = gone.toSorted((a, b) => a.sequence - b.sequence)[0];
  return first ? badAt(read, first.sequence, say("{number} was removed: event {n} tells of it, and it is not there.", { number: first.number, n: first.sequence })) : null;
}

/** Signatures and the events of their signing, one for one. */
async function checkSignatures(tx: Tx, read: ChainRead): Promise<Bad | null> {
  const missing = new Map(read.signatures);
  const { rows } = await sql<{ record: string; version: number; act: string; person: string; printedName: string; meaning: string; contentHash: string; number: string }>`
    select s.record_id as record, s.record_version as version, s.act, s.person_id as person, s.printed_name as "printedName", s.meaning, encode(s.content_hash, 'hex') as "contentHash", r.number
      from signatures s join records r on r.organisation_id = s.organisation_id and r.id = s.record_id where s.organisation_id = ${read.organisation}`.execute(tx);
  for (const row of rows) {
    if (!missing.delete(signatureKey(row)))
      return badAt(read, null, say("No event tells of the signature of {name} on {number} as it stands now.", { name: row.printedName, number: row.number }));
  }
  const sequence = [...missing.values()].toSorted((a, b) => a - b)[0];
  return sequence === undefined ? null : badAt(read, sequence, say("The signature that event {n} tells of is gone.", { n: sequence }));
}
