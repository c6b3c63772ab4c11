import { sql } from "kysely";
import type { Actor, GovernanceRole } from "#kernel/actor.ts";
import type { EventShown } from "#kernel/platform.ts";
import type { Tx } from "../database.ts";
import type { Registry } from "../registry.ts";
import { unseal } from "../unseal.ts";
import { changes, type EventBody } from "../trail.ts";
import { readCursor, writeCursor } from "./cursor.ts";

export interface HistoryAsks {
  readonly id?: string | undefined;
  readonly actorId?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly field?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

interface Row {
  readonly sequence: number;
  readonly at: string;
  readonly body: string;
  readonly before: string | null;
  readonly hash: string;
  readonly actor: string | null;
  readonly title: string;
}

const narrowed = (asks: HistoryAsks) => {
  const all = [sql`e.organisation_id = (select app_organisation())`];
  if (asks.id) all.push(sql`e.record_id = ${asks.id}`);
  if (asks.actorId) all.push(sql`e.actor_id = ${asks.actorId}`);
  if (asks.since) all.push(sql`e.at >= ${asks.since}::date`);
  if (asks.until) all.push(sql`e.at < ${asks.until}::date + 1`);
  return sql.join(all, sql` and `);
};

/** From where somebody acted is for themselves and for those who coordinate; everybody sees who and when. */
const seesOrigin = (reader: Actor, actorId: string): boolean =>
  reader.id === actorId || ["top_management", "management_representative", "administrator"].some((role) => reader.roles.has(role as GovernanceRole));

/** How many ids are named in one answer: the rest of a very long list is counted on the page anyway. */
const mostNamed = 1000;

const nowhere = { address: null, device: null };

const quiet = new Set(["version"]);

/** Light by its kind, or done by the clock with nothing of the record changed. */
function isLight(registry: Registry, body: EventBody, before: EventBody | null): boolean {
  const act = registry.acts.get(body.act)?.act;
  if (!act || body.signature) return false;
  if ("light" in act && act.light) return true;
  return act.byClock === true && !("begins" in act) && changes(before?.after ?? null, body.after as object | null).every((change) => quiet.has(change.field));
}

const idsIn = (said: unknown): string[] => JSON.stringify(said).match(/(?<=")[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(?=")/g) ?? [];

/** What the records are called that these ids name, of those whom the reader may see. */
async function titlesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom("records")
    .select(["id", "title"])
    .where("id", "in", [...new Set(ids)].slice(0, mostNamed))
    .execute();
  return new Map(rows.map((row) => [row.id, row.title]));
}

const namesIn = (said: unknown, titles: ReadonlyMap<string, string>): Record<string, string> =>
  Object.fromEntries(
    idsIn(said).flatMap((id) => {
      const title = titles.get(id);
      return title === undefined ? [] : [[id, title]];
    }),
  );

async function shown(tx: Tx, { registry, reader }: { registry: Registry; reader: Actor }, rows: readonly Row[]): Promise<EventShown[]> {
  const bodies = await unseal(
    tx,
    rows.map((row) => ({ row, body: JSON.parse(row.body) as EventBody, before: row.before ? (JSON.parse(row.before) as EventBody) : null })),
  );
  const people = new Set(bodies.flatMap(({ body }) => (body.actor.behalfOf ? [body.actor.behalfOf.person] : [])));
  const names =
    people.size === 0
      ? new Map<string, string>()
      : new Map(
          (
            await tx
              .selectFrom("people")
              .select(["id", "name"])
              .where("id", "in", [...people])
              .execute()
          ).map((p) => [p.id, p.name]),
        );
  const changing = bodies.map((one) => ({ ...one, changed: changes(one.before?.after ?? null, one.body.after as object | null) }));
  const titles = await titlesOf(
    tx,
    changing.flatMap(({ changed, body }) => idsIn([changed, body.input])),
  );
  return changing.map(({ row, body, before, changed }) => ({
    light: isLight(registry, body, before),
    sequence: row.sequence,
    at: row.at,
    act: body.act,
    past: registry.acts.get(body.act)?.act.past ?? body.act,
    record: { kind: body.kind, id: body.record, number: body.number, title: row.title },
    actor: { id: body.actor.id, name: row.actor ?? "Remit" },
    position: body.actor.position,
    onBehalfOf: body.actor.behalfOf ? { id: body.actor.behalfOf.person, name: names.get(body.actor.behalfOf.person) ?? "" } : null,
    system: body.by === "clock",
    cause: body.cause,
    version: body.version,
    reason: body.reason,
    input: body.input,
    changes: changed,
    names: namesIn([changed, body.input], titles),
    signature: body.signature ? { meaning: body.signature.meaning, printedName: body.signature.printedName } : null,
    hash: row.hash,
    origin: seesOrigin(reader, body.actor.id) ? { address: body.origin.address, device: body.origin.device } : nowhere,
  }));
}

/** What happened, newest first; old and new values are the difference to the event before. */
export async function history(tx: Tx, registry: Registry, asks: HistoryAsks, reader: Actor): Promise<{ items: EventShown[]; next: string | null; total: number }> {
  const after = readCursor(asks.cursor),
    where = narrowed(asks);
  const { rows } = await sql<Row>`
    select e.sequence, e.at, e.body, encode(e.hash, 'hex') as hash, p.name as actor, r.title,
           (select b.body from events b where b.organisation_id = e.organisation_id and b.record_id = e.record_id and b.sequence < e.sequence and b.version < e.version order by b.sequence desc limit 1) as before
      from events e join records r on r.organisation_id = e.organisation_id and r.id = e.record_id left join people p on p.organisation_id = e.organisation_id and p.id = e.actor_id
     where ${where} ${after ? sql`and e.sequence < ${after[0]}` : sql``} order by e.sequence desc limit ${asks.limit + 1}`.execute(tx);
  const { rows: counted } = await sql<{ total: number }>`select count(*) as total from events e where ${where}`.execute(tx);
  const all = await shown(tx, { registry, reader }, rows.slice(0, asks.limit));
  const items = asks.field ? all.filter((e) => e.changes.some((c) => c.field === asks.field)) : all;
  const last = rows[asks.limit - 1];
  return { items, total: counted[0]?.total ?? 0, next: rows.length > asks.limit && last ? writeCursor([last.sequence, asks.id ?? "all"]) : null };
}
