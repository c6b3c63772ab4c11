-- Who signs in. A schema of its own, outside the organisations' row security, because one login may
-- belong to several organisations. The application's role gets no right here: only the server's own
-- connection reads it.
create schema identity;
revoke all on schema identity from public;

-- The library's tables, as it names them (a test asks it whether anything is missing).

create table identity."user" (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp,
  "username" text unique,
  "twoFactorEnabled" boolean
);

create table identity."session" (
  "id" text primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references identity."user" ("id") on delete cascade,
  -- Ours: when every component of a signature was last given in this session, from where, and when the
  -- last signature was given. A session that is renewed begins without them.
  signed_in_full_at timestamptz,
  signed_last_at timestamptz,
  signed_address text,
  signed_device text,
  -- Ours: when the password or a passkey was last given again, for changes to the login itself.
  confirmed_at timestamptz
);
create index "session_userId_idx" on identity."session" ("userId");

create table identity."account" (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references identity."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null
);
create index "account_userId_idx" on identity."account" ("userId");
create unique index account_one_password on identity."account" ("userId") where "providerId" = 'credential';

create table identity."verification" (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default current_timestamp,
  "updatedAt" timestamptz not null default current_timestamp
);
create index "verification_identifier_idx" on identity."verification" ("identifier");

create table identity."twoFactor" (
  "id" text primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" text not null references identity."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);
create index "twoFactor_secret_idx" on identity."twoFactor" ("secret");
create index "twoFactor_userId_idx" on identity."twoFactor" ("userId");

create table identity."passkey" (
  "id" text primary key,
  "name" text,
  "publicKey" text not null,
  "userId" text not null references identity."user" ("id") on delete cascade,
  "credentialID" text not null,
  "counter" integer not null,
  "deviceType" text not null,
  "backedUp" boolean not null,
  "transports" text,
  "createdAt" timestamptz,
  "aaguid" text
);
create index "passkey_userId_idx" on identity."passkey" ("userId");
create unique index "passkey_credentialID_idx" on identity."passkey" ("credentialID");

-- A login is never removed and its id never given to anybody else: signatures hang on it.
create function identity.refuse_removal() returns trigger language plpgsql as $$
begin
  raise exception 'a login is never removed';
end $$;
create trigger login_stays before delete on identity."user" for each row execute function identity.refuse_removal();
create trigger logins_stay before truncate on identity."user" for each statement execute function identity.refuse_removal();

-- Which person a login is in which organisation. Ended, never deleted: the person stays this login's.
create table identity.logins (
  user_id text not null references identity."user" ("id"),
  organisation_id uuid not null,
  person_id uuid not null,
  since timestamptz not null default now(),
  ended_at timestamptz,
  primary key (user_id, organisation_id),
  unique (organisation_id, person_id)
);

create table identity.invitations (
  id uuid primary key,
  token_hash bytea not null unique,
  organisation_id uuid not null,
  organisation text not null,
  person_id uuid not null,
  name text not null,
  email text,
  username text,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create unique index invitations_one_open on identity.invitations (organisation_id, person_id) where accepted_at is null and revoked_at is null;

create table identity.tokens (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id text not null references identity."user" ("id"),
  organisation_id uuid not null,
  person_id uuid not null,
  name text not null,
  scopes text[] not null check (cardinality(scopes) > 0),
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
create index tokens_of_user on identity.tokens (user_id);
create index tokens_of_person on identity.tokens (organisation_id, person_id);

-- Guesses, per account, per address and per link. Counted before the guess is checked, so that many at
-- once gain nothing.
create table identity.attempts (
  subject text primary key,
  failures integer not null,
  last_attempt uuid not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

-- One-time codes that were used, for as long as they would still be valid.
create table identity.used_codes (
  user_id text not null,
  code_hash bytea not null,
  used_at timestamptz not null default now(),
  primary key (user_id, code_hash)
);

create table identity.security_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  kind text not null,
  user_id text,
  -- A keyed digest of what was typed as a login: the same unknown login is recognised, but not readable.
  login_digest text,
  organisation_id uuid,
  person_id uuid,
  address text,
  device text,
  details jsonb not null default '{}'
);
create index security_events_of_user on identity.security_events (user_id, id);
create index security_events_of_organisation on identity.security_events (organisation_id, id);

create function identity.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'security events are not rewritten';
end $$;
create trigger security_events_stay before update or delete on identity.security_events for each row execute function identity.refuse_rewriting();
create trigger security_events_stay_whole before truncate on identity.security_events for each statement execute function identity.refuse_rewriting();
