-- A file is kept once, whoever sends it. Everybody who sent it may attach it: what somebody else sent
-- is attached only by whoever can read a record on which it stands.
alter table files add column also_by uuid[] not null default '{}';
