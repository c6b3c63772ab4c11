import { newId } from "#kernel/id.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type pg from "pg";
import { keepEvent } from "./events.ts";
import { inTransaction, type Asking, type Ground } from "./ground.ts";
import { assertGoodPassword, hash } from "./passwords.ts";
import { noMail, type Belonging } from "./sessions.ts";

export interface NewLogin extends Belonging {
  readonly name: string;
  /** At least one of the two; people without an address sign in by user name. */
  readonly email?: string;
  readonly username?: string;
  readonly password: string;
}

const username = /^[a-z0-9._-]{3,60}$/;
const email = /^[^\s@<>]{1,64}@[^\s@<>]{1,190}\.[^\s@<>.]{2,63}$/;

export const tidy = (login: string): string => login.normalize("NFKC").trim().toLowerCase();

/** Refuses a user name or an address that could not be one. */
export function assertLoginNames(given: { email?: string | undefined; username?: string | undefined }): void {
  if (!given.email && !given.username)
    throw new Refusal("invalid", say("Give an e-mail address or a user name to sign in with."), { fields: { username: say("An e-mail address or a user name is needed.") } });
  if (given.username && !username.test(tidy(given.username)))
    throw new Refusal("invalid", say("A user name has 3 to 60 letters, digits, dots, dashes or underscores."), {
      fields: { username: say("3 to 60 letters, digits, dots, dashes or underscores.") },
    });
  if (given.email && (!email.test(tidy(given.email)) || tidy(given.email).endsWith(noMail)))
    throw new Refusal("invalid", say("This is no e-mail address."), { fields: { email: say("This is no e-mail address.") } });
}

const taken = (error: unknown): Refusal | undefined => {
  const { code, constraint } = error as { code?: string; constraint?: string };
  if (code !== "23505") return undefined;
  if (constraint === "user_username_key") return new Refusal("conflict", say("This user name is taken. Choose another one."), { fields: { username: say("Taken.") } });
  if (constraint === "user_email_key") return new Refusal("conflict", say("Somebody signs in with this e-mail address already."), { fields: { email: say("In use.") } });
  return new Refusal("conflict", say("This person, or this login, is linked in this organisation already."));
};

/**
 * Makes a login for a person and gives its id, which stays theirs for ever. The password must be the
 * person's own choice: only an invitation, the first administrator's start and example data come here.
 */
export async function createLogin(ground: Ground, given: NewLogin, within?: pg.PoolClient): Promise<string> {
  assertLoginNames(given);
  assertGoodPassword(given.password, [given.name, given.email ?? "", given.username ?? ""]);
  const userId = newId();
  const stretched = await hash(given.password);
  const insert = (client: pg.PoolClient) => insertLogin(client, { ...given, userId, stretched });
  try {
    await (within ? insert(within) : inTransaction(ground.pool, insert));
  } catch (error) {
    throw taken(error) ?? error;
  }
  if (!within) await keepEvent(ground, { kind: "login_created", userId, organisationId: given.organisationId, personId: given.personId });
  return userId;
}

async function insertLogin(client: pg.PoolClient, row: NewLogin & { userId: string; stretched: string }): Promise<void> {
  const address = row.email ? tidy(row.email) : `${row.userId}${noMail}`;
  await client.query(`insert into identity."user" ("id", "name", "email", "emailVerified", "username") values ($1, $2, $3, false, $4)`, [
    row.userId,
    row.name,
    address,
    row.username ? tidy(row.username) : null,
  ]);
  await client.query(`insert into identity."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") values ($1, $2, 'credential', $2, $3, now())`, [
    newId(),
    row.userId,
    row.stretched,
  ]);
  await client.query("insert into identity.logins (user_id, organisation_id, person_id) values ($1, $2, $3)", [row.userId, row.organisationId, row.personId]);
}

/** Lets a login that exists work in one more organisation, as this person. Doing it twice is doing it once. */
export async function addToOrganisation(ground: Ground, given: Belonging & { userId: string }, within?: pg.PoolClient): Promise<void> {
  try {
    const { rowCount } = await (within ?? ground.pool).query(
      `insert into identity.logins (user_id, organisation_id, person_id) values ($1, $2, $3)
       on conflict (user_id, organisation_id) do update set ended_at = null where logins.person_id = excluded.person_id`,
      [given.userId, given.organisationId, given.personId],
    );
    if (rowCount === 0) throw new Refusal("conflict", say("This login is another person in this organisation already."));
  } catch (error) {
    throw taken(error) ?? error;
  }
  if (!within) await keepEvent(ground, { kind: "login_joined", ...given });
}

/**
 * This person's access ends, as the database sees to it when somebody has left or is erased: the login opens nothing there, its tokens are
 * revoked, and when nothing else is left its sessions end. Who the login was stays known for ever.
 */
export async function endLogin(ground: Ground, whose: Belonging, asking?: Asking): Promise<void> {
  const { rows } = await ground.pool.query<{ userId: string | null }>(`select identity.end_login($1, $2) as "userId"`, [whose.organisationId, whose.personId]);
  const userId = rows[0]?.userId;
  if (userId) await keepEvent(ground, { kind: "login_ended", userId, ...whose }, asking);
}

export interface Account {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly username: string | null;
}

const findSql = `select u.id as "userId", u.name, u.email, u.username from identity."user" u
where (u.email = $1 or u.username = $1) and exists (select from identity.logins l where l.user_id = u.id and l.ended_at is null)
order by u.username = $1 desc nulls last limit 1`;

/** Whose login is this, by user name or e-mail address? Only of people who are in an organisation now. */
export async function findAccount(ground: Ground, login: string): Promise<Account | undefined> {
  const { rows } = await ground.pool.query<Account>({ name: "identity_find", text: findSql, values: [tidy(login).replaceAll("\0", "")] });
  return rows[0];
}

export async function accountOf(ground: Ground, userId: string): Promise<Account | undefined> {
  const { rows } = await ground.pool.query<Account>(`select id as "userId", name, email, username from identity."user" where id = $1`, [userId]);
  return rows[0];
}

/** The login of a person in an organisation, if there is one in force. */
export async function loginOf(ground: Ground, whose: Belonging): Promise<Account | undefined> {
  const { rows } = await ground.pool.query<Account>(
    `select u.id as "userId", u.name, u.email, u.username from identity.logins l join identity."user" u on u.id = l.user_id where l.organisation_id = $1 and l.person_id = $2 and l.ended_at is null`,
    [whose.organisationId, whose.personId],
  );
  return rows[0];
}
