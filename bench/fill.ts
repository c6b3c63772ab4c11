import type pg from "pg";

export interface Size {
  readonly people: number;
  readonly records: number;
  readonly events: number;
}

// Copies of one nonconformity and of one person, with an event for each version, chained by the same formula as `append_event`.
const copies = `
create temp table copies as
  select t.id as old, gen_random_uuid() as id, t.kind, t.number as old_number,
         case t.kind when 'person' then 'BENCH-P-' else 'BENCH-' end || n as number, t.version as old_version, s.versions, n
    from (select r.*, row_number() over (partition by kind order by id) as first from records r where r.id in ($NC, $PERSON)) t
    cross join lateral (select case t.kind when 'person' then $PEOPLE else $RECORDS end as many, case t.kind when 'person' then 1 else $VERSIONS end as versions) s
    cross join lateral generate_series(1, s.many) n;
create index on copies (id)`;

const rows = (table: string, changed: string): string =>
  `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(o) || jsonb_build_object(${changed}))).* from ${table} o join copies c on o.`;

const chain = `
do $$
declare e record; c chains%rowtype; h bytea; b text;
begin
  select * into c from chains where organisation_id = '$ORG';
  for e in
    select w.*, last.body, last.act, last.actor_id, v.version from copies w
      join lateral (select body, act, actor_id from events where organisation_id = '$ORG' and record_id = w.old order by sequence desc limit 1) last on true
      cross join lateral generate_series(1, w.versions) as v(version) order by v.version, w.n
  loop
    b := replace(replace(replace(e.body, e.old::text, e.id::text), '"' || e.old_number || '"', '"' || e.number || '"'), '"version":' || e.old_version, '"version":' || e.version);
    c.sequence := c.sequence + 1;
    h := sha256(c.hash || convert_to(c.sequence || E'\\n' || moment(c.at) || E'\\n' || b, 'UTF8'));
    insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash)
      values ('$ORG', c.sequence, c.at, e.kind, e.id, e.version, e.act, e.actor_id, b, c.hash, h);
    c.hash := h;
  end loop;
  update chains set sequence = c.sequence, hash = c.hash where organisation_id = '$ORG';
end $$`;

export interface Template {
  readonly organisation: string;
  readonly nonconformity: string;
  readonly person: string;
}

/** Fills the organisation up to the wanted size. What the copies say is what their template said. */
export async function fill(pool: pg.Pool, { organisation, nonconformity, person }: Template, size: Size): Promise<void> {
  const client = await pool.connect();
  try {
    const had = (
      await client.query<{ people: number; records: number; events: number }>(
        "select (select count(*) from people) people, (select count(*) from records) records, (select count(*) from events) events",
      )
    ).rows[0]!;
    const people = Math.max(0, size.people - had.people),
      records = Math.max(1, size.records - had.records - people),
      versions = Math.max(1, Math.round((size.events - had.events - people) / records));
    const values: Record<string, string> = {
      ORG: organisation,
      NC: `'${nonconformity}'`,
      PERSON: `'${person}'`,
      PEOPLE: String(people),
      RECORDS: String(records),
      VERSIONS: String(versions),
    };
    const run = (text: string) => client.query(text.replace(/\$(ORG|NC|PERSON|PEOPLE|RECORDS|VERSIONS)\b/g, (_all, name: string) => values[name]!));
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await run(copies);
    await run(`${rows("records", "'id', c.id, 'number', c.number, 'version', c.versions")}id = c.old`);
    await run(`${rows("nonconformities", "'id', c.id")}id = c.old`);
    await run(`${rows("people", "'id', c.id, 'user_name', null, 'employee_number', null, 'email', null")}id = c.old`);
    await run(`${rows("turns", "'record_id', c.id")}record_id = c.old`);
    await run(chain);
    await client.query("commit");
    await client.query("drop table copies");
    await client.query("analyze");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
