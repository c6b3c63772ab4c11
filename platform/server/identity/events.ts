import { deviceOf, type Asking, type Ground } from "./ground.ts";

export type SecurityEventKind =
  | "signed_in"
  | "sign_in_failed"
  | "second_factor_failed"
  | "locked_out"
  | "address_locked_out"
  | "signing_failed"
  | "signed_out"
  | "password_changed"
  | "password_reset_asked"
  | "password_reset"
  | "reset_link_made"
  | "second_factor_on"
  | "second_factor_off"
  | "recovery_codes_made"
  | "passkey_added"
  | "passkey_removed"
  | "session_ended"
  | "token_made"
  | "token_revoked"
  | "login_created"
  | "login_joined"
  | "login_ended"
  | "invited"
  | "invitation_accepted"
  | "invitation_revoked"
  | "confirmation_failed"
  | "kiosk_entered"
  | "kiosk_refused";

export interface SecurityEvent {
  readonly kind: SecurityEventKind;
  readonly userId?: string;
  readonly loginDigest?: string;
  readonly organisationId?: string;
  readonly personId?: string;
  readonly details?: Readonly<Record<string, string | number | boolean>>;
}

const sql = `insert into identity.security_events (kind, user_id, login_digest, organisation_id, person_id, address, device, details)
values ($1, $2, $3, $4, $5, $6, $7, $8)`;

/** Keeps what happened to a login; such events are never rewritten. It holds no secret and nothing that was typed. */
export async function keepEvent(ground: Ground, event: SecurityEvent, asking?: Asking): Promise<void> {
  const device = asking ? deviceOf(asking) : null;
  await ground.pool.query({
    name: "identity_event",
    text: sql,
    values: [event.kind, event.userId, event.loginDigest, event.organisationId, event.personId, asking?.ip ?? null, device, JSON.stringify(event.details ?? {})],
  });
  ground.report?.(event);
}

export interface KeptSecurityEvent {
  readonly id: string;
  readonly at: Date;
  readonly kind: SecurityEventKind;
  readonly userId: string | null;
  readonly name: string | null;
  readonly personId: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

const about = `
select e.id::text, e.at, e.kind, e.user_id as "userId", u.name, coalesce(e.person_id, l.person_id) as "personId", e.address, e.device, e.details
from identity.security_events e
left join identity.logins l on l.user_id = e.user_id and l.organisation_id = $1
left join identity."user" u on u.id = e.user_id
where (e.organisation_id = $1 or (e.organisation_id is null and l.user_id is not null)) and ($2::bigint is null or e.id < $2::bigint)
order by e.id desc limit $3`;

/** What happened to the logins of an organisation's people, newest first; `before` is the last id of the page before. */
export async function eventsOf(ground: Ground, asked: { organisationId: string; before?: string; limit?: number }): Promise<KeptSecurityEvent[]> {
  const { rows } = await ground.pool.query<KeptSecurityEvent>(about, [asked.organisationId, asked.before ?? null, Math.min(asked.limit ?? 100, 1000)]);
  return rows;
}
