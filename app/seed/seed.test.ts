import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connect } from "#server/database.ts";
import { openFiles } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import { openIdentity } from "#server/identity/identity.ts";
import { openLog } from "#server/log.ts";
import { openMail } from "#server/mail.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { backup } from "#server/backup/backup.ts";
import { restore } from "#server/backup/restore.ts";
import { readMigrations } from "#server/migrate.ts";
import { packageRoot } from "#server/root.ts";
import { bareDatabase, freshDatabase, type TestDatabase } from "#server/testing/databases.ts";
import type { World } from "#server/world.ts";
import { discover } from "../discover.ts";
import type { House } from "../house.ts";
import { actorFrom, GovernanceRole } from "#kernel/actor.ts";
import { newId } from "#kernel/id.ts";
import type { IndicatorReasons } from "#kernel/platform.ts";
import { perform } from "#server/perform.ts";
import { ask } from "#server/view.ts";
import { clockOf, noOrigin, type Session } from "#server/world.ts";
import { z } from "zod";
import { keptFaults, type Kept } from "../../house/kept.ts";
import { isNew, seed } from "./seed.ts";

const only = process.env["STORY_OF"]?.split(",");
let database: TestDatabase, house: House;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-story-"));
beforeAll(async () => {
  database = await freshDatabase();
  const { db, pool } = connect(database.connection),
    log = openLog("silent"),
    mail = openMail(undefined, log);
  const found = (await discover()).filter((f) => !only || only.includes(f.folder));
  const registry = register(found, own);
  const identity = await openIdentity({ pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail, log });
  const world: World = { db, registry, clock: () => new Date(), release: "test", signer: { prove: async () => "password" }, store: folderStore(folder) };
  house = { found, world, identity, mail, files: openFiles(world, folderStore(folder)), pool } as unknown as House;
}, 60_000);
afterAll(async () => {
  await house.pool.end();
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});

it("the example's story is told to its end", { timeout: 420_000 }, async () => {
  expect(await isNew(house)).toBe(true);
  const { logins } = await seed(house, () => {});
  expect(logins).toHaveLength(6);
  expect(await isNew(house)).toBe(false);
  const { rows } = await house.pool.query<{ people: number; events: number }>(
    "select (select count(*) from people where left_on is null or left_on >= '2026-11-24') as people, (select count(*) from events) as events",
  );
  expect(rows[0]?.people).toBeGreaterThanOrEqual(182);
  expect(rows[0]?.events).toBeGreaterThan(500);
});

/** A member of another organisation who holds every role and every authority there. */
async function stranger(): Promise<Session> {
  const organisation = { id: newId(), name: "Stranger", zone: "Asia/Kolkata" },
    clock: Session = { actor: clockOf(organisation), origin: noOrigin, userId: null };
  await perform(house.world, clock, { act: "organisation.found", newId: organisation.id, input: { name: "Stranger", slug: "stranger", zone: organisation.zone } });
  const person = await perform(house.world, clock, { act: "person.register", input: { name: "Stranger" } });
  const positions = GovernanceRole.options.map((role) => ({ id: newId(), title: role, siteId: null, unitId: null, role }));
  const sheet = {
    id: person.id,
    name: "Stranger",
    organisationId: organisation.id,
    organisation: "Stranger",
    zone: organisation.zone,
    today: "2026-11-24",
    actingFor: [],
    positions,
    authority: [...house.world.registry.acts.keys()],
  };
  return { actor: actorFrom(sheet), origin: noOrigin, userId: "stranger" };
}

/** What a view could be asked with a record of somebody else's: the fields of its question that name one. */
const askable = (asks: z.ZodType, record: { id: string; number: string; title: string }): Record<string, unknown> => {
  const fields = asks instanceof z.ZodObject ? Object.keys(asks.shape) : [];
  const known: Record<string, unknown> = {
    id: record.id,
    number: record.number,
    recordId: record.id,
    personId: record.id,
    positionId: record.id,
    siteId: record.id,
    ownerId: record.id,
    text: record.title.slice(0, 60),
    requirement: "iso-9001-2015:8.4",
    edition: "iso-9001-2015",
    from: "iso-9001-2015",
    to: "iso-9001-2026",
  };
  return Object.fromEntries(Object.entries(known).filter(([field]) => fields.includes(field)));
};

it("every view and every act is closed to another organisation, whatever it is asked about", { timeout: 180_000 }, async () => {
  const outside = await stranger();
  const { rows: records } = await house.pool.query<{ id: string; kind: string; number: string; title: string; version: number }>(
    "select distinct on (kind) id, kind, number, title, version from records where organisation_id <> $1 order by kind, opened_at",
    [outside.actor.organisationId],
  );
  const { rows: all } = await house.pool.query<{ id: string }>("select id from records where organisation_id <> $1", [outside.actor.organisationId]);
  const theirs = new Set(all.map((r) => r.id)),
    leaks: string[] = [];
  expect(records.length).toBeGreaterThan(12);
  for (const { view } of house.world.registry.views.values())
    for (const record of records) {
      const answer = await ask(house.world, outside, { view: view.name, asks: askable(view.asks, record) }).catch(
        (error: unknown) => (error as { details?: unknown }).details ?? {},
      );
      const said = JSON.stringify(answer) ?? "",
        ids = said.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g) ?? [];
      if (ids.some((id) => theirs.has(id))) leaks.push(`${view.name} about a ${record.kind}`);
    }
  for (const { act, keeper } of house.world.registry.acts.values()) {
    if ("begins" in act) continue;
    for (const record of records.filter((r) => !keeper || r.kind === keeper.kind.kind)) {
      const refused = await perform(house.world, outside, {
        act: act.name,
        id: record.id,
        version: record.version,
        input: {},
        reason: "x",
        signature: { meaning: "approval", password: "x" },
      }).then(
        () => "done",
        (error: { kind?: string }) => error.kind ?? "a bug",
      );
      if (refused !== "not_found" && refused !== "invalid") leaks.push(`${act.name}: ${refused}`);
    }
  }
  expect(leaks).toEqual([]);
});

it("every figure is the count of what it opens, or its share", { timeout: 60_000 }, async () => {
  const { rows } = await house.pool.query<{ id: string; name: string; zone: string }>("select id, name, zone from organisations where name <> 'Stranger' order by id limit 1");
  const clock: Session = { actor: clockOf(rows[0]!), origin: noOrigin, userId: null };
  let opened = 0;
  const wrong: unknown[] = [];
  for (const { indicator } of house.world.registry.figures.values()) {
    const reasons = (await ask(house.world, clock, { view: "indicator.why", asks: { id: indicator.id } })) as IndicatorReasons,
      { value, countedCount: counted, restCount: rest } = reasons,
      listed = [...reasons.counted, ...reasons.rest];
    opened += listed.length;
    const share = counted + rest === 0 ? null : (100 * counted) / (counted + rest);
    const fits =
      reasons.unit === "%"
        ? Math.abs((value ?? 0) - (share ?? 0)) <= 0.5
        : reasons.id.endsWith(".days")
          ? rest === 0 && (value === null) === (counted === 0)
          : value === counted && rest === 0;
    const whole = reasons.counted.length === Math.min(counted, 50) && reasons.rest.length === Math.min(rest, 50),
      nowhere = listed.filter((one) => one.title === "" || !/^\/[a-z]/.test(one.path) || one.path.startsWith("/record"));
    if (!fits || !whole || nowhere.length > 0) wrong.push({ id: reasons.id, value, counted, rest, nowhere });
  }
  expect(wrong).toEqual([]);
  expect(opened).toBeGreaterThan(50);
});

it("every kind of record can be seen as of a day, taken out as a list, and restored", { timeout: 180_000 }, async () => {
  const kinds = [...house.world.registry.keepers.values()].map((keeper) => keeper.kind);
  const { rows: events } = await house.pool.query<Kept>("select kind, body::jsonb ->> 'number' as number, body::jsonb -> 'after' as after from events");
  expect(keptFaults(kinds, events)).toEqual([]);
  const { rows: organisation } = await house.pool.query<{ id: string; name: string; zone: string }>(
    "select id, name, zone from organisations where name <> 'Stranger' order by id limit 1",
  );
  const clock: Session = { actor: { ...clockOf(organisation[0]!), today: "2026-11-24" }, origin: noOrigin, userId: null };
  for (const { kind } of kinds) {
    const { rows } = await house.pool.query<{ n: number }>("select count(*)::int as n from records where kind = $1 and organisation_id = $2", [kind, organisation[0]!.id]);
    const asked = { view: "record.list", asks: { kind, limit: "1" } };
    const now = (await ask(house.world, clock, asked)) as { total: number },
      then = (await ask(house.world, clock, { ...asked, asOf: new Date().toISOString() })) as { total: number };
    expect([kind, now.total, then.total]).toEqual([kind, rows[0]!.n, rows[0]!.n]);
  }
  const file = path.join(folder, "whole.remit"),
    there = path.join(folder, "restored"),
    empty = await bareDatabase(),
    { pool } = connect({ ...empty.connection, max: 4 });
  try {
    const store = folderStore(folder);
    await backup({ pool: house.pool, dataFolder: folder, store, release: "test", file });
    fs.mkdirSync(there);
    const restored = await restore({
      pool,
      dataFolder: there,
      store: folderStore(path.join(there, "files")),
      migrations: readMigrations(packageRoot()),
      keepers: house.world.registry.keepers,
      file,
    });
    expect(restored.verified.firstBad).toBeNull();
    const counted = "select kind, count(*)::int as n from records group by kind order by kind";
    expect((await pool.query(counted)).rows).toEqual((await house.pool.query(counted)).rows);
  } finally {
    await pool.end();
    await empty.drop();
  }
});
