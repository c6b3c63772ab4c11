import type { House } from "#app/house.ts";
import { isNew, loginsOf, seed } from "#app/seed/seed.ts";
import { writeCursor } from "#server/own/cursor.ts";
import { verify } from "#server/verify.ts";
import { counted, fillCases, type Size } from "./fill.ts";
import { measureFloors, type Floor } from "./floors.ts";
import { grow } from "./grow.ts";
import { logins, type Login } from "./people.ts";
import { acts, views, type Subject, type Subjects } from "./workloads.ts";

export interface Prepared {
  /** The representative: looks, acts and signs. */
  readonly who: Login;
  readonly people: readonly Login[];
  readonly subjects: Subjects;
  readonly floors: ReadonlyMap<string, Floor>;
  readonly eventsPerSecond: number;
  readonly held: boolean;
  readonly why: string | null;
  readonly size: Size;
}

export async function subjectsOf(house: House, signer: Login): Promise<Subjects> {
  const some = async (where: string, limit: number): Promise<Subject[]> =>
    (
      await house.pool.query<Subject>(
        `select r.id, r.number, r.version from records r join nonconformities n using (organisation_id, id) where r.kind = 'nonconformity' and not r.confidential and ${where} order by md5(r.id::text) limit $1`,
        [limit],
      )
    ).rows;
  const closable = `r.state = 'verified' and n.asked is null and jsonb_array_length(n.elsewhere) > 0 and not n.elsewhere @> '[{"answer": "open"}]' and n.correction is not null
    and not exists (select from actions a join records x using (organisation_id, id) where a.parent_id = r.id and x.closed_at is null)
    and not exists (select from outputs o join records x using (organisation_id, id) where o.nonconformity_id = r.id and x.state <> 'settled')`;
  const { rows } = await house.pool.query<{ id: string; at: string }>(
    "select id, opened_at as at from records order by opened_at desc, id desc offset (select count(*) * 3 / 5 from records) limit 1",
  );
  const all = async (): Promise<number> => (await house.pool.query<{ n: number }>("select count(*)::int as n from records")).rows[0]!.n;
  return {
    any: await some("true", 2000),
    contained: await some("r.state = 'contained'", 50),
    verified: await some(closable, 1000),
    deep: writeCursor([rows[0]!.at, rows[0]!.id, await all()]),
    words: ["grinding burn", "coolant", "torque tool", "drawing revision", "spindle lot 7", "noise washer"],
    signer,
  };
}

const progress = (text: string): void => void process.stderr.write(`${text}\n`);

/** Makes the data set, unless the folder has one already, verifies the whole of it, and measures the floors. */
export async function prepare(house: House, size: Size, seconds: number): Promise<Prepared> {
  const begun = performance.now(),
    since = (): string => `${Math.round((performance.now() - begun) / 1000)} s`;
  const named = (await isNew(house)) ? (await seed(house, () => {})).logins : loginsOf(house);
  const { rows } = await house.pool.query<{ id: string; name: string; zone: string }>("select id, name, zone from organisations");
  const organisation = rows[0]!,
    who = named[0]!;
  progress(`the example stands (${since()})`);
  await grow(house, organisation, size);
  progress(`people and positions (${since()})`);
  if ((await counted(house)).events < size.events) await fillCases(house, organisation.id, size);
  progress(`cases (${since()})`);
  const people = await logins(house, organisation, 50);
  const found = await verify({ pool: house.pool, keepers: house.world.registry.keepers });
  const subjects = await subjectsOf(house, who);
  const floors = await measureFloors(house, who, {
    workloads: [...views(subjects), ...acts({ ...subjects, contained: subjects.contained.map((s) => ({ ...s })), verified: subjects.verified.slice(0, 1) })],
    seconds,
  });
  progress(`floors (${since()})`);
  return { who, people, subjects, floors, eventsPerSecond: Math.round(found.events / found.seconds), held: found.ok, why: found.firstBad?.why ?? null, size: await counted(house) };
}
