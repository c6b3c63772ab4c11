import { randomBytes } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { keepEvent } from "./events.ts";
import type { Asking, Ground } from "./ground.ts";
import { hashToken, type Belonging } from "./sessions.ts";

const scopeForm = /^(\*|[a-z][a-z0-9_]*\.(\*|[A-Za-z][A-Za-z0-9_]*))$/;
const longestDays = 366;
const mostTokens = 50;

/** May a token with these scopes ask for this act or view? `*` is everything, `kind.*` all of a kind. */
export const inScope = (scopes: readonly string[], name: string): boolean =>
  scopes.some((scope) => scope === "*" || scope === name || (scope.endsWith(".*") && name.startsWith(scope.slice(0, -1))));

export interface NewToken extends Belonging {
  readonly userId: string;
  readonly name: string;
  /** Acts and views by name, `kind.*`, or `*`. */
  readonly scopes: readonly string[];
  /** At most a year ahead. */
  readonly expiresAt: Date;
}

export interface ListedToken extends Belonging {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
}

/** Makes a token and gives it, this once: only its hash is kept. It acts as this person and signs nothing. */
export async function createToken(ground: Ground, given: NewToken, asking?: Asking): Promise<{ id: string; token: string }> {
  assertToken(given);
  const id = newId();
  const token = `remit_${randomBytes(32).toString("base64url")}`;
  const { rowCount } = await ground.pool.query(
    `insert into identity.tokens (id, token_hash, user_id, organisation_id, person_id, name, scopes, expires_at)
     select $1, $2, l.user_id, l.organisation_id, l.person_id, $6, $7, $8 from identity.logins l
     where l.user_id = $3 and l.organisation_id = $4 and l.person_id = $5 and l.ended_at is null
       and (select count(*) from identity.tokens where user_id = $3 and revoked_at is null and expires_at > now()) < ${mostTokens}`,
    [id, hashToken(token), given.userId, given.organisationId, given.personId, given.name, given.scopes, given.expiresAt],
  );
  if (rowCount === 0) throw new Refusal("conflict", say("No token can be made: you are not in this organisation, or have {most} tokens already.", { most: mostTokens }));
  await keepEvent(ground, { kind: "token_made", userId: given.userId, organisationId: given.organisationId, personId: given.personId, details: { token: id } }, asking);
  return { id, token };
}

function assertToken(given: NewToken): void {
  const bad = given.scopes.find((scope) => !scopeForm.test(scope));
  if (bad !== undefined || given.scopes.length === 0)
    throw new Refusal("invalid", say("A scope names an act or a view, as in nonconformity.list or nonconformity.*."), { fields: { scopes: say("Not a scope.") } });
  const days = (given.expiresAt.getTime() - Date.now()) / 86_400_000;
  if (!(days > 0) || days > longestDays)
    throw new Refusal("invalid", say("A token ends at some time between now and a year from now."), { fields: { expiresAt: say("Between now and a year from now.") } });
}

export async function listTokens(ground: Ground, userId: string): Promise<ListedToken[]> {
  const { rows } = await ground.pool.query<ListedToken>(
    `select id, organisation_id as "organisationId", person_id as "personId", name, scopes, created_at as "createdAt", last_used_at as "lastUsedAt", expires_at as "expiresAt", revoked_at as "revokedAt"
     from identity.tokens where user_id = $1 order by created_at desc, id desc limit 200`,
    [userId],
  );
  return rows;
}

/** Revokes a token of this person, at once and for good. */
export async function revokeToken(ground: Ground, whose: { userId: string; id: string }, asking?: Asking): Promise<void> {
  const { rowCount } = await ground.pool.query("update identity.tokens set revoked_at = coalesce(revoked_at, now()) where user_id = $1 and id = $2::uuid", [
    whose.userId,
    whose.id,
  ]);
  if (rowCount === 0) throw new Refusal("not_found", say("There is no such token."));
  await keepEvent(ground, { kind: "token_revoked", userId: whose.userId, details: { token: whose.id } }, asking);
}
