-- The organisation's own code of a position, by which an import knows it again.
alter table positions add column code text;
create unique index positions_by_code on positions (organisation_id, code) where code is not null;

-- Nothing kept is deleted: an appointment that is taken back before it began becomes an empty period,
-- one that ends the day before it begins and so is in force on no day.
alter table holdings drop constraint holdings_check;
alter table holdings add constraint holdings_period check (until_on is null or until_on >= from_on - 1);

create index positions_by_superior on positions (organisation_id, reports_to);
create index units_by_parent on units (organisation_id, parent_id);
create index holdings_by_end on holdings (organisation_id, until_on) where until_on is not null;

-- Does this person still answer for anything, confidential or not? Says yes or no, and nothing more.
create function answers_for_something(p_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
  $$ select exists (select from records where organisation_id = app_organisation() and owner_id = p_person and closed_at is null and kind <> 'person') $$;
