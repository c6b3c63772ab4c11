-- The few newest records that say something, open ones first: asked for where only a few are shown, so that
-- not every record that says it is looked up.
create function records_saying(p_like text, p_besides text[], p_most integer) returns setof uuid
language sql stable security definer rows 10 set search_path = public, pg_temp as $$
  select r.id from records r
   where r.organisation_id = (select app_organisation()) and r.search like p_like and r.kind <> all (p_besides)
     and (not r.confidential or (select current_setting('app.reads', true)) = '*' or (select app_person()) = any (r.readers)
          or r.kind = any ((select string_to_array(current_setting('app.reads', true), ','))::text[]))
   order by r.closed_at nulls first, r.opened_at desc limit p_most
$$;
