import { sql, type QueryExecutorProvider } from "kysely";
import type { Linked } from "#kernel/shown.ts";
import { pathOf } from "./own/records.ts";
import type { Registry } from "./registry.ts";

interface Bare {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
}

const shown = (registry: Registry, r: Bare): Linked => ({ id: r.id, kind: r.kind, number: r.number, title: r.title, state: r.state, path: pathOf(registry, r) });

/** These records as references; one that may not be seen is left out. */
export async function linked(tx: QueryExecutorProvider, registry: Registry, ids: readonly (string | null | undefined)[]): Promise<Map<string, Linked>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === "string"))];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<Bare>`select id, kind, number, title, state from records where organisation_id = (select app_organisation()) and id in (${sql.join(wanted)})`.execute(
    tx,
  );
  return new Map(rows.map((r) => [r.id, shown(registry, r)]));
}

/** Everything that is linked with a record, in either direction. */
export async function linkedWith(tx: QueryExecutorProvider, registry: Registry, id: string): Promise<Linked[]> {
  const { rows } = await sql<Bare>`
    select distinct r.id, r.kind, r.number, r.title, r.state from links l
      join records r on r.organisation_id = l.organisation_id and r.id = case when l.record_id = ${id} then l.to_id else l.record_id end
     where l.organisation_id = (select app_organisation()) and (l.record_id = ${id} or l.to_id = ${id}) and l.removed_at is null order by r.number`.execute(tx);
  return rows.map((r) => shown(registry, r));
}
