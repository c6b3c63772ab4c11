-- What is said about a record changes nothing of it: answers are kept through comments.
create index events_that_change on events (organisation_id, kind, sequence desc) where act <> 'record.comment';
drop index events_by_kind_in_order;

create or replace function last_change(p_kinds text[]) returns table (organisation uuid, sequence bigint, apart boolean, writing boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select (select app_organisation()),
         (select max(e.sequence) from unnest(p_kinds) k cross join lateral (select x.sequence from events x
            where x.organisation_id = (select app_organisation()) and x.kind = k and x.act <> 'record.comment' order by x.sequence desc limit 1) e),
         exists (select from records r where r.organisation_id = (select app_organisation()) and r.kind = any (p_kinds) and r.confidential),
         current_setting('transaction_read_only') = 'off'
$$;
