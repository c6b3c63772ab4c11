-- How each figure stood at the end of each day, so that it can be seen to rise or fall. It is computed, and nobody's evidence.
create table indicator_days (
  organisation_id uuid not null,
  indicator       text not null,
  on_day          date not null,
  value           double precision not null,
  primary key (organisation_id, indicator, on_day)
);
select derived('indicator_days');
