import { sql } from "kysely";
import type { Registry } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import { numberAsTyped } from "#server/spine.ts";
import { snapshot } from "#server/trail.ts";
import type { Answered, SubjectShown } from "../answer.ts";
import { composingOf, type OwnTx } from "./state.ts";
import type { Composing } from "../opens.ts";
import type { Subject } from "../subject.ts";
import { answerFor, ownerAnswer, type WhoAsked } from "./who.ts";

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly ownerId: string | null;
}

const byId = async (tx: OwnTx, id: string): Promise<Row | undefined> =>
  tx.selectFrom("records").select(["id", "kind", "number", "title", "owner_id as ownerId"]).where("id", "=", id).executeTakeFirst();

/** The process that a record concerns, by its links. */
const processOf = async (tx: OwnTx, id: string): Promise<Row | undefined> =>
  (
    await sql<Row>`
    select r.id, r.kind, r.number, r.title, r.owner_id as "ownerId" from links l join records r on r.organisation_id = l.organisation_id and r.id = case when l.record_id = ${id} then l.to_id else l.record_id end
     where l.organisation_id = (select app_organisation()) and ${id} in (l.record_id, l.to_id) and l.relation = 'concerns' and l.removed_at is null and r.kind = 'process' order by l.at limit 1`.execute(
      tx,
    )
  ).rows[0];

const subjectFor = (row: Row): Subject => ({ type: row.kind === "process" ? "process" : row.kind === "document" ? "document" : "record", ref: row.id });

const shownRecord = (registry: Registry, row: Row): SubjectShown => ({
  subject: subjectFor(row),
  reference: row.number,
  title: row.title,
  asks: null,
  edition: null,
  class: "D",
  path: pathOf(registry, row),
  points: [],
});

/**
 * Who answers for a record: what the matrix says of it by itself; else whoever the record names; else
 * what is said of the process that it belongs to, by the matrix or by the process's own record.
 */
export async function answerForRecord(it: Composing, id: string, asked: WhoAsked & { at: Date | null }): Promise<Answered | null> {
  const { tx, registry } = asked,
    row = await byId(tx, id);
  if (!row) return null;
  const then = asked.at ? await snapshot(tx, id, { at: asked.at }) : null;
  const owner = asked.at ? ((then?.["ownerId"] as string | null | undefined) ?? null) : row.ownerId;
  const process = row.kind === "process" ? undefined : await processOf(tx, id);
  const withProcess = composingOf(it.state, it.actTitle, (recordId) => (recordId === id ? (process?.id ?? null) : null));
  const shown = shownRecord(registry, row),
    resolved = withProcess.resolver.resolve({ subject: shown.subject, siteId: asked.siteId });
  if (resolved && (resolved.steps === 0 || owner === null)) return answerFor(withProcess, shown, asked);
  const via = process ? { ...process, path: pathOf(registry, process) } : null;
  return ownerAnswer(withProcess, shown, { ...row, ownerId: owner, path: shown.path, via });
}

export const idOfNumber = async (tx: OwnTx, number: string): Promise<string | null> =>
  (
    await sql<{
      id: string;
    }>`select id from records where organisation_id = (select app_organisation()) and number = any(${numberAsTyped(number)}) order by opened_at limit 1`.execute(tx)
  ).rows[0]?.id ?? null;
