import { sql, type QueryExecutorProvider } from "kysely";

/** How somebody signs in, as their organisation may know it. */
export interface LoginKnown {
  readonly personId: string;
  readonly state: "none" | "invited" | "active" | "ended";
  readonly invitedUntil: string | null;
  readonly userName: string | null;
  readonly secondFactor: boolean;
  readonly passkeys: number;
  readonly lastSignIn: string | null;
  /** Who last handed over a link to this login. */
  readonly linkBy: string | null;
}

/** The logins of these people of the transaction's organisation; never what a login opens elsewhere. */
export async function loginsOf(tx: QueryExecutorProvider, people: readonly string[]): Promise<ReadonlyMap<string, LoginKnown>> {
  if (people.length === 0) return new Map();
  const { rows } = await sql<LoginKnown>`
    select person_id as "personId", state, invited_until as "invitedUntil", user_name as "userName", second_factor as "secondFactor", passkeys, last_sign_in as "lastSignIn", link_by as "linkBy"
      from logins_of(${[...people]}::uuid[])`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row]));
}

interface Invitation {
  readonly id: string;
  readonly hash: Buffer;
  readonly email: string | undefined;
  readonly username: string | undefined;
  readonly days: number;
}

/** Keeps an open invitation in this transaction, in place of the one before it. */
export const keepInvitation = async (tx: QueryExecutorProvider, personId: string, given: Invitation): Promise<void> =>
  void (await sql`select invite_person(${personId}, ${given.id}, ${given.hash}, ${given.email ?? null}, ${given.username ?? null}, ${given.days})`.execute(tx));

export const withdrawInvitation = async (tx: QueryExecutorProvider, personId: string): Promise<void> => void (await sql`select withdraw_invitation(${personId})`.execute(tx));

/** The login opens nothing in this organisation from the commit on; its tokens are revoked. */
export const endLoginOf = async (tx: QueryExecutorProvider, personId: string): Promise<void> => void (await sql`select end_login_of(${personId})`.execute(tx));

/** The login whose password is to be chosen anew: does it open this organisation alone, and has it an address? */
export async function loginToReset(tx: QueryExecutorProvider, personId: string): Promise<{ userId: string; own: boolean; mails: boolean } | undefined> {
  const { rows } = await sql<{ userId: string; own: boolean; mails: boolean }>`select user_id as "userId", own, mails from login_to_reset(${personId})`.execute(tx);
  return rows[0];
}

/** Remembers who handed over the link to this person's login. */
export const linkHandedOver = async (tx: QueryExecutorProvider, personId: string): Promise<void> => void (await sql`select link_handed_over(${personId})`.execute(tx));
