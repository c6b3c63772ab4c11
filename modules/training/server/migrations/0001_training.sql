-- Competences and what demands them, courses and curricula, who is to learn what, and by what it is shown.

create table competences (
  organisation_id uuid not null,
  id              uuid not null,
  purpose         text,
  group_name      text not null,
  levels          jsonb not null,
  valid_months    integer,
  assessors       jsonb not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('competences');

create table competence_demands (
  organisation_id uuid not null,
  id              uuid not null,
  competence_id   uuid not null,
  level           integer not null,
  subject         jsonb not null,
  days            integer not null,
  why             text,
  active          boolean not null default true,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, competence_id) references competences
);
create index competence_demands_by_competence on competence_demands (organisation_id, competence_id) where active;
select keep('competence_demands');

create table quizzes (
  organisation_id uuid not null,
  id              uuid not null,
  draw            integer not null,
  pass_percent    integer not null,
  failures        integer not null,
  pretest         boolean not null,
  minutes         integer,
  document_id     uuid,
  bank_version    integer not null default 0,
  bank            bytea,              -- sha256 of what stands in quiz_banks
  questions       integer not null default 0,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('quizzes');

-- The questions with their right answers, once by their fingerprint; the trail holds the fingerprint alone.
create table quiz_banks (
  organisation_id uuid not null,
  sha256          bytea not null,
  body            text not null,
  primary key (organisation_id, sha256),
  check (sha256 = sha256(convert_to(body, 'UTF8')))
);
select derived('quiz_banks');
revoke update, delete on quiz_banks from remit_app;

create table courses (
  organisation_id    uuid not null,
  id                 uuid not null,
  method             text not null check (method in ('read', 'quiz', 'classroom', 'on_the_job', 'certificate')),
  content            text,
  competence_id      uuid,
  level              integer,
  document_id        uuid,
  quiz_id            uuid,
  refresher          boolean not null,
  awareness          boolean not null,
  days               integer not null,
  minutes            integer,
  effectiveness_days integer,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, competence_id) references competences,
  foreign key (organisation_id, quiz_id) references quizzes
);
create index courses_by_competence on courses (organisation_id, competence_id);
create index courses_by_document on courses (organisation_id, document_id);
create index courses_by_quiz on courses (organisation_id, quiz_id);
select keep('courses');

create table curricula (
  organisation_id uuid not null,
  id              uuid not null,
  audience        jsonb not null,
  course_ids      uuid[] not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('curricula');

create table trainings (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  course_id       uuid,
  revision_id     uuid,
  curriculum_id   uuid,
  competence_id   uuid,
  cause           text not null check (cause in ('curriculum', 'gap', 'document', 'person')),
  why             text not null,
  open            boolean not null default true,
  done            jsonb,
  done_on         date,
  evaluate_on     date,
  effectiveness   jsonb,
  retired_because text,
  reminded_on     date,
  escalated_on    date,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, course_id) references courses,
  check (course_id is not null or revision_id is not null)
);
-- Exactly once: one open training for a person and a course, one for a person and an issue of a document.
create unique index trainings_once_open on trainings (organisation_id, person_id, course_id) where open and revision_id is null;
create unique index trainings_once_issue on trainings (organisation_id, person_id, revision_id) where revision_id is not null and retired_because is null;
create index trainings_by_person on trainings (organisation_id, person_id) include (course_id, revision_id, open, done_on);
create index trainings_by_course on trainings (organisation_id, course_id, open);
create index trainings_by_revision on trainings (organisation_id, revision_id) where revision_id is not null;
create index trainings_to_evaluate on trainings (organisation_id, evaluate_on) where evaluate_on is not null and effectiveness is null;
select keep('trainings');

create table training_sessions (
  organisation_id uuid not null,
  id              uuid not null,
  course_id       uuid not null,
  starts_at       timestamptz not null,
  minutes         integer not null,
  place           text not null,
  trainer_id      uuid,
  trainer_outside text,
  seats           integer,
  participants    jsonb not null default '[]',
  held_on         date,
  note            text,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, course_id) references courses
);
create index training_sessions_by_course on training_sessions (organisation_id, course_id, starts_at);
create index training_sessions_by_participant on training_sessions using gin (participants jsonb_path_ops);
select keep('training_sessions');

create table assessments (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  assessor_id     uuid not null,
  competence_id   uuid not null,
  level           integer not null,
  observed_on     date not null,
  verdict         text not null,
  observed        text not null,
  qualified_by    jsonb not null,
  withdrawn       jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, competence_id) references competences
);
create index assessments_by_person on assessments (organisation_id, person_id, competence_id);
select keep('assessments');

create table qualifications (
  organisation_id    uuid not null,
  id                 uuid not null,
  person_id          uuid not null,
  competence_id      uuid not null,
  level              integer not null,
  issuer             text not null,
  certificate_number text not null,
  issued_on          date not null,
  expires_on         date,
  entered_by         uuid not null,
  confirmed_by       uuid,
  confirmed_on       date,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, competence_id) references competences
);
create index qualifications_by_person on qualifications (organisation_id, person_id, competence_id);
select keep('qualifications');

create table attainments (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  competence_id   uuid not null,
  level           integer not null,
  from_on         date not null,
  expires_on      date,
  source_id       uuid not null,
  source_kind     text not null,
  revoked         jsonb,
  warned          integer,
  holds           boolean not null default true,   -- neither run out nor revoked
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, competence_id) references competences
);
create index attainments_by_person on attainments (organisation_id, person_id, competence_id) include (level, from_on, expires_on, holds);
create index attainments_by_competence on attainments (organisation_id, competence_id, level) include (person_id, from_on, expires_on) where holds;
create index attainments_by_end on attainments (organisation_id, expires_on) where holds and expires_on is not null;
create index attainments_by_source on attainments (organisation_id, source_id);
select keep('attainments');

create table attempts (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  quiz_id         uuid not null,
  training_id     uuid,
  pretest         boolean not null,
  bank_version    integer not null,
  bank            bytea not null,
  revision_id     uuid,
  pass_percent    integer not null,
  drawn           jsonb not null,
  given           jsonb not null default '{}',
  way             text not null,
  percent         integer,
  right_answers   integer,
  submitted_at    timestamptz,
  ends_at         timestamptz,
  unlocked        jsonb,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred,
  foreign key (organisation_id, quiz_id) references quizzes,
  foreign key (organisation_id, bank) references quiz_banks
);
create unique index attempts_one_running on attempts (organisation_id, person_id, quiz_id) where submitted_at is null;
create index attempts_by_person on attempts (organisation_id, person_id, quiz_id, submitted_at);
create index attempts_by_quiz on attempts (organisation_id, quiz_id);
select keep('attempts');

-- People whose training is to be looked through: worked through by the clock, some hundred at a time.
create table training_due (
  organisation_id uuid not null,
  person_id       uuid not null,
  primary key (organisation_id, person_id)
);
select derived('training_due');
