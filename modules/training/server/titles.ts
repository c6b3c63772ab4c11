import { sql, type QueryExecutorProvider } from "kysely";

/** The names of today of these records: a document by its designation, everything else by its title. */
export async function titlesOf(tx: QueryExecutorProvider, ids: readonly string[]): Promise<(id: string) => string> {
  if (ids.length === 0) return () => "–";
  const { rows } = await sql<{ id: string; title: string }>`
    select r.id, coalesce(d.code, r.title) as title from records r left join documents d on d.organisation_id = r.organisation_id and d.id = r.id
     where r.organisation_id = (select app_organisation()) and r.id = any(${[...new Set(ids)]})`.execute(tx);
  const names = new Map(rows.map((row) => [row.id, row.title]));
  return (id) => names.get(id) ?? "–";
}
