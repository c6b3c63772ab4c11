import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEdition } from "./library.ts";
import { ancestorsOf, childrenOf, compareReferences, treeOf, withDescendants } from "./requirements.ts";
import { crosswalk, documentedInformation, overlap } from "./common-ground.ts";
import { findRequirements } from "./finding.ts";
import { editionText } from "./testing.ts";

const edition = parseEdition(
  editionText("iso-1-2020", [
    { ref: "4", title: "Context" },
    { ref: "4.1", title: "Understanding the context", parent: "4", asks: "Find out what bears on the results.", hs: ["HS-4.1"], evidence: ["a.b"], maintain: ["list of issues"] },
    { ref: "4.2", title: "Parties", parent: "4", asks: "Know who wants what.", hs: ["HS-4.2"], evidence: ["a.b"] },
    { ref: "10", title: "Improvement" },
    { ref: "10.2", title: "Nonconformity", parent: "10", asks: "Correct mistakes and their causes.", evidence: ["a.b"] },
    { ref: "A", title: "Controls" },
    { ref: "A.5.1", title: "Policies", parent: "A", asks: "Issue a policy.", evidence: ["a.b"], retain: ["logs"] },
  ]),
);
const references = (list: readonly { reference: string }[]) => list.map((r) => r.reference);
const find = (id: string) => edition.requirements.find((r) => r.id === id);

describe("references", () => {
  test("clauses come before their sub-clauses, ten after four, annexes last, in any order they are given", () => {
    expect(["A.5.10", "10.2", "4.1", "A.5.2", "4", "4.10", "4.2", "A", "10"].toSorted(compareReferences)).toEqual([
      "4",
      "4.1",
      "4.2",
      "4.10",
      "10",
      "10.2",
      "A",
      "A.5.2",
      "A.5.10",
    ]);
  });
  test("references of others are sorted as people count", () => {
    expect(["AC-10", "AC-2(10)", "AC-2", "AC-2(2)"].toSorted(compareReferences)).toEqual(["AC-2", "AC-2(2)", "AC-2(10)", "AC-10"]);
  });
  test("comparing is antisymmetric, and only a reference equals itself", () => {
    const reference = fc.array(fc.oneof(fc.nat(30).map(String), fc.constantFrom("A", "B")), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
    fc.assert(
      fc.property(reference, reference, (a, b) => {
        expect(Math.sign(compareReferences(a, b))).toBe(-Math.sign(compareReferences(b, a)) + 0);
        expect(compareReferences(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe("the tree", () => {
  const tree = treeOf(edition.requirements);
  test("roots are clauses without a parent, children follow in order", () => {
    expect(references(childrenOf(tree, null))).toEqual(["4", "10", "A"]);
    expect(references(childrenOf(tree, "iso-1-2020:4"))).toEqual(["4.1", "4.2"]);
  });
  test("what lies below and above a clause is found", () => {
    expect(references(withDescendants(tree, find("iso-1-2020:10")!))).toEqual(["10", "10.2"]);
    expect(references(ancestorsOf(find("iso-1-2020:A.5.1")!, find))).toEqual(["A"]);
  });
  test("a requirement whose parent lies in another edition is a root", () => {
    expect(references(childrenOf(treeOf(edition.requirements.filter((r) => r.reference !== "4")), null))).toContain("4.1");
  });
});

describe("finding", () => {
  test.each([
    ["4.1", ["4.1"]],
    ["clause 10", ["10", "10.2"]],
    ["5.1", ["A.5.1"]],
    ["a.5.1", ["A.5.1"]],
    ["context", ["4", "4.1"]],
    ["CAUSES mistakes", ["10.2"]],
    ["nothing like it", []],
    ["  ", []],
  ])("%s finds %j", (typed, found) => {
    expect(references(findRequirements(edition.requirements, typed))).toEqual(found);
  });
});

describe("joins", () => {
  test("documents and records are listed, a control's only where it applies", () => {
    const { maintain, retain } = documentedInformation(edition);
    expect(maintain).toEqual([{ requirementId: "iso-1-2020:4.1", reference: "4.1", what: "list of issues", whenControlApplies: false }]);
    expect(retain.map((d) => d.whenControlApplies)).toEqual([true]);
  });
  test("requirements of two editions meet at their key, and the overlap is counted", () => {
    const other = parseEdition(
      editionText("iso-2-2020", [
        { ref: "4.1", title: "Context", asks: "Look around.", hs: ["HS-4.1"], evidence: ["a.b"] },
        { ref: "4.3", title: "Scope", asks: "Draw the line.", evidence: ["a.b"] },
      ]),
    );
    expect(
      crosswalk([edition, other])
        .get("HS-4.1")
        ?.map((r) => r.id),
    ).toEqual(["iso-1-2020:4.1", "iso-2-2020:4.1"]);
    expect(overlap([edition], other)).toEqual({ assessable: 2, shared: 1, core: 1 });
  });
});
