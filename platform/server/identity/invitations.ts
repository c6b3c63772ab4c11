import { randomBytes } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type pg from "pg";
import { link } from "./checks.ts";
import { keepEvent } from "./events.ts";
import { inTransaction, type Asking, type Ground } from "./ground.ts";
import { addToOrganisation, assertLoginNames, createLogin, loginOf, tidy } from "./logins.ts";
import { assertGoodPassword, hash } from "./passwords.ts";
import { hashToken, type Belonging, type SessionInfo } from "./sessions.ts";

export const validDays = 7;

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
  const delivered = await deliverInvitation(ground, { ...given, id, token });
  await keepEvent(
    ground,
    {
      kind: "invited",
      organisationId: given.organisationId,
      personId: given.personId,
      details: { invitation: id, mailed: "mailedTo" in delivered, invitedBy: given.invitedBy },
    },
    asking,
  );
  return { id, ...delivered };
}

/** What an invitation's letter says, and where it goes. */
export type ToDeliver = Pick<NewInvitation, "name" | "organisation" | "email"> & { readonly id: string; readonly token: string };

/** Sends an invitation's link to its address, and then to nobody else; without mail gives it, to be handed over. */
export async function deliverInvitation(ground: Ground, given: ToDeliver): Promise<{ mailedTo: string } | { link: string }> {
  const address = link(ground, "invitation", given.token);
  if (given.email === undefined || !ground.mail.configured) return { link: address };
  // Marked first: a link that may be in a letter box proves the address only if nobody else was given it.
  await ground.pool.query("update identity.invitations set mailed = true where id = $1", [given.id]);
  if (await ground.mail.send({ to: tidy(given.email), ...letter(given, address) })) return { mailedTo: tidy(given.email) };
  await ground.pool.query("update identity.invitations set mailed = false where id = $1", [given.id]);
  return { link: address };
}

const letter = (given: ToDeliver, address: string) => ({
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
  mailed: boolean;
  invitedBy: string;
  organisation: string;
  name: string;
  email: string | null;
  username: string | null;
}

const openSql = `select id, organisation_id as "organisationId", person_id as "personId", organisation, name, email, username, mailed, invited_by as "invitedBy" from identity.invitations
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
  const invitation = await open(ground.pool, token);
  const { name, organisation, username } = invitation,
    email = proved(invitation);
  return { name, organisation, email, username, hasLogin: await hasLogin(ground.pool, email) };
}

/** Only a link that came by mail proves its address; to whoever was handed one, nothing is said about it. */
const proved = (invitation: Open): string | null => (invitation.mailed ? invitation.email : null);

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
    await client.query("update identity.logins set link_by = $3 where organisation_id = $1 and person_id = $2", [
      opened.organisationId,
      opened.personId,
      opened.mailed || given.password === undefined ? null : opened.invitedBy,
    ]);
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
  const former = await formerLogin(client, invitation);
  if (former) return restore(ground, invitation, { client, given, former });
  const email = proved(invitation);
  if (await hasLogin(client, email))
    throw new Refusal("conflict", say("You have a login with this e-mail address already. Sign in with it and open the invitation again."), { needs: "sign_in" });
  const username = given.username ?? invitation.username ?? undefined;
  const { organisationId, personId, name } = invitation;
  return createLogin(ground, { organisationId, personId, name, password: given.password ?? "", ...(email ? { email } : {}), ...(username ? { username } : {}) }, client);
}

interface Former {
  readonly userId: string;
  /** Does it open other organisations? Then only its owner, signed in, adds this one again. */
  readonly elsewhere: boolean;
}

async function formerLogin(client: pg.PoolClient, whose: Belonging): Promise<Former | undefined> {
  const { rows } = await client.query<Former>(
    `select l.user_id as "userId", exists (select from identity.logins o where o.user_id = l.user_id and o.organisation_id <> l.organisation_id and o.ended_at is null) as elsewhere
       from identity.logins l where l.organisation_id = $1 and l.person_id = $2`,
    [whose.organisationId, whose.personId],
  );
  return rows[0];
}

/** Somebody whose login was ended comes back: under the same id, which is theirs for ever, with a new password and the same second factor. */
async function restore(ground: Ground, invitation: Open, { client, given, former }: { client: pg.PoolClient; given: Acceptance; former: Former }): Promise<string> {
  if (former.elsewhere) throw new Refusal("conflict", say("You have a login already. Sign in with it and open the invitation again."), { needs: "sign_in" });
  assertGoodPassword(given.password ?? "", [invitation.name, invitation.email ?? "", invitation.username ?? ""]);
  await client.query(`update identity."account" set "password" = $2, "updatedAt" = now() where "userId" = $1 and "providerId" = 'credential'`, [
    former.userId,
    await hash(given.password ?? ""),
  ]);
  await addToOrganisation(ground, { userId: former.userId, organisationId: invitation.organisationId, personId: invitation.personId }, client);
  return former.userId;
}
