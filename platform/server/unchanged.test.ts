import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { transaction, type Tx } from "./database.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld, type Who } from "./testing/world.ts";
import { whileUnchanged } from "./unchanged.ts";

let w: TestWorld,
  made = 0,
  fails = false;
beforeAll(async () => {
  w = await openWorld([slips]);
});
afterAll(() => w.close());

const titles = async (tx: Tx): Promise<string[]> => {
  made += 1;
  if (fails) throw new Error("not now");
  return (await sql<{ title: string }>`select title from records where kind = 'slip' order by title`.execute(tx)).rows.map((r) => r.title);
};
let question = whileUnchanged(["slip"], titles);
beforeEach(() => {
  question = whileUnchanged(["slip"], titles);
  made = 0;
});
const asks = (who: Who, readOnly = true, where: { organisationId: string; people: Record<Who, string> } = w, day = "2026-11-23") =>
  transaction(w.world.db, { organisationId: where.organisationId, personId: where.people[who] }, (tx) => question(tx, day), { readOnly });

describe("what is kept while nothing changed", () => {
  it("is made once, for everybody of the organisation", async () => {
    await w.act("worker", "slip.write", { input: { title: "A" } });
    expect(await asks("worker")).toEqual(["A"]);
    expect(await asks("colleague")).toEqual(["A"]);
    expect(made).toBe(1);
  });

  it("is made anew at once when a record of its kinds changed, and for another day", async () => {
    await asks("worker");
    await w.act("worker", "slip.write", { input: { title: "B" } });
    expect(await asks("worker")).toEqual(["A", "B"]);
    await asks("worker", true, w, "2026-11-24");
    expect(made).toBe(3);
  });

  it("is kept while people only talk about its records", async () => {
    const { items } = await w.view<{ items: { id: string }[] }>("worker", "record.list", { kind: "slip" });
    await asks("worker");
    await w.act("colleague", "record.comment", { id: items[0]!.id, input: { text: "It is.", mentions: [] } });
    await asks("worker");
    expect(made).toBe(1);
  });

  it("never crosses to another organisation", async () => {
    await asks("worker");
    expect(await asks("worker", true, w.stranger)).toEqual([]);
  });

  it("is neither used nor kept by a transaction that may write", async () => {
    await asks("worker");
    await asks("worker", false);
    await asks("worker", false);
    expect(made).toBe(3);
  });

  it("is asked again when it failed", async () => {
    fails = true;
    await expect(asks("worker")).rejects.toThrow("not now");
    fails = false;
    expect(await asks("worker")).toEqual(["A", "B"]);
  });

  it("is kept for each person apart as soon as something among it is confidential", async () => {
    await w.act("director", "slip.write", { input: { title: "Secret", confidential: true } });
    expect(await asks("director")).toEqual(["A", "B", "Secret"]);
    expect(await asks("worker")).toEqual(["A", "B"]);
    expect(await asks("director")).toEqual(["A", "B", "Secret"]);
    expect(made).toBe(2);
  });
});
