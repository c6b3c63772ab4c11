import { sql } from "kysely";
import type { Kept } from "#kernel/record.ts";
import { performByClock, type ClockWork } from "./by-clock.ts";
import type { Tx } from "./database.ts";
import { organisationsOf, type Organisation } from "./organisations.ts";
import { refreshReaders } from "./refresh-readers.ts";
import type { Keeper } from "./registry.ts";
import { turnRow, type TurnRow } from "./spine.ts";
import { clockOf, momentOf, type World } from "./world.ts";

/** Kinds of the directory: who is there, who holds what, who is away, who lent what to whom. */
const directory = ["organisation", "site", "unit", "position", "person", "delegation"];
const perBatch = 100;
/** After this a look that was begun elsewhere and never ended is begun again. */
const patience = "5 minutes";

interface Look {
  readonly head: number;
  readonly today: string;
}

/**
 * Whose turn it is often follows from who holds a position today, and is written down when a record is
 * acted on. This looks whether the directory changed since its last look, or the day did, and then brings
 * the turns of every open record (and the readers of confidential ones) up to date: in small batches, each
 * its own transaction. Nothing changed: one short question for all organisations. Two workers, or one that
 * is killed half-way, do no harm: the look is taken down only at its end. Gives how many records it changed.
 */
export function turnsRefresher(world: World): () => Promise<number> {
  return async () => {
    let changed = 0;
    for (const organisation of await organisationsOf(world.db)) {
      const today = momentOf(world, clockOf(organisation)).today,
        look = await claim(world, organisation, today);
      if (look) changed += await refreshOrganisation(world, organisation, look);
    }
    return changed;
  };
}

/** Is there something to look at? Then it is ours for a while. An organisation without a directory's change only moves its mark. */
async function claim(world: World, organisation: Organisation, today: string): Promise<Look | null> {
  const { rows } = await sql<Look & { due: boolean }>`
    select c.sequence as head, ${today}::text as today,
           l.organisation_id is null or l.on_day <> ${today} or exists (
             select from events e where e.organisation_id = c.organisation_id and e.sequence > l.sequence and e.kind = any (${directory})) as due
      from chains c left join turn_looks l on l.organisation_id = c.organisation_id
     where c.organisation_id = ${organisation.id} and (l.organisation_id is null or l.on_day <> ${today} or l.sequence < c.sequence)`.execute(world.db);
  const look = rows[0];
  if (!look) return null;
  if (!look.due) {
    await sql`update turn_looks set sequence = ${look.head} where organisation_id = ${organisation.id} and sequence < ${look.head}
      and not exists (select from events e where e.organisation_id = ${organisation.id} and e.sequence > turn_looks.sequence and e.sequence <= ${look.head} and e.kind = any (${directory}))`.execute(
      world.db,
    );
    return null;
  }
  const { rows: claimed } = await sql`
    insert into turn_looks (organisation_id, sequence, on_day, taken_at) values (${organisation.id}, 0, 'epoch', now())
    on conflict (organisation_id) do update set taken_at = now() where coalesce(turn_looks.taken_at, '-infinity') < now() - interval '${sql.raw(patience)}' returning 1`.execute(
    world.db,
  );
  return claimed.length > 0 ? look : null;
}

async function refreshOrganisation(world: World, organisation: Organisation, look: Look): Promise<number> {
  let changed = 0,
    done = false;
  try {
    for (const keeper of world.registry.keepers.values()) if (keeper.turns || keeper.readers) changed += await refreshKind(world, organisation, keeper);
    done = true;
  } finally {
    const seen = done ? sql`sequence = ${look.head}, on_day = ${look.today},` : sql``;
    await sql`update turn_looks set ${seen} taken_at = null where organisation_id = ${organisation.id}`.execute(world.db);
  }
  return changed;
}

async function refreshKind(world: World, organisation: Organisation, keeper: Keeper): Promise<number> {
  let after: string | null = "00000000-0000-0000-0000-000000000000",
    changed = 0;
  while (after !== null) {
    const from: string = after;
    const batch: { last: string | null; changed: number } = await performByClock(world, organisation, (work) => refreshBatch(work, keeper, from));
    after = batch.last;
    changed += batch.changed;
  }
  return changed;
}

/** The next records of a kind, locked against acts meanwhile: what an act writes down is never overwritten by an older look. */
async function refreshBatch(work: ClockWork, keeper: Keeper, after: string): Promise<{ last: string | null; changed: number }> {
  const { rows } = await sql<{ id: string }>`
    select id from records where organisation_id = (select app_organisation()) and kind = ${keeper.kind.kind} and id > ${after}::uuid and (closed_at is null or confidential)
     order by id limit ${perBatch} for no key update`.execute(work.tx);
  const ids = rows.map((row) => row.id);
  if (ids.length === 0) return { last: null, changed: 0 };
  const records = await keeper.find(work.tx as unknown as Tx, ids, work);
  const turned = keeper.turns ? await rewrite(work, turnsOf(keeper, records), ids) : 0;
  const readers = keeper.readers ? await refreshReaders(work, keeper, records) : 0;
  return { last: ids.length < perBatch ? null : ids.at(-1)!, changed: turned + readers };
}

const turnsOf = (keeper: Keeper, records: readonly Kept[]): TurnRow[] => records.flatMap((record) => (keeper.turns?.(record) ?? []).map((turn) => turnRow(record.id, turn)));

/** Turns that are gone go, new ones come, and whoever was asked already has been since then. */
async function rewrite({ tx, now }: ClockWork, wanted: readonly TurnRow[], ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ changed: number }>`
    with wanted as (
           select distinct * from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as t (record uuid, person uuid, position uuid, role text, site uuid, act text, why text, due date)),
         stale as (
           select t.ctid, t.record_id from turns t where t.organisation_id = (select app_organisation()) and t.record_id = any (${ids}::uuid[])
              and not exists (select from wanted w where w.record = t.record_id and w.act = t.act and w.why = t.why
                and (w.person, w.position, w.role, w.site, w.due) is not distinct from (t.person_id, t.position_id, t.role, t.site_id, t.due_on))),
         gone as (delete from turns t using stale s where t.organisation_id = (select app_organisation()) and t.ctid = s.ctid returning t.record_id),
         come as (
           insert into turns (organisation_id, record_id, person_id, position_id, role, site_id, act, why, due_on, since)
           select (select app_organisation()), w.record, w.person, w.position, w.role, w.site, w.act, w.why, w.due, ${now.toISOString()}::timestamptz from wanted w
            where not exists (select from turns t where t.organisation_id = (select app_organisation()) and t.record_id = w.record and w.act = t.act and w.why = t.why
                and (w.person, w.position, w.role, w.site, w.due) is not distinct from (t.person_id, t.position_id, t.role, t.site_id, t.due_on))
           returning record_id)
    select count(distinct record_id) as changed from (select record_id from gone union all select record_id from come) as both_ways`.execute(tx);
  return rows[0]?.changed ?? 0;
}
