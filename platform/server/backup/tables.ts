import type pg from "pg";

/** A table as it is copied. */
export interface Table {
  /** `public.records`, quoted for SQL where needed. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly perOrganisation: boolean;
}

// Sessions and one-time links would open doors that were closed since; counted guesses are of no use later.
const left = ["public.applied_migrations", "identity.session", "identity.verification", "identity.attempts"];

const question = `
  select format('%I.%I', n.nspname, c.relname) as name, n.nspname || '.' || c.relname as plain, c.oid::text as oid,
         c.relrowsecurity and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped) as "perOrganisation",
         (select array_agg(a.attname::text order by a.attnum) from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         coalesce((select array_agg(k.confrelid::text) from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname in ('public', 'identity') and c.relkind in ('r', 'p') and not c.relispartition
     and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
   order by 1`;

interface Row extends Table {
  readonly plain: string;
  readonly oid: string;
  readonly needs: readonly string[];
}

/** Every table of the platform and of modules, as the database knows them; one that others point to comes before them. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Row>(question);
  const byId = new Map(rows.map((row) => [row.oid, row])),
    order: Row[] = [],
    under = new Set<string>();
  const place = (row: Row): void => {
    if (order.includes(row) || under.has(row.oid)) return; // in a circle of deferred keys any order will do
    under.add(row.oid);
    for (const id of row.needs) if (byId.has(id)) place(byId.get(id)!);
    order.push(row);
  };
  rows.forEach(place);
  return order.filter((row) => !left.includes(row.plain)).map(({ name, columns, perOrganisation }) => ({ name, columns, perOrganisation }));
}

/** Does this role see all organisations' rows at once? */
export async function seesAll(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ all: boolean }>(`select rolsuper or rolbypassrls as "all" from pg_roles where rolname = current_user`);
  return rows[0]?.all === true;
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
