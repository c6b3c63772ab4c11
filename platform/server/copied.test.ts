import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { copied } from "./copied.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([slips]);
});
afterAll(() => w.close());

const read = async (query: string): Promise<string[][]> => {
  const rows: string[][] = [];
  await copied(w.owner, query, (fields) => rows.push(fields.map((field) => field.toString())));
  return rows;
};

describe("rows copied out in bulk", () => {
  it("arrive whole, however they are cut on the way", async () => {
    const rows = await read("select n::text, repeat('ä', n * 700), null::text, '' from generate_series(1, 400) n");
    expect(rows).toHaveLength(400);
    expect(rows.every(([n, text, nothing, empty], i) => n === String(i + 1) && text === "ä".repeat((i + 1) * 700) && nothing === "" && empty === "")).toBe(true);
  });

  it("may be none", async () => {
    expect(await read("select 'x' where false")).toEqual([]);
  });

  it("leave the connection as it was when the reader has seen enough", async () => {
    let seen = 0;
    const reading = copied(w.owner, "select repeat('x', 1000) from generate_series(1, 20000)", () => {
      seen += 1;
      if (seen === 3) throw new Error("enough");
    });
    await expect(reading).rejects.toThrow("enough");
    expect(seen).toBe(3);
    expect((await w.owner.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });

  it("leave the connection as it was when the database refuses, at once or halfway", async () => {
    await expect(read("select 1 / 0")).rejects.toThrow("division by zero");
    await expect(read("select repeat('x', 1000), 1 / (15000 - n) from generate_series(1, 20000) n")).rejects.toThrow("division by zero");
    expect((await w.owner.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  });
});
