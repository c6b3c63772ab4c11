import { sql } from "kysely";
import { transaction } from "./database.ts";
import { lastDue } from "./jobs.ts";
import type { Mail } from "./mail.ts";
import { letterOf, type Waiting } from "./notes-letter.ts";
import { readableBy } from "./notes.ts";
import { organisationsOf, type Organisation } from "./organisations.ts";
import type { World } from "./world.ts";

export interface Mailing {
  readonly mail: Mail;
  readonly baseUrl: string;
}

/** When the daily digest goes out, in the organisation's zone. */
const digestAt = "10 7 * * *";

interface Reader {
  readonly person: string;
  readonly email: string;
}

/**
 * Mails what people were told and have not read: at once or in the day's digest, as each prefers. A
 * note is marked as mailed when the mail server has taken the letter, in the transaction that holds
 * it locked: it is never lost, and no second worker sends it. Only when a worker dies between the
 * server's yes and its own commit is a letter sent again, under the same message id, by which mail
 * programs know the two as one.
 */
export function noteMailer(world: World, mailing: Mailing): () => Promise<void> {
  // An address that the mail server refuses must not be asked for every few seconds, nor hold up the others.
  const resting = new Map<string, number>();
  return async () => {
    for (const organisation of await organisationsOf(world.db)) {
      for (const reader of await readers(world, organisation)) {
        if ((resting.get(reader.person) ?? 0) > performance.now()) continue;
        const went = await mailOne(world, mailing, { organisation, reader });
        if (went) resting.delete(reader.person);
        else resting.set(reader.person, performance.now() + rest);
      }
    }
  };
}

const rest = 300_000;

const clockView = (organisation: Organisation) => ({ organisationId: organisation.id, personId: organisation.id, reads: "*" as const });

/** Is this note to be mailed now? By the person's preference, and never when it was read already. */
const ripe = (digest: Date) => sql<boolean>`n.mailed_at is null and n.read_at is null
  and n.at > coalesce((pf.value ->> 'since')::timestamptz, '-infinity')
  and case coalesce(pf.value ->> 'channel', 'digest') when 'immediate' then true when 'digest' then n.at <= ${digest.toISOString()}::timestamptz else false end`;

const preferred = sql`left join preferences pf on pf.organisation_id = n.organisation_id and pf.person_id = n.person_id and pf.name = 'notifications'`;

function readers(world: World, organisation: Organisation): Promise<Reader[]> {
  const now = world.clock(),
    digest = lastDue(digestAt, organisation.zone, now);
  return transaction(
    world.db,
    clockView(organisation),
    async (tx) => {
      const { rows } = await sql<Reader>`
      select distinct p.id as person, p.email from notifications n
        join people p on p.organisation_id = n.organisation_id and p.id = n.person_id and p.email is not null and not p.erased and (p.left_on is null or p.left_on >= ${now.toISOString()}::date)
        ${preferred} where n.organisation_id = ${organisation.id} and ${ripe(digest)} order by p.id`.execute(tx);
      return rows;
    },
    { readOnly: true },
  );
}

/** False when the mail server did not take the letter. */
async function mailOne(world: World, { mail, baseUrl }: Mailing, { organisation, reader }: { organisation: Organisation; reader: Reader }): Promise<boolean> {
  const now = world.clock(),
    digest = lastDue(digestAt, organisation.zone, now);
  return transaction(world.db, clockView(organisation), async (tx) => {
    const { rows } = await sql<Waiting & { told: boolean }>`
      select n.id, n.text, n.once, n.act, r.id as "recordId", r.kind, r.number, (n.record_id is null or ${readableBy(sql`n.person_id`, now)}) as told
        from notifications n ${preferred} left join records r on r.organisation_id = n.organisation_id and r.id = n.record_id
       where n.organisation_id = ${organisation.id} and n.person_id = ${reader.person} and ${ripe(digest)} order by n.at, n.id limit 500 for update of n skip locked`.execute(tx);
    if (rows.length === 0) return true;
    const told = rows.filter((row) => row.told);
    if (told.length > 0) {
      const letter = letterOf(world.registry, { organisation: organisation.name, baseUrl, notes: told });
      if (!(await mail.send({ to: reader.email, ...letter, id: `${told.at(-1)!.id}.${told.length}` }))) return false;
    }
    await sql`update notifications set mailed_at = ${now.toISOString()} where organisation_id = ${organisation.id} and id = any(${rows.map((row) => row.id)})`.execute(tx);
    return true;
  });
}
