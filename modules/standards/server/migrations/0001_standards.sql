-- Which editions the organisation works by, what it decided about single requirements, frameworks that
-- it imported, and how readiness stood at the end of each day.

create table adoptions (
  organisation_id uuid not null,
  id              uuid not null,
  edition_id      text not null,
  scope           text not null,
  site_ids        uuid[] not null default '{}',
  certificate     jsonb,
  transition      jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index adoptions_by_edition on adoptions (organisation_id, edition_id);
select keep('adoptions');

create table applicabilities (
  organisation_id uuid not null,
  id              uuid not null,
  edition_id      text not null,
  requirement_id  text not null,
  applies         boolean not null,
  reason          text not null check (reason <> ''),
  approved_by     uuid,
  approved_on     date,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index applicabilities_by_requirement on applicabilities (organisation_id, requirement_id);
select keep('applicabilities');

create table overrulings (
  organisation_id uuid not null,
  id              uuid not null,
  edition_id      text not null,
  requirement_id  text not null,
  status          text not null,
  computed        text not null,
  reason          text not null check (reason <> ''),
  until_on        date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index overrulings_by_requirement on overrulings (organisation_id, requirement_id);
select keep('overrulings');

create table frameworks (
  organisation_id   uuid not null,
  id                uuid not null,
  edition_id        text not null,
  source_id         text not null,
  format            text not null,
  reference         text not null,
  published_version text,
  publisher         text,
  licence           text,
  read              integer not null,
  groups            integer not null,
  assessable        integer not null,
  content_hash      text not null,
  file_hash         text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create index frameworks_by_edition on frameworks (organisation_id, edition_id);
select keep('frameworks');

-- The tree itself, as canonical JSON text; its SHA-256 is part of the record, so the trail binds it.
create table framework_contents (
  organisation_id uuid not null,
  framework_id    uuid not null,
  content         text not null,
  primary key (organisation_id, framework_id),
  foreign key (organisation_id, framework_id) references records deferrable initially deferred
);
select keep('framework_contents', 'framework_id');

-- Computed again each day from facts; nobody's evidence, only a memory of how it stood.
create table readiness_days (
  organisation_id uuid not null,
  edition_id      text not null,
  on_day          date not null,
  statuses        jsonb not null,   -- by requirement id
  requirements    jsonb not null,   -- sentence, who answered, evidence
  facts           jsonb not null,   -- by fact id: yes, partly, no
  primary key (organisation_id, edition_id, on_day)
);
select derived('readiness_days');
