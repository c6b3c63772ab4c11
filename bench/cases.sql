-- Fills the organisation with copies of its own nonconformities, each with its report, actions, lots and
-- whole history. Ids, numbers, titles and days are the copy's own, in the rows and in the events alike,
-- and each event is chained by the formula of `append_event`: `remit verify` finds everything in order.
-- Wants: bench.organisation, bench.records and bench.events (how many there shall be in all).
set local session_replication_role = replica;
set local work_mem = '256MB';
set local synchronous_commit = off;

create temp table members on commit drop as
  with first as (
    select r.organisation_id, r.id, r.kind, r.number, r.title, r.opened_at, r.closed_at, coalesce(p.became_id, a.parent_id, o.nonconformity_id, r.id) as root
      from records r left join reports p using (organisation_id, id) left join actions a using (organisation_id, id) left join outputs o using (organisation_id, id)
     where r.kind in ('report', 'nonconformity', 'action', 'output') and not r.confidential
  )
  select f.*, coalesce(u.root, f.root) as case_id, coalesce(p.text, n.what) as words
    from first f left join first u on u.id = f.root left join reports p on p.id = f.id left join nonconformities n on n.id = f.id;

-- Thirty-three of thirty-four cases are closed, as in a register that has been kept for years.
create temp table sorts on commit drop as
  select case_id, bool_and(closed_at is not null) as closed, count(*) as records from members group by case_id;
create temp table wanted on commit drop as
  select case_id, closed, floor(missing * case when closed then 0.97 else 0.03 end / sum(records) over (partition by closed))::int as copies
    from sorts cross join (select greatest(0, current_setting('bench.records')::int - (select count(*) from records)) as missing) m;

create temp table copies on commit drop as
  select w.case_id, n, (case when w.closed then (n * 37) % 1500 else 0 end) * interval '1 day' + (n % 999 + 1) * interval '1 millisecond' as days from wanted w cross join lateral generate_series(1, w.copies) n;

create temp table copied on commit drop as
  select m.id as old, gen_random_uuid() as id, m.kind, c.case_id, c.n, c.days, m.number as old_number, m.title as old_title, m.words as old_words, m.opened_at, m.closed_at,
         substring(m.number from '^.*?(?=\d+$)') as series, row_number() over (partition by substring(m.number from '^.*?(?=\d+$)') order by c.n, m.number) as place,
         ', ' || (array['milling','turning','grinding','washing','coating','hardening','assembly','packing','marking','testing','deburring'])[1 + c.n % 11] || ' cell ' || c.n % 17
           || ', ' || (array['spindle','housing','sleeve','flange','valve','bracket','gear','shaft','cover','piston','rotor','nozzle','bearing'])[1 + c.n % 13] || ' lot ' || c.n as more
    from members m join copies c using (case_id);
alter table copied add column number text;
update copied d set number = d.series || lpad((c.last + d.place)::text, greatest(length(d.old_number) - length(d.series), length((c.last + d.place)::text)), '0')
  from counters c where c.series = d.kind || coalesce('/' || substring(d.series from '\d{4}'), '');
update counters c set last = c.last + x.places
  from (select kind || coalesce('/' || substring(series from '\d{4}'), '') as series, count(*) as places from copied group by 1) x where x.series = c.series;

-- What stands in the template and what stands in the copy instead. A case's templates hold a place for
-- each (`%3$s`), which `format` fills in one pass.
create function pg_temp.quoted(at timestamptz) returns text language sql immutable as $$ select '"' || moment(at) || '"' $$;
create temp table swaps on commit drop as
  select case_id, n, array_agg(was order by length(was) desc, was) as was, array_agg(becomes order by length(was) desc, was) as becomes
    from (select distinct on (case_id, n, was) case_id, n, was, becomes from copied cross join lateral (values
      (old::text, id::text), ('"' || old_number || '"', '"' || number || '"'),
      (to_jsonb(old_title)::text, to_jsonb(old_title || more)::text),
      (to_jsonb(old_words)::text, to_jsonb(old_words || more)::text),
      (pg_temp.quoted(opened_at), pg_temp.quoted(opened_at - days)),
      (pg_temp.quoted(closed_at), pg_temp.quoted(closed_at - days))) as pair (was, becomes)
     where was is not null order by case_id, n, was) x group by case_id, n;
create index on swaps (case_id, n);
create index on copied (old);
create index on copied (id);
create temp table slots on commit drop as select distinct on (case_id) case_id, was from swaps;
analyze copied, swaps, copies, members;

create function pg_temp.template(p_text text, p_was text[]) returns text language plpgsql immutable as $$
begin
  p_text := replace(p_text, '%', '%%');
  for i in 1 .. cardinality(p_was) loop p_text := replace(p_text, p_was[i], '%' || i || '$s'); end loop;
  return p_text;
end $$;

-- The rows, by the same replacements as their events.
do $$ declare t text; key text; own text;
begin
  foreach t in array array['records','reports','nonconformities','actions','outputs','signatures','comments','links','turns'] loop
    key := case when t in ('records','reports','nonconformities','actions','outputs') then 'id' else 'record_id' end;
    own := case t
      when 'records' then $q$ || jsonb_build_object('opened_at', c.opened_at - c.days, 'closed_at', c.closed_at - c.days,
                                 'search', replace(o.search, lower(o.number || ' ' || o.title), lower(c.number || ' ' || o.title || c.more))) $q$
      when 'reports' then $q$ || jsonb_build_object('follow_hash', null) $q$
      when 'signatures' then $q$ || jsonb_build_object('id', gen_random_uuid()) $q$
      when 'comments' then $q$ || jsonb_build_object('id', gen_random_uuid()) $q$
      when 'links' then $q$ || jsonb_build_object('id', gen_random_uuid()) $q$
      else '' end;
    execute format($q$insert into %1$I select x.*
      from (select m.id as old, r.*, pg_temp.template(to_jsonb(r)::text, l.was) as template from %1$I r join members m on m.id = r.%2$I join slots l using (case_id)) o
      join copied c using (old) join swaps s using (case_id, n)
      cross join lateral jsonb_populate_record(null::%1$I, format(o.template, variadic s.becomes)::jsonb %3$s) x$q$, t, key, own);
  end loop;
end $$;

create temp table told on commit drop as
  select m.case_id, e.*, pg_temp.template(e.body, l.was) as template, pg_temp.template(e.record_id::text, l.was) as template_id
    from events e join members m on m.id = e.record_id join slots l using (case_id) where e.organisation_id = current_setting('bench.organisation')::uuid;
create index on told (case_id);
analyze told;

-- The events: two copies of every case at a time go on side by side. What is missing in the end are comments.
do $$
declare
  org uuid := current_setting('bench.organisation')::uuid;
  c chains%rowtype; e record; r record; h bytea; b text; v_from int; missing bigint; note text;
begin
  select * into c from chains where organisation_id = org;
  for v_from in select generate_series(0, (select max(n) from copies), 2) loop
    for e in
      select t.kind, t.version, t.act, t.actor_id, t.template, t.template_id, s.becomes
        from swaps s join told t using (case_id) where s.n > v_from and s.n <= v_from + 2 order by t.sequence, s.n
    loop
      b := format(e.template, variadic e.becomes);
      c.sequence := c.sequence + 1;
      h := sha256(c.hash || convert_to(c.sequence || E'\n' || moment(c.at) || E'\n' || b, 'UTF8'));
      insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash)
        values (org, c.sequence, c.at, e.kind, format(e.template_id, variadic e.becomes)::uuid, e.version, e.act, e.actor_id, b, c.hash, h);
      c.hash := h;
    end loop;
  end loop;
  if not exists (select from copied) then raise exception 'no case would fit: give more --records'; end if;
  missing := current_setting('bench.events')::bigint - (select count(*) from events where organisation_id = org);
  select body into note from told where act = 'record.comment' limit 1;
  while missing > 0 loop
    for r in select k.id, k.kind, k.number, k.version, t.* from records k join copied using (id)
        cross join (select record_id as of, version as at_version, actor_id as author, body::jsonb ->> 'number' as of_number from told where act = 'record.comment' limit 1) t
       where k.kind in ('nonconformity', 'action') order by k.id limit missing
    loop
      b := replace(replace(replace(replace(note, r.of::text, r.id::text), '"' || r.of_number || '"', to_jsonb(r.number)::text), '"version":' || r.at_version, '"version":' || r.version), '"kind":"nonconformity"', '"kind":"' || r.kind || '"');
      c.sequence := c.sequence + 1;
      h := sha256(c.hash || convert_to(c.sequence || E'\n' || moment(c.at) || E'\n' || b, 'UTF8'));
      insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash)
        values (org, c.sequence, c.at, r.kind, r.id, r.version, 'record.comment', r.author, b, c.hash, h);
      insert into comments (organisation_id, id, record_id, author_id, text, mentions, at) values (org, gen_random_uuid(), r.id, r.author, b::jsonb #>> '{input,text}', '{}', c.at);
      c.hash := h;
      missing := missing - 1;
    end loop;
  end loop;
  update chains set sequence = c.sequence, hash = c.hash where organisation_id = org;
end $$;
