import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { GovernanceRole } from "#kernel/actor.ts";
import type { Module } from "#kernel/module.ts";
import { defaultDuties, delegationClass, mayHold, rowFor, templateRows } from "#modules/responsibilities/template.ts";
import { letterClasses } from "#modules/responsibilities/template-letters.ts";
import { parseFacts } from "#modules/standards/facts-file.ts";
import { faultsOf, type Library } from "#modules/standards/faults.ts";
import { parseEdition } from "#modules/standards/library.ts";
import { standardsLibrary } from "#modules/standards/server/library.ts";
import { editionText, type WrittenClause } from "#modules/standards/testing.ts";
import { transitionBetween } from "#modules/standards/transition.ts";
import { packageRoot } from "#server/root.ts";

const library = standardsLibrary();
const whole = library.whole();
const requirements = whole.editions.flatMap((edition) => edition.requirements);
const assessable = requirements.filter((requirement) => requirement.assessable);

const folder = path.join(packageRoot(), "modules");
const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "module.ts")));
const modules: readonly Module[] = await Promise.all(names.map(async (name) => ((await import(path.join(folder, name, "module.ts"))) as { default: Module }).default));

/** What a module names that the library does not know, and facts that two modules answer. */
function unknownIn(all: readonly Pick<Module, "name" | "serves" | "facts">[]): readonly string[] {
  const clauses = all.flatMap((module) => module.serves.filter((id) => library.requirement(id) === undefined).map((id) => `${module.name} serves ${id}`));
  const facts = all.flatMap((module) => module.facts.filter((fact) => !whole.facts.has(fact.id)).map((fact) => `${module.name} answers ${fact.id}`));
  const answered = all.flatMap((module) => module.facts.map((fact) => fact.id));
  return [...clauses, ...facts, ...answered.filter((id, at) => answered.indexOf(id) !== at).map((id) => `two modules answer ${id}`)];
}

describe("what modules say of the library", () => {
  test("every clause that a module serves and every fact that it answers exists", () => {
    expect(unknownIn(modules)).toEqual([]);
  });
  test("a clause or a fact that does not exist, and a fact answered twice, are found", () => {
    const module = (name: string, serves: string[], facts: string[]) => ({ name, serves, facts: facts.map((id) => ({ id, states: "It holds." })) });
    expect(unknownIn([module("a", ["iso-9001-2015:4.9"], ["roles.assigned"]), module("b", ["iso-9001-2015:4.1"], ["roles.invented", "roles.assigned"])])).toEqual([
      "a serves iso-9001-2015:4.9",
      "b answers roles.invented",
      "two modules answer roles.assigned",
    ]);
  });
});

describe("the library", () => {
  test("fits together", () => {
    expect(faultsOf(whole)).toEqual([]);
  });
  test("is as large as its README says", () => {
    expect([whole.editions.length, requirements.length, whole.facts.size, whole.structure.keys.length, whole.structure.topics.length]).toEqual([14, 1077, 139, 26, 7]);
  });
  test("shows what is preliminary and what was not verified", () => {
    expect(requirements.filter((r) => !r.verified)).toHaveLength(140);
    expect(whole.editions.filter((e) => e.preliminary).every((e) => e.verification.unverified.length > 0)).toBe(true);
  });
  test("holds no file that nobody reads", () => {
    const files = fs.readdirSync(path.join(packageRoot(), "standards")).filter((file) => file !== "README.md");
    expect(files.toSorted()).toEqual(["evidence-facts.yaml", "harmonized-structure.yaml", "transitions.yaml", ...whole.editions.map((e) => `${e.id}.yaml`)].toSorted());
  });
  test.each(whole.transitions.map((t) => [t.from, t.to] as const))("from %s to %s nothing is lost", (from, to) => {
    const { summary } = transitionBetween(library.edition(from)!, library.edition(to)!);
    expect(summary.gone).toBe(0);
    expect(summary.carriesOver + summary.lookAgain).toBe(library.edition(from)!.requirements.filter((r) => r.assessable).length);
  });
});

describe("a fault in the library is found", () => {
  const good: WrittenClause = { ref: "4.1", asks: "Know who has a key.", evidence: ["keys.known"] };
  const facts = parseFacts("schema: ms-evidence/0.1\nmodules: {keys: context}\nfacts:\n- {id: keys.known, states: Keys are known., subject: keys, test: x}");
  const structure = { source: "", keys: [{ key: "HS-4.1", ref: "4.1", title: "Context" }], topics: [], notes: [] };
  const faults = (clauses: readonly WrittenClause[], more: Partial<Library> = {}, head = {}) =>
    faultsOf({ editions: [parseEdition(editionText("iso-1-2020", clauses, head))], facts, structure, transitions: [], ...more });

  test("a sound one has none", () => {
    expect(faults([{ ref: "4" }, { ...good, parent: "4", hs: ["HS-4.1"] }])).toEqual([]);
  });
  test.each<[string, readonly WrittenClause[], RegExp]>([
    ["an id that stands twice", [good, { ...good, ref: "4.2", id: "iso-1-2020:4.1" }], /^iso-1-2020:4\.1 stands twice\.$/],
    ["an id that is not edition and reference", [{ ...good, id: "iso-1-2020:5" }], /should be iso-1-2020:4\.1/],
    ["a parent that does not exist", [{ ...good, parent: "4" }], /parent that does not exist: iso-1-2020:4/],
    ["a clause under the wrong parent", [{ ref: "5" }, { ...good, ref: "6.1", parent: "5" }], /does not belong under iso-1-2020:5/],
    [
      "references that are not sorted",
      [
        { ...good, ref: "4.10" },
        { ...good, ref: "4.9" },
      ],
      /4\.9 stands after 4\.10/,
    ],
    ["a key that does not exist", [{ ...good, hs: ["HS-9.9"] }], /the key HS-9\.9, which does not exist/],
    ["a fact that does not exist", [good, { ...good, ref: "4.2", evidence: ["keys.lost"] }], /the fact keys\.lost, which does not exist/],
    ["a fact that nobody uses", [{ ...good, evidence: [] }], /No requirement uses the fact keys\.known/],
    ["a fact named twice", [{ ...good, evidence: ["keys.known", "keys.known"] }], /names keys\.known twice/],
    [
      "a letter that stands twice",
      [
        {
          ...good,
          items: [
            { item: "a", covers: "x" },
            { item: "a", covers: "y" },
          ],
        },
      ],
      /names a twice/,
    ],
    ["an ancestor edition that does not exist", [{ ...good, was: ["iso-1-2010:4"] }], /says that it was iso-1-2010:4/],
    ["nobody who answers", [{ ...good, accountable: null }], /names nobody who usually answers/],
    ["a heading that asks", [good, { ref: "5", evidence: ["keys.known"] }], /is a heading, and yet asks/],
    ["words of a standard", [{ ...good, asks: "The organization shall determine its context." }], /sounds like the text of a standard/],
  ])("%s", (_fault, clauses, sentence) => {
    expect(faults(clauses)).toContainEqual(expect.stringMatching(sentence));
  });
  test("a count that is wrong, and an edition below that does not exist", () => {
    expect(faults([good], {}, { counts: { nodes: 2, assessable: 1 }, builds_on: "iso-0-2000" })).toEqual([
      "iso-1-2020 builds on iso-0-2000, which is not in the library.",
      "iso-1-2020 says nodes: 2; it is 1.",
    ]);
  });
  test("a transition to an edition that does not exist, or to one that does not say what changed", () => {
    const headline = { from: "iso-1-2020", to: "iso-1-2030", published: "2030", newCertificatesOnlyFrom: null, ends: "2033" };
    expect(faults([good], { transitions: [headline] })).toEqual(["The transition from iso-1-2020 to iso-1-2030 names an edition that does not exist."]);
    const both = [parseEdition(editionText("iso-1-2020", [good])), parseEdition(editionText("iso-1-2030", [good]))];
    expect(faultsOf({ editions: both, facts, structure, transitions: [headline] })).toEqual([
      "iso-1-2030:4.1 does not say what changed since ISO-1-2020.",
      "iso-1-2030:4.1 follows nothing, and yet is not new.",
      "iso-1-2020 and iso-1-2030 do not name each other as old and new.",
    ]);
  });
  test.each<[string, WrittenClause, RegExp]>([
    ["a role that nobody holds", { ...good, accountable: "everyone" }, /accountable/],
    ["a reference that is none", { ...good, ref: "4..1" }, /numbers with dots/],
    ["a long quotation", { ...good, asks: "x".repeat(401) }, /asks|400/],
    ["a word that the format does not know", { ...good, evidense: [] }, /evidense/],
  ])("%s cannot even be read", (_fault, clause, reason) => {
    expect(() => faults([clause])).toThrow(reason);
  });
  test("a fact that belongs to no module, or stands twice, cannot even be read", () => {
    const fact = "- {id: keys.known, states: Keys are known., subject: keys, test: x}";
    expect(() => parseFacts(`schema: ms-evidence/0.1\nmodules: {}\nfacts:\n${fact}`)).toThrow(/No module answers/);
    expect(() => parseFacts(`schema: ms-evidence/0.1\nmodules: {keys: context}\nfacts:\n${fact}\n${fact}`)).toThrow(/stands twice/);
  });
});

describe("the default matrix over every requirement of every edition", () => {
  test("each has exactly one who answers, somebody who does the work, and nobody who may not", () => {
    for (const requirement of assessable) {
      const duties = defaultDuties(requirement);
      expect(duties.filter((duty) => duty.level === "A").length, requirement.id).toBe(1);
      expect(
        duties.some((duty) => duty.level === "R"),
        requirement.id,
      ).toBe(true);
      expect(
        duties.filter((duty) => !mayHold(duty.role, duty.level, requirement)),
        requirement.id,
      ).toEqual([]);
    }
  });
  test("the library and the matrix name the same role", () => {
    const differ = assessable.filter((r) => defaultDuties(r).find((duty) => duty.level === "A")?.role !== r.accountable);
    expect(differ.map((r) => r.id)).toEqual([]);
  });
  test("what may not be delegated is top management's alone", () => {
    const personal = assessable.filter((r) => delegationClass(r) === "N");
    expect(personal.length).toBeGreaterThan(60);
    for (const requirement of personal)
      for (const role of GovernanceRole.options) expect(mayHold(role, "A", requirement), `${role} ${requirement.id}`).toBe(role === "top_management");
  });
  test("leadership, policy, roles and the review's decisions are among it in every edition on the harmonised structure", () => {
    const keys = ["HS-5.1", "HS-5.3", "HS-9.3.1"];
    for (const edition of whole.editions.filter((e) => e.buildsOn === null)) {
      for (const key of keys)
        expect(
          edition.requirements.filter((r) => r.harmonised.includes(key)).every((r) => delegationClass(r) === "N"),
          `${edition.id} ${key}`,
        ).toBe(true);
    }
  });
  test("every reference of a row exists in some edition", () => {
    const used = new Set(requirements.map((r) => rowFor(r)?.id));
    const isThere = (name: string): boolean => {
      const [standard = "", reference = ""] = name.split(":");
      return requirements.some((r) => r.editionId.startsWith(`${standard}-`) && (r.reference === reference || r.reference.startsWith(`${reference}.`)));
    };
    expect(templateRows.flatMap((row) => row.references.filter((name) => !isThere(name)))).toEqual([]);
    expect(templateRows.filter((row) => row.references.length + row.harmonised.length > 0 && !used.has(row.id)).map((row) => row.id)).toEqual([]);
  });
  test("every letter that has a class of its own is a letter of its clause, and none is left out", () => {
    for (const [id, letters] of Object.entries(letterClasses)) expect(Object.keys(letters), id).toEqual(library.requirement(id)?.points.map((point) => point.item));
  });
});
