import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import type { Kept, Kind, Turn } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "./database.ts";
import type { Moment, SpineChange } from "./registry.ts";

/** The spine's columns for a module's query on `records as r`, under the names of the kernel. */
export const spineColumns = [
  "r.id",
  "r.kind",
  "r.number",
  "r.title",
  "r.state",
  "r.version",
  "r.owner_id as ownerId",
  "r.site_id as siteId",
  "r.unit_id as unitId",
  "r.due_on as dueOn",
  "r.confidential",
  "r.opened_at as openedAt",
  "r.closed_at as closedAt",
] as const;

/** A number as somebody may have typed it: the letters of every number are capitals. */
export const numberAsTyped = (typed: string): string[] => [typed, typed.toUpperCase()];

/** The record, locked against others who act on it until this transaction ends; they may go on naming it in records of their own. */
export async function lock(tx: Tx, id: string): Promise<{ kind: string; version: number; state: string; signed: boolean }> {
  const row = await tx
    .selectFrom("records as r")
    .select([
      "r.kind",
      "r.version",
      "r.state",
      sql<boolean>`exists (select from signatures s where s.organisation_id = r.organisation_id and s.record_id = r.id and s.voided_at is null)`.as("signed"),
    ])
    .where("r.id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  return row;
}

interface Entry {
  readonly organisationId: string;
  readonly id: string;
  readonly number: string;
  readonly kind: Kind;
  readonly state: string;
  readonly change: SpineChange & { title: string };
  readonly actorId: string;
}

export async function enter(tx: Tx, moment: Moment, { organisationId, id, number, kind, state, change, actorId }: Entry): Promise<void> {
  const closed = kind.closed.includes(state);
  await tx
    .insertInto("records")
    .values({
      organisation_id: organisationId,
      id,
      kind: kind.kind,
      number,
      title: change.title,
      state,
      owner_id: change.ownerId ?? null,
      site_id: change.siteId ?? null,
      unit_id: change.unitId ?? null,
      due_on: change.dueOn ?? null,
      confidential: change.confidential ?? false,
      readers: [actorId],
      opened_at: moment.now.toISOString(),
      closed_at: closed ? moment.now.toISOString() : null,
    })
    .execute();
}

const given = <T>(value: T | undefined, column: string): Record<string, T> => (value === undefined ? {} : { [column]: value });

/** Moves the record on: its new state, what the handler changed, one version further. */
export async function move(tx: Tx, moment: Moment, to: { id: string; kind: Kind; was: string; state: string; change: SpineChange; actorId: string }): Promise<void> {
  const { change } = to;
  const closedNow = to.kind.closed.includes(to.state),
    closedBefore = to.kind.closed.includes(to.was);
  await tx
    .updateTable("records")
    .set({
      state: to.state,
      version: sql<number>`version + 1`,
      ...given(change.title, "title"),
      ...given(change.ownerId, "owner_id"),
      ...given(change.siteId, "site_id"),
      ...given(change.unitId, "unit_id"),
      ...given(change.dueOn, "due_on"),
      ...given(change.confidential, "confidential"),
      ...(change.confidential ? { readers: [to.actorId] } : {}),
      ...(closedNow === closedBefore ? {} : { closed_at: closedNow ? moment.now.toISOString() : null }),
    })
    .where("id", "=", to.id)
    .execute();
}

/** Somebody did the owner's work in the owner's place: it is theirs too when it is judged. */
export const hadAHand = async (tx: Tx, id: string, personId: string): Promise<void> =>
  void (await tx
    .updateTable("records")
    .set({ owners: sql<string[]>`array_append(owners, ${personId}::uuid)` })
    .where("id", "=", id)
    .where(sql<boolean>`not ${personId}::uuid = any (owners)`)
    .execute());

interface Found {
  readonly organisationId: string;
  readonly record: Kept;
  readonly turns: readonly Turn[];
  readonly readers: readonly string[];
  readonly search: string;
  readonly now: string;
  /** Whoever acted keeps reading: the database shows nobody a row that the same statement hides from them. */
  readonly actorId: string;
}

/** A turn as its row is written. */
export interface TurnRow {
  readonly record: string;
  readonly person: string | null;
  readonly position: string | null;
  readonly role: string | null;
  readonly site: string | null;
  readonly act: string;
  readonly why: string;
  readonly due: string | null;
}

/** The row of a turn of this record. */
export const turnRow = (record: string, t: Turn): TurnRow => ({
  record,
  person: "person" in t.who ? t.who.person : null,
  position: "position" in t.who ? t.who.position : null,
  role: "role" in t.who ? t.who.role : null,
  site: "role" in t.who ? (t.who.siteId ?? null) : null,
  act: t.act,
  why: t.why,
  due: t.dueOn ?? null,
});

/** What follows from the record as it now stands: whose turn it is, by which words it is found, who reads it. */
export async function follow(tx: Tx, found: Found): Promise<void> {
  const { record, organisationId } = found;
  const rows = found.turns.map((turn) => turnRow(record.id, turn));
  const readers = [...new Set([...found.readers, found.actorId])].toSorted();
  await sql`
    with gone as (delete from turns where organisation_id = ${organisationId} and record_id = ${record.id}),
         words as (update records set search = ${found.search}, readers = ${readers} where organisation_id = ${organisationId} and id = ${record.id} and (search <> ${found.search} or readers <> ${readers}))
    insert into turns (organisation_id, record_id, person_id, position_id, role, site_id, act, why, due_on, since)
    select ${organisationId}, ${record.id}, t.person, t.position, t.role, t.site, t.act, t.why, t.due, ${found.now}::timestamptz
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (person uuid, position uuid, role text, site uuid, act text, why text, due date)`.execute(tx);
}
