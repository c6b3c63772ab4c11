import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { performAll } from "./perform.ts";
import { bind, type Found, type Keeper } from "./registry.ts";
import { spineColumns } from "./spine.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

/** Somebody in the middle of an act waits here for somebody else in the middle of another one. */
interface Meeting {
  readonly arrive: () => Promise<void>;
  /** Somebody is there. */
  readonly first: Promise<void>;
}
function waiting(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
function meetingOf(people: number): Meeting {
  let missing = people;
  const first = waiting(),
    all = waiting();
  const arrive = (): Promise<void> => {
    first.resolve();
    missing -= 1;
    if (missing <= 0) all.resolve();
    return all.promise;
  };
  return { arrive, first: first.promise };
}
let meeting: Meeting;

const Plain = keptRecord(["there"], {});
type Plain = z.infer<typeof Plain>;

/** A register whose every act meets the others when its words say so. */
function plain(name: string): Found {
  const kind: Kind = {
    kind: name,
    one: name,
    several: `${name}s`,
    path: `/${name}/:number`,
    number: `${name}-{year}-{n}`,
    schema: Plain,
    closed: [],
    states: { there: { label: "There", tone: "ok" } },
  };
  const input = z.strictObject({ meets: z.boolean().default(false) });
  const acts = defineActs<Plain>(name)({
    begin: { begins: true, title: "Begin", past: "began it", input, may: [], to: "there" },
    look: { title: "Look", past: "looked at it", input, may: [], from: [] },
  });
  const keeper: Keeper<Plain> = {
    kind,
    find: async (tx, ids) => (await tx.selectFrom("records as r").select(spineColumns).where("r.id", "in", ids).where("r.kind", "=", name).execute()) as Plain[],
  };
  const handlers = {
    begin: async ({ input: said }: { input: { meets: boolean } }) => (said.meets ? meeting.arrive().then(() => ({ title: name })) : { title: name }),
    look: async ({ input: said }: { input: { meets: boolean } }) => (said.meets ? meeting.arrive() : undefined),
  };
  return {
    folder: name,
    module: { name, title: name, serves: [], uses: [], kinds: [kind], acts: Object.values(acts), views: [], facts: [], indicators: [] },
    handlers: { bound: [bind(keeper, acts, handlers)] },
  };
}

let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([plain("apple"), plain("pear")]);
  // Whoever needs the detector waits for it longer than a test may take.
  const { rows } = await w.owner.query<{ name: string }>("select current_database() as name");
  await w.owner.query(`alter database "${rows[0]!.name}" set deadlock_timeout = '1min'`);
});
afterAll(() => w.close());
beforeEach(() => void (meeting = meetingOf(2)));

const begin = (kind: string, meets = false) => ({ act: `${kind}.begin`, input: { meets } });
const told = async (): Promise<string[]> =>
  (await w.owner.query<{ number: string }>("select number from records where kind in ('apple', 'pear') order by kind, id")).rows.map((r) => r.number);

it("two who begin records of two kinds in opposite order do not wait for each other", { timeout: 20_000 }, async () => {
  const [one, other] = [await w.as("worker"), await w.as("colleague")];
  const done = await Promise.all([performAll(w.world, one, [begin("apple", true), begin("pear")]), performAll(w.world, other, [begin("pear", true), begin("apple")])]);
  expect(done.map((records) => records.length)).toEqual([2, 2]);
  expect((await told()).toSorted()).toEqual(["apple-2026-1", "apple-2026-2", "pear-2026-1", "pear-2026-2"]);
});

it("nor does somebody whose act begins another kind afterwards wait for one who begins only that", { timeout: 20_000 }, async () => {
  const [one, other] = [await w.as("worker"), await w.as("colleague")];
  const done = await Promise.all([performAll(w.world, one, [begin("apple"), begin("apple", true), begin("pear")]), w.act(other, "pear.begin", { input: { meets: true } })]);
  expect(done[0]).toHaveLength(3);
  expect((await told()).filter((number) => number.startsWith("pear")).toSorted()).toEqual(["pear-2026-1", "pear-2026-2", "pear-2026-3", "pear-2026-4"]);
});

it("nor does somebody who names a record wait for one who acts on it", { timeout: 20_000 }, async () => {
  const [named, naming] = [await w.act("worker", "apple.begin", { input: {} }), await w.act("worker", "pear.begin", { input: {} })];
  const acting = w.act("colleague", "apple.look", { id: named.id, input: { meets: true } });
  await meeting.first;
  const linking = w.act("worker", "record.link", { id: naming.id, input: { to: named.id, relation: "concerns" } });
  await expect(linking).resolves.toMatchObject({ id: naming.id });
  await meeting.arrive();
  await expect(acting).resolves.toMatchObject({ version: 2 });
});
