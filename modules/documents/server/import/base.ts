import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import { editionById } from "#modules/standards/server/published.ts";
import type { Audience } from "../../audience.ts";
import { candidatesOf, type NamedClause } from "../../importing/clauses-named.ts";
import type { ImportBase } from "../../importing/plan.ts";
import type { Tables } from "../tables.ts";

const small = <T>(pairs: readonly (readonly [string, T])[]): Map<string, T> => new Map(pairs.map(([name, value]) => [name.toLowerCase(), value]));

/** What is known before the import: types, people, places, and which designations are taken. */
export async function importBase(tx: Tx<Tables>, today: string, files: ReadonlySet<string>): Promise<ImportBase> {
  const { rows: types } = await sql<{ id: string; title: string; prefix: string; reviewMonths: number | null }>`
    select r.id, r.title, t.prefix, t.review_months as "reviewMonths" from document_types t join records r on r.organisation_id = t.organisation_id and r.id = t.id
     where t.organisation_id = (select app_organisation()) and r.state = 'in_use'`.execute(tx);
  const { rows: people } = await sql<{ id: string; name: string | null; userName: string | null }>`
    select distinct p.id, p.name, p.user_name as "userName" from people p join positions_held(app_organisation(), ${today}) h on h.person_id = p.id
     where p.organisation_id = (select app_organisation())`.execute(tx);
  const { rows: places } = await sql<{ id: string; kind: "unit" | "position"; title: string }>`
    select id, kind, title from records where organisation_id = (select app_organisation()) and kind in ('unit', 'position') and state <> 'abolished'`.execute(tx);
  const { rows: codes } = await sql<{ code: string }>`select lower(code) as code from documents where organisation_id = (select app_organisation())`.execute(tx);
  return {
    today,
    types: small(types.flatMap((t) => [[t.title, t] as const, [t.prefix, t] as const])),
    people: small(people.flatMap((p) => [p.name, p.userName].flatMap((name) => (name ? [[name, p.id] as const] : [])))),
    places: small(places.map((p) => [p.title, (p.kind === "unit" ? { to: "unit", unitId: p.id } : { to: "position", positionId: p.id }) satisfies Audience] as const)),
    codes: new Set(codes.map((c) => c.code)),
    files,
  };
}

/** Which of the clauses that a text names the library knows, and which it does not. */
export async function linkedClauses(tx: Tx<Tables>, named: readonly NamedClause[]): Promise<{ linked: string[]; unknown: NamedClause[] }> {
  const known = new Map<string, ReadonlySet<string> | null>();
  const idsOf = async (editionId: string): Promise<ReadonlySet<string> | null> => {
    if (!known.has(editionId)) {
      const edition = await editionById(tx, editionId);
      known.set(editionId, edition ? new Set(edition.requirements.map((r) => r.id)) : null);
    }
    return known.get(editionId) ?? null;
  };
  const linked: string[] = [],
    unknown: NamedClause[] = [];
  for (const clause of named) {
    let found: string | undefined;
    for (const { editionId, id } of candidatesOf(clause)) if ((await idsOf(editionId))?.has(id)) found = id;
    if (found) linked.push(found);
    else unknown.push(clause);
  }
  return { linked: [...new Set(linked)], unknown };
}
