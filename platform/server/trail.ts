import { sql } from "kysely";
import { canonical } from "./canonical.ts";
import type { Tx } from "./database.ts";
import { unseal } from "./unseal.ts";

/** What the trail keeps of an act. Personal values stand in it sealed; people are named by id. */
export interface EventBody {
  readonly act: string;
  readonly actor: { readonly id: string; readonly position: string | null; readonly behalfOf: { readonly person: string; readonly delegation: string | null } | null };
  readonly by: "person" | "clock" | "consequence";
  /** The act of which this one is a consequence. */
  readonly cause: string | null;
  readonly kind: string;
  readonly record: string;
  readonly number: string;
  readonly version: number;
  readonly input: unknown;
  readonly reason: string | null;
  /** The whole record after the act; null for an act that only adds to it. */
  readonly after: unknown;
  readonly signature: { readonly printedName: string; readonly position: string | null; readonly meaning: string; readonly contentHash: string; readonly method: string } | null;
  readonly origin: { readonly session: string | null; readonly address: string | null; readonly device: string | null };
  readonly zone: string;
  readonly release: string;
}

/** Adds an event to the organisation's chain, in this transaction. */
export async function append(tx: Tx, at: Date, body: EventBody): Promise<{ sequence: number; at: string }> {
  const added = await sql<{ out_sequence: number; out_at: string }>`
    select out_sequence, out_at from append_event(${at}, ${body.kind}, ${body.record}, ${body.version}, ${body.act}, ${body.actor.id}, ${canonical(body)})`.execute(tx);
  const row = added.rows[0];
  if (!row) throw new Error("the trail did not take the event");
  return { sequence: row.out_sequence, at: row.out_at };
}

/** The record as it was after its last act at or before a moment, or at a version; null when it was not there yet. */
export async function snapshot(tx: Tx, id: string, when: { at: Date } | { version: number }): Promise<Record<string, unknown> | null> {
  const question = tx
    .selectFrom("events")
    .select("body")
    .where("record_id", "=", id)
    .orderBy("sequence", "desc")
    .limit(1)
    .where(sql<boolean>`(body::jsonb -> 'after') <> 'null'::jsonb`);
  const row = await ("at" in when ? question.where("at", "<=", when.at.toISOString()) : question.where("version", "<=", when.version)).executeTakeFirst();
  if (!row) return null;
  return unseal(tx, (JSON.parse(row.body) as EventBody).after as Record<string, unknown>);
}

/** All records of a kind as they were at a moment. */
export async function snapshots<R>(tx: Tx, kind: string, at: Date): Promise<R[]> {
  const { rows } = await sql<{ body: string }>`
    select distinct on (record_id) body from events
     where organisation_id = (select app_organisation()) and kind = ${kind} and at <= ${at} and (body::jsonb -> 'after') <> 'null'::jsonb
     order by record_id, sequence desc`.execute(tx);
  return unseal(
    tx,
    rows.map((row) => (JSON.parse(row.body) as EventBody).after as R),
  );
}

/** Lifecycle fields: they move with acts and are no content. Handing a record over does not undo what was signed. */
const lifecycle = new Set(["version", "state", "closedAt", "ownerId"]);

/** Every field that differs, as it was and as it is. Old and new values are the difference of two successive events. */
export function changes(before: object | null, after: object | null): { field: string; was: unknown; is: unknown }[] {
  if (!after) return [];
  const old = (before ?? {}) as Record<string, unknown>;
  return Object.entries(after)
    .filter(([field, is]) => field !== "version" && canonical(old[field] ?? null) !== canonical(is ?? null))
    .map(([field, is]) => ({ field, was: old[field] ?? null, is: is ?? null }));
}

/** What a signature is bound to: the named fields, or everything that is no lifecycle field. */
export const contentOf = (record: object, fields?: readonly string[]): object =>
  Object.fromEntries(Object.entries(record).filter(([field]) => (fields ? fields.includes(field) : !lifecycle.has(field))));
