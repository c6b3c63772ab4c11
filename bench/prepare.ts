import type { House } from "#app/house.ts";
import { seed } from "#app/seed/seed.ts";
import { listen } from "#app/server.ts";
import { verify } from "#server/verify.ts";
import { captured, replay } from "./capture.ts";
import { fill, type Size } from "./fill.ts";
import { spread, timed } from "./measure.ts";
import { acts, signIn, taking, views, type Subject } from "./workloads.ts";

export interface Login {
  readonly name: string;
  readonly userName: string;
  readonly password: string;
}

export interface Prepared {
  readonly login: Login;
  readonly subjects: readonly Subject[];
  readonly floors: ReadonlyMap<string, number>;
  readonly statements: ReadonlyMap<string, number>;
  readonly eventsPerSecond: number;
  readonly held: boolean;
  readonly why: string | null;
  readonly size: Size;
}

/** A nonconformity that somebody with a login owns and has still to contain, and a person to copy. */
async function template(house: House, logins: readonly Login[]) {
  const names = logins.map((l) => l.name);
  const { rows } = await house.pool.query<{ organisation: string; nonconformity: string; owner: string }>(
    `select r.organisation_id as organisation, r.id as nonconformity, p.name as owner from records r join people p on p.id = r.owner_id
      where r.kind = 'nonconformity' and not r.confidential
      order by r.state in ('open', 'contained') desc, p.name = any ($1) desc, r.number limit 1`,
    [names],
  );
  const found = rows[0];
  if (!found) throw new Error("the example has no nonconformity that somebody owns");
  const person = (await house.pool.query<{ id: string }>("select id from people where not (name = any ($1)) order by id limit 1", [names])).rows[0]?.id;
  if (!person) throw new Error("the example has nobody without a login");
  return { ...found, person };
}

async function counted(house: House): Promise<Size> {
  const { rows } = await house.pool.query<Size>("select (select count(*) from people) people, (select count(*) from records) records, (select count(*) from events) events");
  return rows[0]!;
}

/** What each view and act costs as SQL alone, captured from one real request. */
async function measureFloors(house: House, prepared: { login: Login; subjects: readonly Subject[]; seconds: number }) {
  const { login, subjects, seconds } = prepared;
  const server = await listen(house),
    client = await house.pool.connect();
  const floors = new Map<string, number>(),
    statements = new Map<string, number>();
  try {
    const http = await signIn(server.url, login.userName, login.password);
    const moved = taking(subjects);
    for (const work of [...views(subjects), ...acts(subjects, moved)]) {
      const refused = await http.ask(work, 0).then(
        () => null,
        (error: Error) => error.message,
      );
      if (refused) {
        process.stderr.write(`not measured: ${refused}\n`);
        continue;
      }
      const sent = await captured(() => http.ask(work, 1));
      statements.set(work.name, sent.length);
      floors.set(work.name, spread(await timed(seconds, () => replay(client, sent, work.body !== undefined))).p50);
    }
  } finally {
    client.release();
    await server.close();
  }
  return { floors, statements };
}

/** Makes the data set, verifies it, and measures the floors. */
export async function prepare(house: House, size: Size, seconds: number): Promise<Prepared> {
  const { logins } = await seed(house, () => {});
  const copied = await template(house, logins);
  await fill(house.pool, copied, size);
  const login = (logins.find((l) => l.name === copied.owner) ?? logins[0])!;
  const { rows: subjects } = await house.pool.query<Subject>(
    "select id, number, version from records where number like 'BENCH-%' and kind = 'nonconformity' order by id limit 5000",
  );
  const found = await verify({ pool: house.pool, keepers: house.world.registry.keepers });
  const costs = await measureFloors(house, { login, subjects, seconds });
  return { login, subjects, ...costs, eventsPerSecond: Math.round(found.events / found.seconds), held: found.ok, why: found.firstBad?.why ?? null, size: await counted(house) };
}
