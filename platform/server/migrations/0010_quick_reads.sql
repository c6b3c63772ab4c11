-- Reading stays quick when a register has grown to tens of thousands of records.

-- Whose rows are seen is worked out once for each question and no more for each row: a function in a
-- scalar question of its own is asked once. What is seen stays the same.
create or replace function keep(tbl regclass, record_column text default 'id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy own_organisation on %s using (organisation_id = (select app_organisation()))', tbl);
  execute format('create constraint trigger no_silent_change after insert or update on %s
    deferrable initially deferred for each row execute function demand_event(%L)', tbl, record_column);
  execute format('grant select, insert, update on %s to remit_app', tbl);
end $$;

create or replace function derived(tbl regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy own_organisation on %s using (organisation_id = (select app_organisation()))', tbl);
  execute format('grant select, insert, update, delete on %s to remit_app', tbl);
end $$;

do $$ declare p record; begin
  for p in select format('%I.%I', schemaname, tablename) as tbl from pg_policies
            where policyname = 'own_organisation' and qual = '(organisation_id = app_organisation())' loop
    execute format('alter policy own_organisation on %s using (organisation_id = (select app_organisation()))', p.tbl);
  end loop;
end $$;

alter policy own_organisation on records using (
  organisation_id = (select app_organisation())
  and (not confidential or (select current_setting('app.reads', true)) = '*' or (select app_person()) = any (readers)
       or kind = any ((select string_to_array(current_setting('app.reads', true), ','))::text[])));

-- The question that `sees_record` asked, where the planner can see it: the policies of `records` answer it.
alter policy own_organisation on events using (organisation_id = (select app_organisation())
  and exists (select from records r where r.organisation_id = events.organisation_id and r.id = events.record_id));
do $$ declare t text; begin
  foreach t in array array['signatures', 'comments', 'links', 'attachments'] loop
    execute format('alter policy seen_record on %I using (exists (select from records r where r.organisation_id = %1$I.organisation_id and r.id = %1$I.record_id))', t);
  end loop;
end $$;

-- Lists in each of their orders, and a record by its number (whose letters are capitals).
create index records_by_opening_of_all on records (organisation_id, opened_at desc, id desc);
create index records_by_title on records (organisation_id, kind, title, id);
create index records_by_due_day on records (organisation_id, kind, due_on, id);
create index records_by_due_day_down on records (organisation_id, kind, due_on desc nulls last, id desc);
drop index records_by_number;
create index records_by_number on records (organisation_id, number);

-- Under row security the index of words is of no use: matching words is nothing that the database would
-- try on a row before it knows that the row may be seen. So the owner looks the words up, in the asker's
-- organisation only and among what the asker may see, and gives ids and how well they match.
create policy owner_reads on records for select to current_user using (true);

create function records_with(p_like text) returns setof uuid language sql stable security definer rows 500 set search_path = public, pg_temp as $$
  select r.id from records r where r.organisation_id = app_organisation() and r.search like p_like
$$;

create function records_found(p_text text, p_like text, p_kind text, p_most integer) returns table (id uuid, score real)
language sql stable security definer rows 50 set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.55 as $$
  with seen as (
    select app_organisation() as organisation, app_person() as person, current_setting('app.reads', true) as reads
  ), numbered as (
    select r.id, 3.0::real as score from seen s join records r on r.organisation_id = s.organisation and r.number in (p_text, upper(p_text)) limit 5
  ), literal as materialized (
    select r.id, 2.0::real as score from records r, seen s
     where r.organisation_id = app_organisation() and r.search like p_like and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     order by r.closed_at is null desc, r.opened_at desc limit p_most
  ), nearly as (
    select r.id, word_similarity(p_text, r.search) as score from records r, seen s
     where not exists (select from numbered) and (select count(*) from literal) < p_most and r.organisation_id = app_organisation() and p_text <% r.search and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     limit 60
  )
  select f.id, max(f.score) from (select * from numbered union all select * from literal union all select * from nearly) f group by f.id
$$;

-- Counting reads this and not the records themselves.
create index records_at_a_glance on records (organisation_id, kind, closed_at, state) include (id, opened_at, due_on, owner_id, site_id, confidential, readers);
drop index events_by_actor;
create index events_by_actor on events (organisation_id, actor_id, sequence) include (record_id);
