-- Screens that many people share, and by what people prove who they are before one.

create table kiosks (
  organisation_id uuid not null,
  id              uuid not null,
  place           text not null,
  paired_at       timestamptz,
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('kiosks');

create table pins (
  organisation_id uuid not null,
  id              uuid not null,
  person_id       uuid not null,
  given_by        uuid not null,
  code_until      timestamptz,
  set_at          timestamptz,
  primary key (organisation_id, id),
  unique (organisation_id, person_id),
  foreign key (organisation_id, id) references records deferrable initially deferred
);
select keep('pins');

-- What opens a screen and who stands before it: no evidence, and no secret stands here in clear.
create table kiosk_screens (
  organisation_id uuid not null,
  kiosk_id        uuid not null,
  device_hash     bytea,             -- sha256 of the screen's secret; none when the kiosk is closed
  sitting_hash    bytea,             -- sha256 of the secret of whoever stands before it
  person_id       uuid,
  began_at        timestamptz,
  seen_at         timestamptz,
  primary key (organisation_id, kiosk_id),
  foreign key (organisation_id, kiosk_id) references kiosks deferrable initially deferred
);
create unique index kiosk_screens_by_device on kiosk_screens (organisation_id, device_hash) where device_hash is not null;
select derived('kiosk_screens');

-- Stretched (scrypt) over a value that is keyed with the server's own secret: a copy of the database alone opens nothing.
create table pin_secrets (
  organisation_id uuid not null,
  pin_id          uuid not null,
  code_hash       text,
  pin_hash        text,
  wrong           integer not null default 0,   -- tries in a row
  primary key (organisation_id, pin_id),
  foreign key (organisation_id, pin_id) references pins deferrable initially deferred
);
select derived('pin_secrets');
