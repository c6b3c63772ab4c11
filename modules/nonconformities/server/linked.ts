import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { pathOf } from "#server/own/records.ts";
import type { Registry } from "#server/registry.ts";
import type { Linked } from "../shown.ts";
import type { Tables } from "./tables.ts";

interface Bare {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
}

const shown = (registry: Registry, r: Bare): Linked => ({ id: r.id, kind: r.kind, number: r.number, title: r.title, state: r.state, path: pathOf(registry, r) });

/** These records as references; one that may not be seen is left out. */
export async function linked(tx: Tx<Tables>, registry: Registry, ids: readonly (string | null | undefined)[]): Promise<Map<string, Linked>> {
  const wanted = [...new Set(ids.filter((id): id is string => typeof id === "string"))];
  if (wanted.length === 0) return new Map();
  const rows = await tx.selectFrom("records").select(["id", "kind", "number", "title", "state"]).where("id", "in", wanted).execute();
  return new Map(rows.map((r) => [r.id, shown(registry, r)]));
}

/** Everything that is linked with a record, in either direction. */
export async function linkedWith(tx: Tx<Tables>, registry: Registry, id: string): Promise<Linked[]> {
  const { rows } = await sql<Bare>`
    select distinct r.id, r.kind, r.number, r.title, r.state from links l
      join records r on r.organisation_id = l.organisation_id and r.id = case when l.record_id = ${id} then l.to_id else l.record_id end
     where l.organisation_id = app_organisation() and (l.record_id = ${id} or l.to_id = ${id}) and l.removed_at is null order by r.number`.execute(tx);
  return rows.map((r) => shown(registry, r));
}
