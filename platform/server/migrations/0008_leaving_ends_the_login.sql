-- Whoever has left, or was erased, opens nothing here any more: the login, its tokens and its open
-- invitation end in the transaction of the act itself. What the login opens in other organisations
-- stays; its sessions end when nothing else is left. Gives the login, if one was in force.
create function identity.end_login(p_organisation uuid, p_person uuid) returns text language plpgsql as $$
declare v_user text;
begin
  update identity.logins set ended_at = now() where organisation_id = p_organisation and person_id = p_person and ended_at is null returning user_id into v_user;
  update identity.tokens set revoked_at = now() where organisation_id = p_organisation and person_id = p_person and revoked_at is null;
  update identity.invitations set revoked_at = now() where organisation_id = p_organisation and person_id = p_person and accepted_at is null and revoked_at is null;
  if v_user is not null then
    delete from identity.session where "userId" = v_user and not exists (select from identity.logins where user_id = v_user and ended_at is null);
  end if;
  return v_user;
end $$;
revoke all on function identity.end_login(uuid, uuid) from public;

create function end_login_of_the_departed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_user text;
begin
  v_user := identity.end_login(new.organisation_id, new.id);
  if v_user is not null then
    insert into identity.security_events (kind, user_id, organisation_id, person_id) values ('login_ended', v_user, new.organisation_id, new.id);
  end if;
  return null;
end $$;
create trigger end_login_of_the_departed after update on records for each row
  when (new.kind = 'person' and new.state in ('left', 'erased') and new.state is distinct from old.state) execute function end_login_of_the_departed();

-- Those who left before.
alter table records no force row level security;
with ended as (
  select r.organisation_id, r.id, identity.end_login(r.organisation_id, r.id) as user_id from records r where r.kind = 'person' and r.state in ('left', 'erased'))
insert into identity.security_events (kind, user_id, organisation_id, person_id) select 'login_ended', user_id, organisation_id, id from ended where user_id is not null;
alter table records force row level security;
