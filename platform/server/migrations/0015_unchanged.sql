-- What is read often and changes seldom is kept by the server for as long as nothing of its kinds changed:
-- this says when that was. Whether something is confidential among them says for whom it may be kept.
create index events_by_kind_in_order on events (organisation_id, kind, sequence desc);

create function last_change(p_kinds text[]) returns table (organisation uuid, sequence bigint, apart boolean, writing boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select app_organisation()),
         (select max(e.sequence) from unnest(p_kinds) k cross join lateral (select x.sequence from events x
            where x.organisation_id = (select app_organisation()) and x.kind = k order by x.sequence desc limit 1) e),
         exists (select from records r where r.organisation_id = (select app_organisation()) and r.kind = any (p_kinds) and r.confidential),
         current_setting('transaction_read_only') = 'off'
$$;
create index records_confidential on records (organisation_id, kind) where confidential;

-- As before, with the organisation asked once and not for each row.
create or replace function records_with(p_like text) returns setof uuid language sql stable security definer rows 500 set search_path = public, pg_temp as $$
  select r.id from records r where r.organisation_id = (select app_organisation()) and r.search like p_like
$$;

create or replace function records_found(p_text text, p_like text, p_kind text, p_most integer) returns table (id uuid, score real)
language sql stable security definer rows 50 set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.55 as $$
  with seen as materialized (
    select app_organisation() as organisation, app_person() as person, current_setting('app.reads', true) as reads
  ), numbered as (
    select r.id, 3.0::real as score from seen s join records r on r.organisation_id = s.organisation and r.number in (p_text, upper(p_text)) limit 5
  ), literal as materialized (
    select r.id, 2.0::real as score from records r, seen s
     where r.organisation_id = (select app_organisation()) and r.search like p_like and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     order by r.closed_at is null desc, r.opened_at desc limit p_most
  ), nearly as (
    select r.id, word_similarity(p_text, r.search) as score from records r, seen s
     where not exists (select from numbered) and (select count(*) from literal) < p_most and r.organisation_id = (select app_organisation()) and p_text <% r.search and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     limit 60
  )
  select f.id, max(f.score) from (select * from numbered union all select * from literal union all select * from nearly) f group by f.id
$$;
