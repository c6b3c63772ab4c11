import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { Refusal } from "#kernel/errors.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { performAll } from "./perform.ts";
import { bind, type Found, type Keeper } from "./registry.ts";
import { spineColumns } from "./spine.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";
import type { Session } from "./world.ts";

/** A second kind, numbered without a year, whose beginning can fail when its number is already taken. */
const Label = keptRecord(["stuck"], {});
type Label = z.infer<typeof Label>;
const labelKind: Kind = {
  kind: "label",
  one: "label",
  several: "labels",
  path: "/labels/:number",
  number: "LB-{n}",
  schema: Label,
  closed: [],
  states: { stuck: { label: "Stuck", tone: "ok" } },
};
const labelActs = defineActs<Label>("label")({
  stick: { begins: true, title: "Stick", past: "stuck it", input: z.strictObject({ title: z.string() }), may: [], to: "stuck" },
});
const labelKeeper: Keeper<Label> = {
  kind: labelKind,
  find: async (tx, ids) => (await tx.selectFrom("records as r").select(spineColumns).where("r.id", "in", ids).where("r.kind", "=", "label").execute()) as Label[],
};
const labels: Found = {
  folder: "labels",
  module: { name: "labels", title: "Labels", serves: [], uses: [], kinds: [labelKind], acts: Object.values(labelActs), views: [], facts: [], indicators: [] },
  handlers: {
    bound: [
      bind(labelKeeper, labelActs, {
        stick: async ({ input }) => {
          if (input.title === "refuse") throw new Refusal("invalid", say("No."));
          if (input.title === "break") throw new Error("broken");
          return { title: input.title };
        },
      }),
    ],
  },
};

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([slips, labels]);
});
afterAll(() => w.close());

const begins = { slip: "slip.write", label: "label.stick" } as const;
const Step = fc.record({
  at: fc.constantFrom("own" as const, "stranger" as const),
  who: fc.constantFrom("worker" as const, "director" as const),
  kind: fc.constantFrom("slip" as const, "label" as const),
  what: fc.constantFrom("begin" as const, "begin" as const, "begin" as const, "refused" as const, "broken" as const, "taken back" as const, "two at once" as const),
});
/** Steps that go on at the same time, one after another batch, and in which year. */
const Batches = fc.array(fc.record({ year: fc.integer({ min: 2026, max: 2028 }), steps: fc.array(Step, { minLength: 6, maxLength: 12 }) }), { minLength: 2, maxLength: 4 });

/** Carries a step out; says how many records it began. */
async function take(session: Session, { kind, what }: { kind: "slip" | "label"; what: string }): Promise<number> {
  const begin = (title: string, act: string = begins[kind]) => ({ act, input: { title } });
  const refused = (steps: ReturnType<typeof begin>[]) =>
    performAll(w.world, session, steps).then(
      () => expect.fail("it was done"),
      () => 0,
    );
  if (what === "begin") return w.act(session, begins[kind], { input: { title: "x" } }).then(() => 1);
  if (what === "two at once") return performAll(w.world, session, [begin("x"), begin("y", begins[kind === "slip" ? "label" : "slip"])]).then((done) => done.length);
  if (what === "refused") return refused([begin("refuse", "label.stick")]);
  if (what === "broken") return refused([begin("x"), begin("break", "label.stick")]);
  return refused([begin("x"), begin("y"), begin("", "slip.write")]);
}

interface Numbered {
  readonly organisation: string;
  readonly number: string;
}

/** Numbers in the order in which the trail tells of them. */
const told = async (): Promise<readonly Numbered[]> =>
  (
    await w.owner.query<Numbered>(
      "select organisation_id as organisation, body::jsonb ->> 'number' as number from events where act in ('slip.write', 'label.stick') order by organisation_id, sequence",
    )
  ).rows;

const seriesOf = (numbered: readonly Numbered[]): Map<string, number[]> => {
  const series = new Map<string, number[]>();
  for (const { organisation, number } of numbered) {
    const [, head, last] = /^(.*-)(\d+)$/.exec(number)!,
      key = `${organisation} ${head}`;
    series.set(key, [...(series.get(key) ?? []), Number(last)]);
  }
  return series;
};

it("whatever begins, is refused, breaks or is taken back, in whatever order and at the same time, numbers rise by one in each organisation, kind and year", {
  timeout: 120_000,
}, async () => {
  let begun = 0;
  await fc.assert(
    fc.asyncProperty(Batches, async (batches) => {
      for (const { year, steps } of batches) {
        w.setClock(`${year}-11-23T03:30:00.000Z`);
        const sessions: Session[] = [];
        for (const { at, who } of steps) sessions.push(await w.as(who, at === "own" ? undefined : w.stranger));
        for (const n of await Promise.all(steps.map((step, at) => take(sessions[at]!, step)))) begun += n;
      }
      const numbered = await told();
      expect(numbered).toHaveLength(begun);
      for (const [name, numbers] of seriesOf(numbered)) expect(numbers, name).toEqual(Array.from({ length: numbers.length }, (_, n) => n + 1));
    }),
    { numRuns: 10, endOnFailure: true },
  );
  expect(begun).toBeGreaterThan(50);
});

it("a gap, a number given twice and one out of order would be seen", () => {
  const numbers = (...all: number[]) => [...seriesOf(all.map((n) => ({ organisation: "o", number: `SL-2026-00${n}` }))).values()][0];
  const rising = (all: number[] | undefined) => all!.every((n, at) => n === at + 1);
  expect([numbers(1, 2, 3), numbers(1, 3), numbers(1, 1), numbers(2, 1)].map(rising)).toEqual([true, false, false, false]);
});
