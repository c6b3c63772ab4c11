-- Document types, documents, their revisions, what people were asked to read, and printed copies.

create table document_types (
  organisation_id    uuid not null,
  id                 uuid not null,
  sort               text not null,
  prefix             text not null,
  routes             jsonb not null,
  author_may_approve boolean not null default false,
  review_months      integer,
  training           text not null,
  reading_days       integer not null,
  retention_months   integer,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
create unique index document_types_by_prefix on document_types (organisation_id, lower(prefix));
select keep('document_types');

create table documents (
  organisation_id uuid not null,
  id              uuid not null,
  code            text not null,
  type_id         uuid not null,
  language        text not null,
  translation_of  uuid,
  external        jsonb,
  processes       jsonb not null default '[]',
  clauses         jsonb not null default '[]',
  audience        jsonb not null default '[]',
  current_id      uuid,
  open_id         uuid,
  review_months   integer,
  confirmed       jsonb,
  withdrawn       jsonb,
  hold            jsonb,
  disposal        jsonb,
  public          boolean not null default false,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, type_id) references document_types
);
create unique index documents_by_code on documents (organisation_id, lower(code));
create index documents_by_type on documents (organisation_id, type_id);
create index documents_by_clause on documents using gin (clauses);
select keep('documents');

create table revisions (
  organisation_id uuid not null,
  id              uuid not null,
  document_id     uuid not null,
  revision        integer not null,
  source          text not null check (source in ('written', 'uploaded')),
  text            bytea,             -- sha256 of what stands in document_texts
  file            jsonb,
  summary         text,
  cause           text,
  training        text,
  training_reason text,
  effective_on    date,
  gate            integer,
  gate_override   jsonb,
  route           jsonb not null default '[]',
  step            integer,
  round           integer not null default 0,
  decided         jsonb not null default '[]',
  author_ids      uuid[] not null,
  issued          jsonb,
  effective_at    timestamptz,
  superseded_at   timestamptz,
  in_work         boolean not null default true,    -- somebody is still at work on it
  in_force        boolean not null default false,   -- the one that holds
  public_code     text not null,                    -- what the QR code of a printed copy asks for
  primary key (organisation_id, id),
  unique (organisation_id, document_id, revision),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, document_id) references documents deferrable initially deferred
);
create unique index revisions_one_in_work on revisions (organisation_id, document_id) where in_work;
create unique index revisions_one_in_force on revisions (organisation_id, document_id) where in_force;
create unique index revisions_by_public_code on revisions (public_code);
select keep('revisions');

-- What was written, once by its fingerprint. Disposing of it takes the words away and leaves the fingerprint.
create table document_texts (
  organisation_id uuid not null,
  sha256          bytea not null,
  body            text,
  primary key (organisation_id, sha256),
  check (body is null or sha256 = sha256(convert_to(body, 'UTF8')))
);
select derived('document_texts');
revoke delete on document_texts from remit_app;

create table document_remarks (
  organisation_id uuid not null,
  id              uuid not null,
  record_id       uuid not null,
  by_person       uuid not null,
  at              timestamptz not null,
  text            text not null,
  quote           text,
  settled         jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, record_id) references records
);
create index document_remarks_by_record on document_remarks (organisation_id, record_id, at);
select keep('document_remarks', 'record_id');
create policy seen_record on document_remarks as restrictive using (sees_record(organisation_id, record_id));

create table readings (
  organisation_id uuid not null,
  id              uuid not null,
  document_id     uuid not null,
  revision_id     uuid not null,
  person_id       uuid not null,
  acknowledged_at timestamptz,
  way             text,
  reminded_on     date,
  lapsed          boolean not null default false,
  primary key (organisation_id, id),
  unique (organisation_id, revision_id, person_id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, revision_id) references revisions
);
create index readings_by_person on readings (organisation_id, person_id, document_id);
create index readings_by_document on readings (organisation_id, document_id);
select keep('readings');

create table copies (
  organisation_id uuid not null,
  id              uuid not null,
  document_id     uuid not null,
  revision_id     uuid not null,
  holder          text not null,
  expires_on      date,
  recalled_on     date,
  ended_on        date,
  public_code     text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, document_id) references documents
);
create unique index copies_by_public_code on copies (public_code);
create index copies_by_document on copies (organisation_id, document_id);
select keep('copies');

-- The words of each revision, for search and for the redline of files. `open`: anybody in the organisation may find it.
create table revision_words (
  organisation_id uuid not null,
  revision_id     uuid not null,
  document_id     uuid not null,
  in_force        boolean not null default false,
  open            boolean not null default false,
  text            text not null,
  words           tsvector not null,
  primary key (organisation_id, revision_id)
);
create index revision_words_in_force on revision_words using gin (words) where in_force;
create index revision_words_all on revision_words using gin (words);
create index revision_words_by_document on revision_words (organisation_id, document_id);
select derived('revision_words');
create policy seen_record on revision_words as restrictive using (open or sees_record(organisation_id, revision_id));

-- The stemmer for a document's language; words of other languages are found as they are written.
create function document_stemmer(p_language text) returns regconfig language sql immutable as $$
  select coalesce((select c::regconfig from (values ('da','danish'),('de','german'),('en','english'),('es','spanish'),('fi','finnish'),('fr','french'),('hu','hungarian'),
    ('it','italian'),('nl','dutch'),('no','norwegian'),('nb','norwegian'),('pt','portuguese'),('ro','romanian'),('ru','russian'),('sv','swedish'),('tr','turkish')) as known (l, c)
    where l = split_part(lower(p_language), '-', 1)), 'simple'::regconfig)
$$;
