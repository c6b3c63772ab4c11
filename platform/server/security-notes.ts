import { sql } from "kysely";
import type pg from "pg";
import type { GovernanceRole } from "#kernel/actor.ts";
import { dayOf } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { performByClock } from "./by-clock.ts";
import type { SecurityEvent, SecurityEventKind } from "./identity/events.ts";
import type { Log } from "./mail.ts";
import { organisationsOf, type Organisation } from "./organisations.ts";
import type { World } from "./world.ts";

/**
 * Who hears of what happens to logins: administrators, who can help, and the management representative,
 * so that an administrator's own doings are seen by somebody else (AT-11, AT-12).
 */
const hearers: readonly GovernanceRole[] = ["administrator", "management_representative"];

interface Told {
  readonly says: (who: string) => string;
  /** Told of the same login once a day: guesses come by the hundred. */
  readonly daily?: true;
}

const told: Partial<Record<SecurityEventKind, Told>> = {
  sign_in_failed: { says: (who) => say("A sign-in failed: {who}.", { who }), daily: true },
  second_factor_failed: { says: (who) => say("A second factor was wrong: {who}.", { who }), daily: true },
  signing_failed: { says: (who) => say("A signature was refused because the proof was wrong: {who}.", { who }), daily: true },
  confirmation_failed: { says: (who) => say("A password was wrong when it was asked for again: {who}.", { who }), daily: true },
  locked_out: { says: (who) => say("A login was locked after several wrong passwords: {who}.", { who }) },
  address_locked_out: { says: () => say("An address was locked out after many wrong passwords.") },
  reset_link_made: { says: (who) => say("A link for a new password was made on the server: {who}.", { who }) },
  password_reset: { says: (who) => say("A password was set anew through a link: {who}.", { who }) },
  second_factor_off: { says: (who) => say("A second factor was removed: {who}.", { who }) },
  recovery_codes_made: { says: (who) => say("New recovery codes were made: {who}.", { who }) },
  passkey_added: { says: (who) => say("A passkey was added: {who}.", { who }) },
  passkey_removed: { says: (who) => say("A passkey was removed: {who}.", { who }) },
  token_made: { says: (who) => say("A token for a program was made: {who}.", { who }) },
  token_revoked: { says: (who) => say("A token of a program was revoked: {who}.", { who }) },
  login_ended: { says: (who) => say("A login ended: {who}.", { who }) },
};

interface Concerned {
  readonly organisation: Organisation;
  readonly personId: string | null;
}

/** The organisations that this is about: those that the login opens. What names no known login is told where one installation is one organisation. */
async function concerned(world: World, pool: pg.Pool, event: SecurityEvent): Promise<Concerned[]> {
  const all = await organisationsOf(world.db);
  if (event.organisationId) return all.filter((o) => o.id === event.organisationId).map((organisation) => ({ organisation, personId: event.personId ?? null }));
  if (!event.userId) return all.length === 1 ? all.map((organisation) => ({ organisation, personId: null })) : [];
  const { rows } = await pool.query<{ organisation: string; person: string }>(
    "select organisation_id as organisation, person_id as person from identity.logins where user_id = $1 and ended_at is null",
    [event.userId],
  );
  return rows.flatMap((row) => all.filter((o) => o.id === row.organisation).map((organisation) => ({ organisation, personId: row.person })));
}

async function tellThem(world: World, { organisation, personId }: Concerned, event: SecurityEvent): Promise<void> {
  const about = told[event.kind];
  if (!about) return;
  await performByClock(world, organisation, async ({ tx, now, today, notify }) => {
    const { rows } = await sql<{ id: string }>`
      select distinct x.person_id as id from positions_held(app_organisation(), ${today}) x join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
       where q.role = any(${hearers}) and (not x.deputy or x.acting)`.execute(tx);
    const named = personId ? await sql<{ name: string }>`select name from people where organisation_id = (select app_organisation()) and id = ${personId}`.execute(tx) : undefined;
    const who = named?.rows[0]?.name ?? say("a login that nobody has"),
      whose = personId ?? event.loginDigest ?? "nobody";
    notify({
      to: rows.map((row) => row.id),
      text: about.says(who),
      once: `security/${event.kind}/${whose}/${about.daily ? dayOf(now, organisation.zone) : now.toISOString()}`,
    });
  });
}

/**
 * Tells the security role of what happened to logins, in Remit and by mail as each prefers. It comes
 * after the event is kept and never holds a sign-in up: what cannot be told is logged, and stays kept.
 */
export const securityReporter =
  ({ world, pool, log }: { world: World; pool: pg.Pool; log: Log }) =>
  async (event: SecurityEvent): Promise<void> => {
    if (!told[event.kind]) return;
    try {
      for (const one of await concerned(world, pool, event)) await tellThem(world, one, event);
    } catch (error) {
      log.error({ err: error, kind: event.kind }, "the security role could not be told of an event");
    }
  };
