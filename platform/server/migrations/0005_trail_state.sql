-- Does the chain hold from one event on? Asked by pages, for the events since they last asked: it reads
-- every event, whoever may see its record, and tells nothing of what stands in it.
create function chain_holds(p_from bigint, p_hash bytea, p_most integer)
returns table (out_to bigint, out_hash bytea, out_bad bigint, out_head bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  with part as (
    select e.sequence, e.hash, e.previous <> coalesce(lag(e.hash) over w, p_hash) or e.sequence <> coalesce(lag(e.sequence) over w, p_from) + 1
             or e.hash <> sha256(e.previous || convert_to(e.sequence || E'\n' || moment(e.at) || E'\n' || e.body, 'UTF8')) as bad
      from events e where e.organisation_id = app_organisation() and e.sequence > p_from
    window w as (order by e.sequence) order by e.sequence limit p_most
  )
  select coalesce((select max(sequence) from part), p_from), coalesce((select hash from part order by sequence desc limit 1), p_hash),
         (select min(sequence) from part where bad), c.sequence
    from chains c where c.organisation_id = app_organisation()
$$;
