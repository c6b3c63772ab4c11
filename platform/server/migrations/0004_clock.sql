-- The work by the clock, and what the database's owner may read across organisations: the names of the
-- chains and the trail itself, so that verification and backups see everything there is. The
-- application's role still sees its own organisation only.

-- Which due times were carried out: written in the same transaction as the work, so never twice.
create table job_runs (
  organisation_id uuid not null,
  job             text not null,
  due_at          timestamptz not null,
  done_at         timestamptz not null,
  primary key (organisation_id, job, due_at)
);
select derived('job_runs');

do $$ declare t text; begin
  foreach t in array array['chains', 'events', 'checkpoints', 'organisations'] loop
    execute format('create policy owner_reads on %I for select to %I using (true)', t, current_user);
  end loop;
end $$;
create policy owner_reads on job_runs for select to current_user using (true);
