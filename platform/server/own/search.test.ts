import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld } from "../testing/world.ts";

interface Page {
  readonly items: readonly { id: string; number: string; title: string }[];
  readonly next: string | null;
  readonly total: number;
}

let w: TestWorld;
const write = (title: string, confidential = false) => w.act("worker", "slip.write", { input: { title, confidential } });
beforeAll(async () => {
  w = await openWorld([slips]);
  for (const title of ["Grinding burn on the sleeve", "Coolant on the floor", "100 % of the bores"]) await write(title);
  await write("Coolant in the payroll", true);
  await w.act(await w.as("worker", w.stranger), "slip.write", { input: { title: "Coolant at the neighbour" } });
});
afterAll(() => w.close());

const found = async (who: "worker" | "colleague", text: string) => (await w.view<Page>(who, "record.search", { text })).items.map((r) => r.title);
const listed = async (who: "worker" | "colleague", text: string) => (await w.view<Page>(who, "record.list", { kind: "slip", text })).items.map((r) => r.title);

describe("words typed", () => {
  it("find what says them, and what nearly does", async () => {
    expect(await found("colleague", "coolant on")).toEqual(["Coolant on the floor"]);
    expect(await found("colleague", "grnding burn")).toEqual(["Grinding burn on the sleeve"]);
    expect(await found("colleague", "sleeev")).toEqual(["Grinding burn on the sleeve"]);
    expect(await found("colleague", "payrlol")).toEqual([]);
    expect(await found("worker", "payrlol")).toEqual(["Coolant in the payroll"]);
    expect(await listed("colleague", "coolant")).toEqual(["Coolant on the floor"]);
  });

  it("find what says all of them, wherever they stand in it", async () => {
    expect(await found("colleague", "floor coolant")).toEqual(["Coolant on the floor"]);
    expect(await found("colleague", "the sleeve, burn grinding")).toEqual(["Grinding burn on the sleeve"]);
    expect(await found("colleague", "payroll coolant")).not.toContain("Coolant in the payroll");
    expect(await found("worker", "payroll coolant")).toEqual(["Coolant in the payroll"]);
  });

  it("mean themselves: a percent sign is no joker", async () => {
    expect(await listed("colleague", "0 %")).toEqual(["100 % of the bores"]);
    expect(await listed("colleague", "o%l")).toEqual([]);
  });

  it("find a number, in small letters too, and then nothing that is only like it", async () => {
    const [first] = (await w.view<Page>("worker", "record.list", { kind: "slip", sort: "number" })).items;
    expect((await w.view<Page>("worker", "record.search", { text: first!.number.toLowerCase() })).items.map((r) => r.number)).toEqual([first!.number]);
    expect(await w.view("worker", "record.find", { number: first!.number.toLowerCase() })).toMatchObject({ record: { id: first!.id } });
  });

  it("find nothing confidential for whoever may not read it, and nothing of another organisation", async () => {
    expect((await found("worker", "coolant")).toSorted()).toEqual(["Coolant in the payroll", "Coolant on the floor"]);
    expect(await found("colleague", "coolant")).not.toContain("Coolant in the payroll");
    expect(await found("colleague", "payroll")).toEqual([]);
    expect(await listed("colleague", "payroll")).toEqual([]);
    expect(await found("worker", "neighbour")).toEqual([]);
  });
});

describe("a list", () => {
  it("goes on page by page in each of its orders, and leaves nothing out", async () => {
    for (const sort of ["number", "-number", "title", "-title", "openedAt", "-openedAt", "dueOn", "-dueOn"]) {
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Page = await w.view<Page>("worker", "record.list", { kind: "slip", sort, limit: 1, ...(cursor ? { cursor } : {}) });
        expect(page.total).toBe(4);
        seen.push(...page.items.map((r) => r.id));
        cursor = page.next;
      } while (cursor);
      expect([sort, new Set(seen).size, seen.length]).toEqual([sort, 4, 4]);
    }
  });
});
