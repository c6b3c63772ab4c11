import type pg from "pg";
import { quoted, type Table } from "./tables.ts";

/** Nothing in it but what the server and its extensions bring. */
export async function isEmpty(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`select from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_(temp|toast_temp)_' and c.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
      and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e') limit 1`);
  return rows.length === 0;
}

/**
 * Does work while the tables' own triggers sleep and their owner sees every row; afterwards all is as
 * it was, and every key that rows hold to others was checked. Needs no superuser, only the owner. It
 * is part of the caller's transaction, so nobody else ever sees the tables like this.
 */
export async function unlocked(client: pg.ClientBase, tables: readonly Table[], work: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    "select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relforcerowsecurity and n.nspname in ('public', 'identity')",
  );
  for (const { name } of tables) await client.query(`alter table ${name} disable trigger user`);
  for (const { name } of rows) await client.query(`alter table ${name} no force row level security`);
  await work();
  await client.query("set constraints all immediate");
  for (const { name } of rows) await client.query(`alter table ${name} force row level security`);
  for (const { name } of tables) await client.query(`alter table ${name} enable trigger user`);
  await client.query("set constraints all deferred");
}

/** Puts lines of JSON into a table by their columns' names; answers with how many there were. */
export async function fill(client: pg.ClientBase, table: Table, content: Buffer): Promise<number> {
  const lines = content.toString("utf8").trimEnd().split("\n");
  const columns = Object.keys(JSON.parse(lines[0]!) as object);
  const { rows } = await client.query<{ name: string }>("select attname as name from pg_attribute where attrelid = $1::regclass and atttypid = 'xid8'::regtype and attnum > 0", [
    table.name,
  ]);
  const ids = new Set(rows.map((row) => row.name));
  // The number of a transaction means something only in the database that it ran in: here it must never be taken for a present one.
  const values = columns.map((column) => (ids.has(column) ? "'0'::xid8" : quoted(column)));
  await client.query(
    `insert into ${table.name} (${columns.map(quoted).join(", ")}) overriding system value select ${values.join(", ")} from json_populate_recordset(null::${table.name}, $1::json)`,
    [`[${lines.join(",")}]`],
  );
  return lines.length;
}

/** Lets numbers that the database gives out go on after the highest that was restored, and learns how full the tables are. */
export async function settle(client: pg.ClientBase, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables) {
    for (const column of columns) {
      const { rows } = await client.query<{ sequence: string | null }>("select pg_get_serial_sequence($1, $2) as sequence", [name, column]);
      const sequence = rows[0]?.sequence;
      if (sequence) await client.query(`select setval($1::regclass, greatest((select max(${quoted(column)}) from ${name}), 1), exists (select from ${name}))`, [sequence]);
    }
  }
}
