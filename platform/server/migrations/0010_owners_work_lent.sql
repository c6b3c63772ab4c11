-- What only the owner of a record does (beginning an action, finishing it) stands in no position's
-- authority. An owner may lend it by name all the same: of these the position is not asked.
alter table delegations add column own_acts text[] not null default '{}';

create or replace function actor_sheet(p_organisation uuid, p_person uuid, p_now timestamptz) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  with day as (
    select (p_now at time zone o.zone)::date as p_on from organisations o where o.organisation_id = p_organisation
  ), held as (
    select p.id, p.role, p.authority, r.title, r.site_id, r.unit_id, h.deputy
      from day cross join holdings h
      join positions p on p.organisation_id = h.organisation_id and p.id = h.position_id
      join records r on r.organisation_id = p.organisation_id and r.id = p.id and r.state <> 'abolished'
     where h.organisation_id = p_organisation and h.person_id = p_person and h.from_on <= p_on and (h.until_on is null or h.until_on >= p_on)
       and (not h.deputy or exists (select from positions_held(p_organisation, p_on) x where x.position_id = h.position_id and x.person_id = p_person and x.acting))
  ), standing_in as (
    select jsonb_build_object('personId', h.person_id, 'positionId', v.id, 'title', v.title,
             'acts', (select coalesce(jsonb_agg(a), '[]') from unnest(v.authority) a where not exists (select from held o where not o.deputy and a = any (o.authority)))) as item
      from day cross join held v
      join holdings h on h.organisation_id = p_organisation and h.position_id = v.id and not h.deputy and h.from_on <= p_on and (h.until_on is null or h.until_on >= p_on)
      join people f on f.organisation_id = p_organisation and f.id = h.person_id and not f.erased and (f.left_on is null or f.left_on >= p_on)
     where v.deputy and h.person_id <> p_person
  ), lent as (
    select jsonb_build_object('delegationId', d.id, 'personId', d.from_person, 'name', f.name, 'positionId', d.position_id, 'title', pr.title,
             'until', d.ends_on::text, 'acts', (select coalesce(jsonb_agg(a), '[]') from unnest(d.acts) a where a = any (q.authority) or a = any (d.own_acts))) as item
      from day cross join delegations d
      join records r on r.organisation_id = d.organisation_id and r.id = d.id and r.state = 'in_force'
      join people f on f.organisation_id = d.organisation_id and f.id = d.from_person and not f.erased and (f.left_on is null or f.left_on >= p_on)
      join positions q on q.organisation_id = d.organisation_id and q.id = d.position_id
      join records pr on pr.organisation_id = d.organisation_id and pr.id = d.position_id and pr.state <> 'abolished'
     where d.organisation_id = p_organisation and d.to_person = p_person and p_on between d.starts_on and d.ends_on
       and exists (select from holdings h where h.organisation_id = d.organisation_id and h.position_id = d.position_id and h.person_id = d.from_person
                      and not h.deputy and h.from_on <= p_on and (h.until_on is null or h.until_on >= p_on))
  )
  select jsonb_build_object(
    'id', p.id, 'name', p.name, 'organisationId', p.organisation_id, 'organisation', o.name, 'zone', o.zone, 'today', day.p_on::text,
    'positions', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title, 'siteId', site_id, 'unitId', unit_id, 'role', role) order by title) from held), '[]'),
    'authority', coalesce((select jsonb_agg(distinct a) from held, unnest(held.authority) a), '[]'),
    'actingFor', coalesce((select jsonb_agg(item) from lent), '[]'),
    'standingInFor', coalesce((select jsonb_agg(item) from standing_in), '[]'))
  from day cross join people p join organisations o on o.organisation_id = p.organisation_id
  where p.organisation_id = p_organisation and p.id = p_person and (p.left_on is null or p.left_on >= p_on) and not p.erased
$$;

-- Whoever did the owner's work in the owner's place has a hand in it as the owner has.
create or replace function remember_owner() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    new.owners := old.owners || coalesce((select array_agg(x order by x) from unnest(new.owners) x where not x = any (old.owners)), '{}');
  end if;
  if new.owner_id is not null and not new.owner_id = any (new.owners) then new.owners := new.owners || new.owner_id; end if;
  return new;
end $$;
