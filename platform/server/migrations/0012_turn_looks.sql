-- Up to where in an organisation's trail, and for which day, the turns of its records were brought up to date.
create table turn_looks (
  organisation_id uuid primary key,
  sequence        bigint not null,
  on_day          date not null,
  taken_at        timestamptz
);
select derived('turn_looks');
-- The look is the server's own, over all organisations.
create policy owner_looks on turn_looks to current_user using (true) with check (true);
