-- Posters, reports, nonconformities, lots set aside, and actions. What a case's tools hold (whys,
-- fishbone, comparisons) is part of the record itself, so it is seen, signed and kept with it whole.

create table posters (
  organisation_id uuid not null,
  id              uuid not null,
  place           text not null,
  purpose         text not null check (purpose in ('wall', 'app')),
  code            text not null unique,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('posters');

create table reports (
  organisation_id uuid not null,
  id              uuid not null,
  text            text not null,
  sort            text not null,
  place           text,
  anonymous       boolean not null default false,
  about_person    boolean not null default false,
  reporter_id     uuid,
  reporter_name   text,
  poster_id       uuid,
  way             text not null,
  happened_on     date,
  triage          jsonb,
  became_id       uuid,
  messages        jsonb not null default '[]',
  follow_hash     bytea,             -- sha256 of the private link's token; the token itself is kept nowhere
  primary key (organisation_id, id),
  unique (organisation_id, follow_hash),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index reports_by_reporter on reports (organisation_id, reporter_id) where reporter_id is not null;
create index reports_by_poster on reports (organisation_id, poster_id, id) where poster_id is not null;
create index reports_by_outcome on reports (organisation_id, became_id) where became_id is not null;
select keep('reports');

create table nonconformities (
  organisation_id uuid not null,
  id              uuid not null,
  what            text not null,
  requirement     text,
  place           text,
  source          text not null,
  grade           text,
  process         text,
  product         text,
  supplier        text,
  clauses         jsonb not null default '[]',
  found_by        uuid,
  found_on        date not null,
  report_id       uuid,
  team            jsonb not null default '[]',
  containment     jsonb,
  correction      jsonb,
  evaluation      jsonb,
  whys            jsonb not null default '[]',
  bones           jsonb not null default '[]',
  comparisons     jsonb not null default '[]',
  cause           jsonb,
  round           integer not null default 1,
  criterion       jsonb,
  verifications   jsonb not null default '[]',
  elsewhere       jsonb not null default '[]',
  cost            jsonb,
  lesson          text,
  original_due_on date not null,
  asked           jsonb,
  extensions      jsonb not null default '[]',
  merged_into     uuid,
  reopened        integer not null default 0,
  escalation      jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index nonconformities_by_source on nonconformities (organisation_id, source);
create index nonconformities_by_process on nonconformities (organisation_id, process) where process is not null;
create index nonconformities_by_words on nonconformities using gin (what gin_trgm_ops);
select keep('nonconformities');

create table outputs (
  organisation_id  uuid not null,
  id               uuid not null,
  nonconformity_id uuid not null,
  quantity         numeric not null,
  unit             text not null,
  item             text not null,
  lot              text,
  location         text not null,
  segregation      text not null,
  held_on          date not null,
  disposition      text,
  decision         jsonb,
  reverification   jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, nonconformity_id) references nonconformities deferrable initially deferred
);
create index outputs_by_nonconformity on outputs (organisation_id, nonconformity_id);
select keep('outputs');

create table actions (
  organisation_id uuid not null,
  id              uuid not null,
  sort            text not null,
  details         text,
  parent_id       uuid,
  parent_kind     text,
  waits_for       uuid,
  original_due_on date not null,
  asked           jsonb,
  extensions      jsonb not null default '[]',
  started_on      date,
  proof           text,
  done_on         date,
  done_at         timestamptz,
  result          text,
  accepted        jsonb,
  sent_back       integer not null default 0,
  escalation      jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index actions_by_parent on actions (organisation_id, parent_id) where parent_id is not null;
create index actions_by_waiting on actions (organisation_id, waits_for) where waits_for is not null;
select keep('actions');
