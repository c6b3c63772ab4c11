-- Issues whose readers are not all asked yet: worked through by the clock, some hundred at a time.
create table distribution_due (
  organisation_id uuid not null,
  revision_id     uuid not null,
  primary key (organisation_id, revision_id)
);
select derived('distribution_due');
