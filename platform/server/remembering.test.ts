import type pg from "pg";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { connect, transaction } from "./database.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld, owner: ReturnType<typeof connect>;
beforeAll(async () => {
  w = await openWorld([slips]);
  owner = connect({ ...w.connection, max: 1 });
  await owner.pool.query("create table shelf (n integer, label text); insert into shelf values (1, 'one'), (2, 'two'); grant select on shelf to remit_app");
});
afterAll(async () => {
  await owner.db.destroy();
  await w.close();
});

const view = () => ({ organisationId: w.organisationId, personId: w.people.worker });
const ask = (n: number) => transaction(owner.db, view(), async (tx) => (await sql`select * from shelf where n = ${n}`.execute(tx)).rows, { readOnly: true });
const remembered = async (): Promise<number> => {
  const { rows } = (await owner.pool.query("select count(*)::int as n from pg_prepared_statements where statement like '%from shelf%'")) as pg.QueryResult<{ n: number }>;
  return rows[0]!.n;
};

describe("a statement that comes often", () => {
  it("is remembered by the connection from the third time on, with other values each time", async () => {
    expect(await ask(1)).toEqual([{ n: 1, label: "one" }]);
    expect(await ask(2)).toEqual([{ n: 2, label: "two" }]);
    expect(await remembered()).toBe(0);
    expect(await ask(1)).toEqual([{ n: 1, label: "one" }]);
    expect(await ask(2)).toEqual([{ n: 2, label: "two" }]);
    expect(await remembered()).toBe(1);
  });

  it("is answered still after its table was altered by somebody else", async () => {
    await w.owner.query("alter table shelf add column width integer");
    expect(await ask(1)).toEqual([{ n: 1, label: "one", width: null }]);
    await w.owner.query("alter table shelf drop column label");
    expect(await ask(2)).toEqual([{ n: 2, width: null }]);
  });
});
