-- Words that all stand in a record, though not side by side or in that order: found by the index, and
-- before anything is compared letter by letter.
create or replace function records_found(p_text text, p_like text, p_kind text, p_most integer) returns table (id uuid, score real)
language sql stable security definer rows 50 set search_path = public, pg_temp set pg_trgm.word_similarity_threshold = 0.55 as $$
  with seen as materialized (
    select app_organisation() as organisation, app_person() as person, current_setting('app.reads', true) as reads
  ), numbered as materialized (
    select r.id, 3.0::real as score from seen s join records r on r.organisation_id = s.organisation and r.number in (p_text, upper(p_text)) limit 5
  ), literal as materialized (
    select r.id, 2.0::real as score from records r, seen s
     where r.organisation_id = (select app_organisation()) and r.search like p_like and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     order by r.closed_at is null desc, r.opened_at desc limit p_most
  ), few as materialized (
    select not exists (select from numbered) and (select count(*) from literal) < p_most as yes
  ), words as (
    select array_agg(w order by length(w) desc) as of from few, (select distinct w from regexp_split_to_table(p_text, '[^[:alnum:]]+') w) t where few.yes and length(w) >= 3
  ), apart as materialized (
    select r.id, 1.5::real as score from words w, seen s, records r
     where cardinality(w.of) > 1 and r.organisation_id = (select app_organisation()) and (p_kind is null or r.kind = p_kind)
       and r.search like '%' || w.of[1] || '%' and r.search like '%' || w.of[2] || '%' and r.search like '%' || coalesce(w.of[3], w.of[1]) || '%'
       and not exists (select from unnest(w.of[4:]) more where r.search not like '%' || more || '%')
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     order by r.closed_at is null desc, r.opened_at desc limit p_most
  ), wanting as materialized (
    select few.yes and not exists (select from apart) as yes from few
  ), typed as materialized (
    select distinct w from wanting, regexp_split_to_table(p_text, '[^[:alnum:]]+') w where wanting.yes and length(w) >= 4 and p_text <> w
  ), beside as materialized (
    select a.id, word_similarity(p_text, a.search) as score from typed t cross join lateral (
      select r.id, r.search from records r, seen s
       where r.organisation_id = (select app_organisation()) and r.search like '%' || t.w || '%' and (p_kind is null or r.kind = p_kind)
         and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
       order by r.opened_at desc limit 100) a
  ), near as materialized (
    select b.id, b.score from beside b where b.score >= 0.55
  ), nearly as (
    select r.id, word_similarity(p_text, r.search) as score from records r, seen s
     where (select yes from wanting) and not exists (select from near) and r.organisation_id = (select app_organisation()) and p_text <% r.search and (p_kind is null or r.kind = p_kind)
       and (not r.confidential or s.reads = '*' or s.person = any (r.readers) or r.kind = any (string_to_array(s.reads, ',')))
     limit 60
  )
  select f.id, max(f.score) from (select * from numbered union all select * from literal union all select * from apart union all select * from near union all select * from nearly) f group by f.id
$$;
