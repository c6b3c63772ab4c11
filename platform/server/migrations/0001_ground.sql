-- The ground that every module stands on: organisations, the records' spine, the trail, the directory
-- of people and positions, and what can be added to any record. PostgreSQL 15 or later.

create extension if not exists pg_trgm;

do $$ begin
  create role remit_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$ begin
  if not pg_has_role(current_user, 'remit_app', 'member') then execute format('grant remit_app to %I', current_user); end if;
end $$;
grant usage on schema public to remit_app;

-- Whose rows does this transaction see? Set at its beginning; without it, none.
create function app_organisation() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.organisation', true), '')::uuid $$;
create function app_person() returns uuid language sql stable parallel safe as
  $$ select nullif(current_setting('app.person', true), '')::uuid $$;

-- The trail -------------------------------------------------------------------------------------
create table chains (
  organisation_id uuid primary key,
  sequence        bigint not null default 0,
  hash            bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000',
  at              timestamptz not null default '-infinity'
);

create table events (
  organisation_id uuid not null references chains,
  sequence        bigint not null,
  at              timestamptz not null,
  kind            text not null,
  record_id       uuid not null,
  version         integer not null,
  act             text not null,
  actor_id        uuid not null,
  body            text not null,   -- canonical JSON (RFC 8785): who, what, why, and the whole record after it
  previous        bytea not null,
  hash            bytea not null,  -- sha256(previous || sequence || "\n" || at || "\n" || body)
  tx              xid8 not null default pg_current_xact_id(),
  primary key (organisation_id, sequence)
);
create index events_by_transaction on events (tx);
create index events_by_record on events (organisation_id, record_id, sequence);
create index events_by_actor on events (organisation_id, actor_id, sequence);
create index events_by_kind on events (organisation_id, kind, at);

create function refuse_change() returns trigger language plpgsql as
  $$ begin raise exception '% is append-only', tg_table_name using errcode = 'RM001'; end $$;
create trigger append_only before update or delete or truncate on events for each statement execute function refuse_change();

-- The moment as it stands in the hash: UTC, milliseconds.
create function moment(at timestamptz) returns text language sql immutable parallel safe as
  $$ select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- The only way into the trail: next in the organisation's chain, never earlier than the one before.
create function append_event(p_at timestamptz, p_kind text, p_record uuid, p_version integer, p_act text, p_actor uuid, p_body text)
returns table (out_sequence bigint, out_at timestamptz, out_hash bytea)
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_organisation uuid := app_organisation();
  v_before bytea;
begin
  select c.sequence + 1, greatest(c.at, date_trunc('milliseconds', p_at)), c.hash into out_sequence, out_at, v_before
    from chains c where c.organisation_id = v_organisation for update;
  if not found then raise exception 'no chain for this organisation'; end if;
  out_hash := sha256(v_before || convert_to(out_sequence || E'\n' || moment(out_at) || E'\n' || p_body, 'UTF8'));
  insert into events (organisation_id, sequence, at, kind, record_id, version, act, actor_id, body, previous, hash)
    values (v_organisation, out_sequence, out_at, p_kind, p_record, p_version, p_act, p_actor, p_body, v_before, out_hash);
  update chains c set sequence = out_sequence, hash = out_hash, at = out_at where c.organisation_id = v_organisation;
  return next;
end $$;

-- What outsiders can hold against the chain later: its head at a moment, signed with the installation's key.
create table checkpoints (
  organisation_id uuid not null references chains,
  sequence        bigint not null,
  hash            bytea not null,
  at              timestamptz not null,
  signature       bytea not null,
  primary key (organisation_id, sequence)
);
create trigger append_only before update or delete or truncate on checkpoints for each statement execute function refuse_change();

-- Checked at commit: a row of a kept table changed, so this very transaction must have recorded an
-- event about its record. tg_argv[0] names the column that holds the record's id.
create function demand_event() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from events where tx = pg_current_xact_id() and record_id = (to_jsonb(new) ->> tg_argv[0])::uuid) then
    raise exception 'silent change to %: this transaction recorded no event about it', tg_table_name using errcode = 'RM002';
  end if;
  return null;
end $$;

-- What every kept table needs: its organisation's rows only, no silent change, nothing deleted.
create function keep(tbl regclass, record_column text default 'id') returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy own_organisation on %s using (organisation_id = app_organisation())', tbl);
  execute format('create constraint trigger no_silent_change after insert or update on %s
    deferrable initially deferred for each row execute function demand_event(%L)', tbl, record_column);
  execute format('grant select, insert, update on %s to remit_app', tbl);
end $$;

-- What can be computed again, or is nobody's evidence: its organisation's rows only.
create function derived(tbl regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('alter table %s force row level security', tbl);
  execute format('create policy own_organisation on %s using (organisation_id = app_organisation())', tbl);
  execute format('grant select, insert, update, delete on %s to remit_app', tbl);
end $$;

-- The spine -------------------------------------------------------------------------------------
create table records (
  organisation_id uuid not null,
  id              uuid not null,
  kind            text not null,
  number          text not null,
  title           text not null,
  state           text not null,
  version         integer not null default 1,
  owner_id        uuid,
  site_id         uuid,
  unit_id         uuid,
  due_on          date,
  confidential    boolean not null default false,
  readers         uuid[] not null default '{}',   -- who sees it when it is confidential
  opened_at       timestamptz not null,
  closed_at       timestamptz,
  search          text not null default '',
  primary key (organisation_id, id),
  unique (organisation_id, kind, number)
);
create index records_by_state on records (organisation_id, kind, state, opened_at desc);
create index records_by_opening on records (organisation_id, kind, opened_at desc, id desc);
create index records_by_owner on records (organisation_id, owner_id) where closed_at is null;
create index records_by_due_date on records (organisation_id, due_on) where closed_at is null and due_on is not null;
create index records_by_number on records (organisation_id, lower(number));
create index records_by_word on records using gin (search gin_trgm_ops);

select keep('records');
drop policy own_organisation on records;
create policy own_organisation on records using (
  organisation_id = app_organisation()
  and (not confidential or current_setting('app.reads', true) = '*' or app_person() = any (readers)
       or kind = any (string_to_array(current_setting('app.reads', true), ',')))
) with check (organisation_id = app_organisation());

-- Is this record one that this transaction may see? Used by everything that hangs on a record.
create function sees_record(p_organisation uuid, p_record uuid) returns boolean language sql stable as
  $$ select exists (select from records r where r.organisation_id = p_organisation and r.id = p_record) $$;

alter table events enable row level security;
alter table events force row level security;
create policy own_organisation on events using (organisation_id = app_organisation() and sees_record(organisation_id, record_id));
grant select on events to remit_app;
alter table chains enable row level security;
alter table chains force row level security;
create policy own_organisation on chains using (organisation_id = app_organisation());
grant select, insert on chains to remit_app;
alter table checkpoints enable row level security;
alter table checkpoints force row level security;
create policy own_organisation on checkpoints using (organisation_id = app_organisation());
grant select, insert on checkpoints to remit_app;

create table counters (organisation_id uuid not null, series text not null, last integer not null, primary key (organisation_id, series));
select derived('counters');

-- Whose turn it is.
create table turns (
  organisation_id uuid not null,
  record_id       uuid not null,
  person_id       uuid,
  position_id     uuid,
  role            text,
  site_id         uuid,
  act             text not null,
  why             text not null,
  due_on          date,
  since           timestamptz not null
);
create index turns_by_record on turns (organisation_id, record_id);
create index turns_by_person on turns (organisation_id, person_id) where person_id is not null;
create index turns_by_position on turns (organisation_id, position_id) where position_id is not null;
create index turns_by_role on turns (organisation_id, role) where role is not null;
select derived('turns');

-- An act carried out once, however often it was sent.
create table requests (
  organisation_id uuid not null,
  person_id       uuid not null,
  key             text not null,
  fingerprint     bytea not null,
  reply           jsonb,
  at              timestamptz not null default now(),
  primary key (organisation_id, person_id, key)
);
create index requests_by_age on requests (at);
select derived('requests');

-- Personal values stand in the trail as sha256(salt || value); here is what they say, until it is erased.
create table personal_values (
  organisation_id uuid not null,
  record_id       uuid not null,
  commitment      bytea not null,
  salt            bytea,
  value           text,
  primary key (organisation_id, commitment)
);
create index personal_values_by_record on personal_values (organisation_id, record_id);
create table personal_keys (organisation_id uuid not null, record_id uuid not null, key bytea, primary key (organisation_id, record_id));
select derived('personal_values');
select derived('personal_keys');
revoke delete on personal_values, personal_keys from remit_app;

-- What hangs on any record ------------------------------------------------------------------------
create table signatures (
  organisation_id uuid not null,
  id              uuid not null,
  record_id       uuid not null,
  person_id       uuid not null,
  printed_name    text not null,
  position        text,
  meaning         text not null,
  act             text not null,
  at              timestamptz not null,
  record_version  integer not null,
  content_hash    bytea not null,
  method          text not null,
  voided_at       timestamptz,
  voided_because  text,
  primary key (organisation_id, id),
  foreign key (organisation_id, record_id) references records deferrable initially deferred
);
create index signatures_by_record on signatures (organisation_id, record_id);
select keep('signatures', 'record_id');

create table comments (
  organisation_id uuid not null,
  id              uuid not null,
  record_id       uuid not null,
  author_id       uuid not null,
  text            text not null,
  mentions        uuid[] not null default '{}',
  at              timestamptz not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, record_id) references records
);
create index comments_by_record on comments (organisation_id, record_id, at);
select keep('comments', 'record_id');

create table links (
  organisation_id uuid not null,
  id              uuid not null,
  record_id       uuid not null,
  to_id           uuid not null,
  relation        text not null,
  at              timestamptz not null,
  removed_at      timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, record_id) references records deferrable initially deferred,
  foreign key (organisation_id, to_id) references records deferrable initially deferred
);
create index links_by_record on links (organisation_id, record_id) where removed_at is null;
create index links_to_record on links (organisation_id, to_id) where removed_at is null;
create unique index links_once on links (organisation_id, record_id, to_id, relation) where removed_at is null;
select keep('links', 'record_id');

-- Content is kept once per organisation, by its SHA-256, in the data folder or in S3.
create table files (
  organisation_id uuid not null,
  sha256          bytea not null,
  type            text not null,
  size            bigint not null,
  at              timestamptz not null,
  by_person       uuid not null,
  primary key (organisation_id, sha256)
);
select derived('files');
create table attachments (
  organisation_id uuid not null,
  id              uuid not null,
  record_id       uuid not null,
  sha256          bytea not null,
  name            text not null,
  purpose         text,
  fact_on         date,
  at              timestamptz not null,
  by_person       uuid not null,
  removed_at      timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, record_id) references records,
  foreign key (organisation_id, sha256) references files
);
create index attachments_by_record on attachments (organisation_id, record_id) where removed_at is null;
select keep('attachments', 'record_id');

-- Being on a record's page must not show what hangs on a record that one may not see.
do $$ declare t text; begin
  foreach t in array array['signatures', 'comments', 'links', 'attachments'] loop
    execute format('create policy seen_record on %I as restrictive using (sees_record(organisation_id, record_id))', t);
  end loop;
end $$;

create table notifications (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  record_id       uuid,
  act             text,
  text            text not null,
  once            text not null,
  at              timestamptz not null,
  read_at         timestamptz,
  mailed_at       timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, person_id, once)
);
create index notifications_by_person on notifications (organisation_id, person_id, at desc);
create index notifications_to_mail on notifications (at) where mailed_at is null;
select derived('notifications');

create table preferences (organisation_id uuid not null, person_id uuid not null, name text not null, value jsonb not null, primary key (organisation_id, person_id, name));
select derived('preferences');

-- The directory: who there is, and which position each person holds. Acts on it live in the module `organisation`.
create table organisations (
  organisation_id uuid primary key,
  id              uuid not null unique check (id = organisation_id),
  name            text not null,
  slug            text not null unique,
  zone            text not null default 'Asia/Kolkata',
  locale          text not null default 'en',
  settings        jsonb not null default '{}'
);
select keep('organisations');

create table sites (
  organisation_id uuid not null, id uuid not null, code text not null, address text,
  primary key (organisation_id, id), unique (organisation_id, code),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('sites');

create table units (
  organisation_id uuid not null, id uuid not null, parent_id uuid, head_position_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('units');

create table people (
  organisation_id uuid not null,
  id              uuid not null,
  name            text not null,
  email           text,
  phone           text,
  employee_number text,
  user_name       text,              -- set when this person can sign in
  joined_on       date,
  left_on         date,
  away_from       date,
  away_until      date,
  erased          boolean not null default false,
  signing         jsonb,             -- who checked the identity, how and when; when its owner accepted what a signature means
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create unique index people_by_employee_number on people (organisation_id, employee_number) where employee_number is not null;
create unique index people_by_user_name on people (organisation_id, lower(user_name)) where user_name is not null;
select keep('people');

create table positions (
  organisation_id uuid not null,
  id              uuid not null,
  role            text not null check (role in ('top_management','management_representative','process_owner','employee','internal_auditor','consultant','external_auditor','administrator')),
  reports_to      uuid,
  authority       text[] not null default '{}',   -- acts that whoever holds it may do
  may             text,                           -- in words: what it may stop, release, spend
  seats           integer not null default 1,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('positions');

create table holdings (
  organisation_id uuid not null,
  id              uuid not null,
  position_id     uuid not null,
  person_id       uuid not null,
  deputy          boolean not null default false,
  from_on         date not null,
  until_on        date,                           -- the last day, included
  primary key (organisation_id, id),
  foreign key (organisation_id, position_id) references positions deferrable initially deferred,
  foreign key (organisation_id, person_id) references people deferrable initially deferred,
  check (until_on is null or until_on >= from_on)
);
create index holdings_by_person on holdings (organisation_id, person_id);
create index holdings_by_position on holdings (organisation_id, position_id);
select keep('holdings', 'position_id');

create table delegations (
  organisation_id uuid not null,
  id              uuid not null,
  position_id     uuid not null,
  from_person     uuid not null,
  to_person       uuid not null,
  acts            text[] not null,
  subjects        text[] not null default '{}',
  starts_on       date not null,
  ends_on         date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  check (ends_on >= starts_on)
);
create index delegations_to on delegations (organisation_id, to_person);
create index delegations_from on delegations (organisation_id, from_person);
select keep('delegations');

-- The positions that are in somebody's hands on a day: held by somebody who has not left; a deputy's
-- holding counts while every holder is away or there is none.
create function positions_held(p_organisation uuid, p_on date) returns table (position_id uuid, person_id uuid, deputy boolean, acting boolean)
language sql stable as $$
  with present as (
    select h.position_id, h.person_id, h.deputy,
           coalesce(p.away_from <= p_on and (p.away_until is null or p.away_until >= p_on), false) as away
      from holdings h join people p on p.organisation_id = h.organisation_id and p.id = h.person_id
     where h.organisation_id = p_organisation and h.from_on <= p_on and (h.until_on is null or h.until_on >= p_on)
       and (p.left_on is null or p.left_on >= p_on) and not p.erased)
  select position_id, person_id, deputy,
         deputy and not exists (select from present q where q.position_id = present.position_id and not q.deputy and not q.away)
    from present
$$;

-- Everything that makes somebody an actor, in one question.
create function actor_sheet(p_organisation uuid, p_person uuid, p_now timestamptz) returns jsonb language sql stable security definer set search_path = public, pg_temp as $$
  with day as (
    select (p_now at time zone o.zone)::date as p_on from organisations o where o.organisation_id = p_organisation
  ), held as (
    select p.id, p.role, p.authority, r.title, r.site_id, r.unit_id
      from day cross join holdings h
      join positions p on p.organisation_id = h.organisation_id and p.id = h.position_id
      join records r on r.organisation_id = p.organisation_id and r.id = p.id and r.state <> 'abolished'
     where h.organisation_id = p_organisation and h.person_id = p_person and h.from_on <= p_on and (h.until_on is null or h.until_on >= p_on)
       and (not h.deputy or exists (select from positions_held(p_organisation, p_on) x where x.position_id = h.position_id and x.person_id = p_person and x.acting))
  ), lent as (
    select jsonb_build_object('delegationId', d.id, 'personId', d.from_person, 'name', f.name, 'positionId', d.position_id, 'title', pr.title,
             'until', d.ends_on::text, 'acts', (select coalesce(jsonb_agg(a), '[]') from unnest(d.acts) a where a = any (q.authority))) as item
      from day cross join delegations d
      join records r on r.organisation_id = d.organisation_id and r.id = d.id and r.state = 'in_force'
      join people f on f.organisation_id = d.organisation_id and f.id = d.from_person
      join positions q on q.organisation_id = d.organisation_id and q.id = d.position_id
      join records pr on pr.organisation_id = d.organisation_id and pr.id = d.position_id
     where d.organisation_id = p_organisation and d.to_person = p_person and p_on between d.starts_on and d.ends_on
  )
  select jsonb_build_object(
    'id', p.id, 'name', p.name, 'organisationId', p.organisation_id, 'organisation', o.name, 'zone', o.zone, 'today', day.p_on::text,
    'positions', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title, 'siteId', site_id, 'unitId', unit_id, 'role', role) order by title) from held), '[]'),
    'authority', coalesce((select jsonb_agg(distinct a) from held, unnest(held.authority) a), '[]'),
    'actingFor', coalesce((select jsonb_agg(item) from lent), '[]'))
  from day cross join people p join organisations o on o.organisation_id = p.organisation_id
  where p.organisation_id = p_organisation and p.id = p_person and (p.left_on is null or p.left_on >= p_on) and not p.erased
$$;
