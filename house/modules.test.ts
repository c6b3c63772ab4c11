import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { discover } from "#app/discover.ts";
import { decide, type Act } from "#kernel/act.ts";
import { actorFrom } from "#kernel/actor.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";
import { stateFaults } from "./states.ts";

const found = await discover();
const nobody = actorFrom({
  id: "0",
  name: "nobody",
  organisationId: "0",
  organisation: "",
  zone: "Asia/Kolkata",
  today: "2026-11-23",
  positions: [],
  authority: [],
  actingFor: [],
});
/** A record of which nothing is known but that it is in no state: every other field is an empty list. */
const blank = new Proxy({ id: "0", state: "nowhere", version: 1 }, { get: (record, field) => (field in record ? record[field as "id"] : []) });
const sentence = /^\S.*[.?:]$/s;

/** What every module has, of which this folder has none. */
const missingFiles = (there: readonly string[]): string[] => ["module.ts", "record.ts", "acts.ts", "views.ts", "README.md"].filter((file) => !there.includes(file));

it("a module without one of the files that a reader looks for would be seen", () => {
  expect(missingFiles(["module.ts", "acts.ts", "README.md", "server", "record.test.ts"])).toEqual(["record.ts", "views.ts"]);
});

it("every act has a handler, every view a query, every fact an answer, and no two share a name", () => {
  const registry = register(found, own);
  expect(registry.acts.size).toBeGreaterThan(50);
});

it("two acts of one name would be seen", () => {
  const [first] = found.filter((f) => f.handlers);
  expect(() => register([...found, { ...first! }], own)).toThrow(/two things are named/);
});

it("an act without a handler and a view without a query would be seen", () => {
  const one = found.find((f) => f.handlers && f.queries)!,
    [bound] = one.handlers!.bound,
    [answered] = one.queries!.answered;
  expect(() => register([{ ...one, handlers: { bound: [{ ...bound!, handlers: {} }] } }], own)).toThrow(/has no handler/);
  expect(() => register([{ ...one, queries: { answered: [{ ...answered!, queries: {} }] } }], own)).toThrow(/has no query/);
});

it("a refusal that is no sentence would be seen", () => {
  expect(["no", "forbidden", "Only the owner may", " It is late."].filter((words) => sentence.test(words))).toEqual([]);
  expect(sentence.test("Only the owner may do this.")).toBe(true);
});

describe.each(found.map((f) => [f.folder, f] as const))("module %s", (folder, { module }) => {
  it("has the files that a reader looks for", () => {
    expect(missingFiles(fs.readdirSync(path.join(packageRoot(), "modules", folder)))).toEqual([]);
  });

  it("is named as its folder", () => expect(module.name).toBe(folder));

  it.each(module.kinds.map((k) => [k.one, k] as const))("can reach every state of a %s, and knows every one", (_one, kind) => expect(stateFaults(kind, module.acts)).toEqual([]));

  it("refuses in sentences", () => {
    for (const act of module.acts.filter((a) => !a.begins)) {
      const decision = decide(act as unknown as Act, nobody, blank as never);
      expect(decision.yes || sentence.test(decision.because), `${act.name}: ${decision.yes ? "" : decision.because}`).toBe(true);
    }
  });

  it("says its acts as verbs and its past as what somebody did", () => {
    for (const act of module.acts)
      expect(
        [act.title, act.past].every((t) => t.length > 1 && !t.endsWith(".") && !t.includes("_")),
        act.name,
      ).toBe(true);
  });
});

it("a state that nothing reaches would be seen", () => {
  const kind = {
    kind: "x",
    one: "x",
    several: "xs",
    path: "",
    number: "",
    schema: undefined as never,
    closed: ["gone"],
    states: { open: { label: "", tone: "ok" }, lost: { label: "", tone: "ok" } },
  } as const;
  const acts = [
    { name: "x.begin", begins: true, to: "open" },
    { name: "x.end", from: ["lost"], to: "gone" },
  ] as never;
  expect(stateFaults(kind, acts)).toEqual([
    "x.end starts from lost, which nothing reaches",
    "x.end speaks of gone, which the x does not know",
    "a x can never be lost",
    "gone closes a x, but is no state of it",
  ]);
});
