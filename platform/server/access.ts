/** An invitation as it is sent: its letter, or the link to hand over. */
export interface InvitationToDeliver {
  readonly id: string;
  readonly token: string;
  readonly name: string;
  readonly organisation: string;
  readonly email?: string;
}

/**
 * Giving and taking logins, as far as acts on people need it: names, links and letters. What it keeps in
 * the database, the acts keep themselves, in their own transaction. No password passes through here.
 */
export interface Access {
  /** Is there a mail server, so that links go to their owners alone? */
  readonly mails: boolean;
  /** User name and address as they are kept; refused when they could not be one. */
  tidy(names: { email?: string | undefined; username?: string | undefined }): { email: string | undefined; username: string | undefined };
  /** Counts one more link about this person by that one; the seconds to wait when it was too many, 0 when it may be made. */
  mayMakeLink(about: { personId: string; by: string }): Promise<number>;
  /** A secret for a link, what is kept of it, and for how many days it is good. */
  newLink(): { readonly token: string; readonly hash: Buffer; readonly days: number };
  deliverInvitation(given: InvitationToDeliver): Promise<{ mailedTo: string } | { link: string }>;
  deliverReset(userId: string, by: "mail" | "hand"): Promise<{ mailed: true } | { link: string } | { failed: true }>;
}
