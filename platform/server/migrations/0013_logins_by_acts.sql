-- Logins are given and taken by acts on a person, in the act's own transaction: the event and what it
-- tells of are there together or not at all. The application's role still sees nothing of the schema
-- `identity`; these functions answer for its own organisation only.

-- Did the link go by mail, and so to the owner of the address alone? Otherwise somebody handed it over.
alter table identity.invitations add column mailed boolean not null default false;
-- Who last handed over a link by which this login's password could be chosen: never the one who then confirms the identity.
alter table identity.logins add column link_by uuid;

create function logins_of(p_people uuid[])
returns table (person_id uuid, state text, invited_until timestamptz, user_name text, second_factor boolean, passkeys integer, last_sign_in timestamptz, link_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id,
         case when l.user_id is not null and l.ended_at is null then 'active' when i.expires_at > now() then 'invited' when l.user_id is not null then 'ended' else 'none' end,
         case when i.expires_at > now() then i.expires_at end,
         coalesce(u."username", i.username), coalesce(u."twoFactorEnabled", false),
         (select count(*)::int from identity.passkey k where k."userId" = u."id"),
         (select e.at from identity.security_events e where e.user_id = u."id" and e.kind = 'signed_in' order by e.id desc limit 1),
         coalesce(case when i.expires_at > now() and not i.mailed then i.invited_by end, l.link_by)
    from unnest(p_people) as p (id)
    left join identity.logins l on l.organisation_id = app_organisation() and l.person_id = p.id
    left join identity."user" u on u."id" = l.user_id
    left join identity.invitations i on i.organisation_id = app_organisation() and i.person_id = p.id and i.accepted_at is null and i.revoked_at is null
$$;

create function invite_person(p_person uuid, p_invitation uuid, p_token bytea, p_email text, p_username text, p_days integer) returns timestamptz
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_until timestamptz := now() + make_interval(days => p_days);
begin
  update identity.invitations set revoked_at = now() where organisation_id = app_organisation() and person_id = p_person and accepted_at is null and revoked_at is null;
  insert into identity.invitations (id, token_hash, organisation_id, organisation, person_id, name, email, username, invited_by, expires_at)
    select p_invitation, p_token, p.organisation_id, o.name, p.id, p.name, p_email, p_username, app_person(), v_until
      from people p join organisations o on o.organisation_id = p.organisation_id where p.organisation_id = app_organisation() and p.id = p_person;
  if not found then raise exception 'nobody to invite'; end if;
  insert into identity.security_events (kind, organisation_id, person_id, details)
    values ('invited', app_organisation(), p_person, jsonb_build_object('invitation', p_invitation, 'invitedBy', app_person()));
  return v_until;
end $$;

create function withdraw_invitation(p_person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update identity.invitations set revoked_at = now() where organisation_id = app_organisation() and person_id = p_person and accepted_at is null and revoked_at is null;
  insert into identity.security_events (kind, organisation_id, person_id) values ('invitation_revoked', app_organisation(), p_person);
end $$;

create function end_login_of(p_person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_user text;
begin
  v_user := identity.end_login(app_organisation(), p_person);
  if v_user is not null then
    insert into identity.security_events (kind, user_id, organisation_id, person_id) values ('login_ended', v_user, app_organisation(), p_person);
  end if;
end $$;

-- The login for which a link is to be made; `own` when it opens nothing but this organisation, and `mails` when it has an address.
create function login_to_reset(p_person uuid) returns table (user_id text, own boolean, mails boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select l.user_id, not exists (select from identity.logins o where o.user_id = l.user_id and o.organisation_id <> l.organisation_id and o.ended_at is null), u."email" not like '%.invalid'
    from identity.logins l join identity."user" u on u."id" = l.user_id
   where l.organisation_id = app_organisation() and l.person_id = p_person and l.ended_at is null
$$;
create function link_handed_over(p_person uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  update identity.logins set link_by = app_person() where organisation_id = app_organisation() and person_id = p_person
$$;

do $$ declare f text; begin
  foreach f in array array['logins_of(uuid[])', 'invite_person(uuid, uuid, bytea, text, text, integer)', 'withdraw_invitation(uuid)', 'end_login_of(uuid)', 'login_to_reset(uuid)', 'link_handed_over(uuid)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to remit_app', f);
  end loop;
end $$;
