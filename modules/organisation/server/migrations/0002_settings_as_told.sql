-- Settings that nobody decided were told by the trail as those that held then; the row kept nothing. From here on
-- the row keeps what was decided and nothing else, and older rows keep what their last event told.
alter table organisations disable trigger no_silent_change;
alter table organisations no force row level security;
alter table events no force row level security;
update organisations o set settings = e.settings from (
  select distinct on (organisation_id) organisation_id, body::jsonb -> 'after' -> 'settings' as settings
    from events where kind = 'organisation' and jsonb_typeof(body::jsonb -> 'after' -> 'settings') = 'object'
   order by organisation_id, sequence desc) e
 where e.organisation_id = o.organisation_id and e.settings <> o.settings;
alter table events force row level security;
alter table organisations force row level security;
alter table organisations enable trigger no_silent_change;
