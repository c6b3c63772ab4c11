import { randomBytes } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type pg from "pg";
import { link } from "./checks.ts";
import { keepEvent } from "./events.ts";
import { inTransaction, type Asking, type Ground } from "./ground.ts";
import { addToOrganisation, assertLoginNames, createLogin, loginOf, tidy } from "./logins.ts";
import { hashToken, type Belonging, type SessionInfo } from "./sessions.ts";

const validDays = 7;

export interface NewInvitation extends Belonging {
  readonly name: string;
  readonly organisation: string;
  readonly email?: string;
  readonly username?: string;
  /** The person who invites, in the same organisation. */
  readonly invitedBy: string;
}

export type Invited = { readonly id: string; readonly mailedTo: string } | { readonly id: string; readonly link: string };

/**
 * Invites a person to sign in: they choose the password themselves. The link goes by mail, and then to
 * nobody else; only where mail cannot reach them is it given back, to be handed over. A new invitation
 * replaces the one before it.
 */
export async function invite(ground: Ground, given: NewInvitation, asking?: Asking): Promise<Invited> {
  assertLoginNames(given);
  if (await loginOf(ground, given)) throw new Refusal("conflict", say("{name} can sign in already.", { name: given.name }));
  const id = newId();
  const token = randomBytes(32).toString("base64url");
  await inTransaction(ground.pool, async (client) => {
    await client.query("update identity.invitations set revoked_at = now() where organisation_id = $1 and person_id = $2 and accepted_at is null and revoked_at is null", [
      given.organisationId,
      given.personId,
    ]);
    await client.query(
      `insert into identity.invitations (id, token_hash, organisation_id, organisation, person_id, name, email, username, invited_by, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(days => ${validDays}))`,
      [
        id,
        hashToken(token),
        given.organisationId,
        given.organisation,
        given.personId,
        given.name,
        given.email ? tidy(given.email) : null,
        given.username ? tidy(given.username) : null,
        given.invitedBy,
      ],
    );
  });
  const address = link(ground, "invitation", token);
  const mailed = given.email !== undefined && (await ground.mail.send({ to: tidy(given.email), ...letter(given, address) }));
  await keepEvent(
    ground,
    { kind: "invited", organisationId: given.organisationId, personId: given.personId, details: { invitation: id, mailed, invitedBy: given.invitedBy } },
    asking,
  );
  return mailed ? { id, mailedTo: tidy(given.email) } : { id, link: address };
}

const letter = (given: NewInvitation, address: string) => ({
  subject: say("{organisation} invites you to Remit", { organisation: given.organisation }),
  text: say("Hello {name},\n\n{organisation} keeps its management system in Remit and invites you to sign in. Choose your password here, within {days} days:\n\n{address}", {
    name: given.name,
    organisation: given.organisation,
    days: validDays,
    address,
  }),
});

/** Withdraws an invitation that is still open. */
export async function revokeInvitation(ground: Ground, whose: Belonging, asking?: Asking): Promise<void> {
  const { rowCount } = await ground.pool.query(
    "update identity.invitations set revoked_at = now() where organisation_id = $1 and person_id = $2 and accepted_at is null and revoked_at is null",
    [whose.organisationId, whose.personId],
  );
  if (rowCount === 0) throw new Refusal("not_found", say("There is no open invitation for this person."));
  await keepEvent(ground, { kind: "invitation_revoked", organisationId: whose.organisationId, personId: whose.personId }, asking);
}

interface Open extends Belonging {
  id: string;
  organisation: string;
  name: string;
  email: string | null;
  username: string | null;
}

const openSql = `select id, organisation_id as "organisationId", person_id as "personId", organisation, name, email, username from identity.invitations
where token_hash = $1 and accepted_at is null and revoked_at is null and expires_at > now()`;

async function open(db: pg.Pool | pg.PoolClient, token: string, lock = ""): Promise<Open> {
  const { rows } = await db.query<Open>(`${openSql} ${lock}`, [hashToken(token)]);
  if (!rows[0]) throw new Refusal("not_found", say("This invitation was used already, was withdrawn, or is too old. Ask for a new one."));
  return rows[0];
}

export interface InvitationShown {
  readonly name: string;
  readonly organisation: string;
  readonly email: string | null;
  readonly username: string | null;
  /** Does the invited address sign in already? Then the person signs in and accepts; no password is asked for. */
  readonly hasLogin: boolean;
}

/** What an invitation's holder is shown before they accept. */
export async function lookAtInvitation(ground: Ground, token: string): Promise<InvitationShown> {
  const { name, organisation, email, username } = await open(ground.pool, token);
  return { name, organisation, email, username, hasLogin: await hasLogin(ground.pool, email) };
}

const hasLogin = async (db: pg.Pool | pg.PoolClient, email: string | null): Promise<boolean> =>
  email !== null && (await db.query(`select from identity."user" where email = $1`, [email])).rowCount !== 0;

export interface Acceptance {
  readonly token: string;
  /** Both are left out by somebody who is signed in: the invitation is added to that login. */
  readonly password?: string | undefined;
  readonly username?: string | undefined;
}

/** Accepts an invitation, once: makes the login with the person's own password, or adds it to the login that is signed in. */
export async function acceptInvitation(ground: Ground, given: Acceptance, by: { session?: SessionInfo | undefined; asking: Asking }): Promise<{ userId: string }> {
  const { userId, invitation } = await inTransaction(ground.pool, async (client) => {
    const opened = await open(client, given.token, "for update");
    const accepting = given.password === undefined ? await join(ground, opened, { client, session: by.session }) : await begin(ground, opened, { client, given });
    await client.query("update identity.invitations set accepted_at = now() where id = $1", [opened.id]);
    return { userId: accepting, invitation: opened };
  });
  await keepEvent(
    ground,
    { kind: "invitation_accepted", userId, organisationId: invitation.organisationId, personId: invitation.personId, details: { invitation: invitation.id } },
    by.asking,
  );
  return { userId };
}

async function join(ground: Ground, invitation: Open, { client, session }: { client: pg.PoolClient; session: SessionInfo | undefined }): Promise<string> {
  if (session?.method !== "session")
    throw new Refusal("invalid", say("Choose a password, or sign in first if you have a login already."), { fields: { password: say("A password is needed.") } });
  await addToOrganisation(ground, { userId: session.userId, organisationId: invitation.organisationId, personId: invitation.personId }, client);
  return session.userId;
}

async function begin(ground: Ground, invitation: Open, { client, given }: { client: pg.PoolClient; given: Acceptance }): Promise<string> {
  if (await hasLogin(client, invitation.email))
    throw new Refusal("conflict", say("You have a login with this e-mail address already. Sign in with it and open the invitation again."), { needs: "sign_in" });
  const username = given.username ?? invitation.username ?? undefined;
  const { organisationId, personId, name, email } = invitation;
  return createLogin(ground, { organisationId, personId, name, password: given.password ?? "", ...(email ? { email } : {}), ...(username ? { username } : {}) }, client);
}
