-- Who has which part in what, the changes that made it so, what is lent, what each position's sheet says, and handovers.

create table assignments (
  organisation_id uuid not null,
  id              uuid not null,
  subject_type    text not null,
  subject_ref     text not null,
  site_id         uuid,
  parts           jsonb not null,
  proposal_id     uuid,
  active          boolean not null default true,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  -- Exactly one position answers, whatever program writes here.
  check (jsonb_array_length(jsonb_path_query_array(parts, '$[*] ? (@.level == "A")')) = 1)
);
create unique index assignments_in_force on assignments (organisation_id, subject_type, subject_ref, coalesce(site_id, '00000000-0000-0000-0000-000000000000')) where active;
select keep('assignments');

create table matrix_changes (
  organisation_id uuid not null,
  id              uuid not null,
  why             text not null,
  rows            jsonb not null,
  revision        integer,
  decided_by      uuid,
  decided_at      timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  unique (organisation_id, revision)
);
select keep('matrix_changes');

-- What a delegation says beside the platform's own table of delegations.
create table delegation_terms (
  organisation_id uuid not null,
  id              uuid not null,
  why             text not null,
  accepted_at     timestamptz,
  ended_on        date,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('delegation_terms');

create table sheets (
  organisation_id  uuid not null,
  id               uuid not null,
  position_id      uuid not null,
  revision         integer not null,
  role             text not null,
  duties           jsonb not null,
  authority        text[] not null,
  may              text,
  content_hash     text not null,
  acknowledgements jsonb not null default '[]',
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  unique (organisation_id, position_id)
);
select keep('sheets');

create table handovers (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  reason          text not null,
  last_day        date not null,
  decisions       jsonb not null default '[]',
  done            jsonb not null default '[]',
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index handovers_by_person on handovers (organisation_id, person_id);
select keep('handovers');
