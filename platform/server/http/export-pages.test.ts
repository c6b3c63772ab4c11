import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { defineViews } from "#kernel/view.ts";
import { answer, type Found, type Queries } from "../registry.ts";
import { organisations, slips } from "../testing/register.ts";
import { openWorld, type TestWorld } from "../testing/world.ts";
import { pagesOf, type Row } from "./export-pages.ts";

const all = Array.from({ length: 1_200 }, (_, n) => ({ n }));
const rows = z.array(z.object({ n: z.int() }));

/** One list that names its next page and gives few rows at a time, one that is paged by place only, one that breaks off. */
const views = defineViews("counted")({
  few: {
    title: "By small pages",
    may: [],
    asks: z.strictObject({ cursor: z.string().optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    gives: z.object({ items: rows, next: z.string().nullable(), total: z.int() }),
  },
  byPlace: {
    title: "By place",
    may: [],
    asks: z.strictObject({ offset: z.coerce.number().int().min(0).default(0), limit: z.coerce.number().int().min(1).max(500).default(100) }),
    gives: z.object({ rows, total: z.int() }),
  },
});
const queries: Queries<typeof views, unknown> = {
  few: async ({ asks }) => {
    const from = Number(asks.cursor ?? 0),
      until = from + asks.limit;
    return { items: all.slice(from, until), next: until < all.length ? String(until) : null, total: all.length };
  },
  byPlace: async ({ asks }) => ({ rows: all.slice(asks.offset, asks.offset + asks.limit), total: all.length }),
};
const counted: Found = {
  folder: "counted",
  module: { name: "counted", title: "Counted", serves: [], uses: [], kinds: [], acts: [], views: Object.values(views), facts: [], indicators: [] },
  queries: { answered: [answer(views, queries)] },
};

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([slips, organisations, counted]);
});
afterAll(() => w.close());

async function everything(view: string, asks: Record<string, unknown> = {}): Promise<{ pages: number; rows: Row[] }> {
  const pages: Row[][] = [];
  for await (const page of pagesOf(w.world, await w.as("worker"), { view, asks, asOf: undefined })) pages.push(page);
  return { pages: pages.length, rows: pages.flat() };
}

it("a list of 1,200 rows goes out whole and in order, whether its pages are named or stand at a place", async () => {
  expect(await everything("counted.few")).toEqual({ pages: 24, rows: all });
  expect(await everything("counted.byPlace")).toEqual({ pages: 3, rows: all });
  expect((await everything("counted.byPlace", { offset: "1100" })).rows).toEqual(all.slice(1_100));
});

it("1,200 records of the spine go out, each once", async () => {
  await w.owner.query("set session_replication_role = replica");
  await w.owner.query(
    `insert into records (organisation_id, id, kind, number, title, state, opened_at, search)
     select $1, gen_random_uuid(), 'slip', 'SL-X-' || n, 'Slip ' || n, 'open', '2026-11-20T05:00:00Z', 'slip' from generate_series(1, 1200) n`,
    [w.organisationId],
  );
  await w.owner.query("set session_replication_role = origin");
  const found = await everything("record.list", { kind: "slip" });
  expect(new Set(found.rows.map((row) => row["number"])).size).toBe(1_200);
  expect(found.rows).toHaveLength(1_200);
});
