import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { GovernanceRole } from "#kernel/actor.ts";
import { accountableOf, resolverOf, type Given } from "./answering.ts";
import { faultsOfRow } from "./row-rules.ts";
import type { Part, Subject } from "./subject.ts";

const topic = (ref: string): Subject => ({ type: "topic", ref });
/** "1.2.3" stands below "1.2". */
const above = (subject: Subject): Subject | null => (subject.ref.includes(".") ? topic(subject.ref.slice(0, subject.ref.lastIndexOf("."))) : null);
const given = (id: string, ref: string, siteId: string | null, positionId = id): Given => ({
  id,
  number: id,
  subject: topic(ref),
  siteId,
  parts: [{ positionId, level: "A" }],
  proposalId: null,
});

describe("who answers", () => {
  const rows = [given("top", "8", null), given("clause", "8.4", null), given("there", "8", "jigani"), given("sub", "8.4.1", "jigani")];
  it.each([
    ["8.4", null, "clause"],
    ["8.4.1", null, "clause"],
    ["8.4.1", "jigani", "sub"],
    ["8.4.2", "jigani", "clause"],
    ["8.5", "jigani", "there"],
    ["8.5", "peenya", "top"],
    ["9", null, undefined],
  ])("for %s at %s", (ref, siteId, expected) => expect(resolverOf(rows, above).resolve({ subject: topic(ref), siteId })?.given.id).toBe(expected));

  const ref = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }).map((n) => n.join("."));
  const site = fc.constantFrom(null, "a", "b");
  const some = fc.uniqueArray(fc.tuple(ref, site), { selector: ([r, s]) => `${r}@${s}`, maxLength: 20 }).map((places) => places.map(([r, s], at) => given(`g${at}`, r, s)));

  it("does not depend on the order of the rows", () => {
    fc.assert(
      fc.property(some, ref, site, fc.func(fc.integer()), (all, r, s, key) => {
        const mixed = all.toSorted((a, b) => key(a.id) - key(b.id));
        expect(resolverOf(mixed, above).resolve({ subject: topic(r), siteId: s })?.given.id).toBe(resolverOf(all, above).resolve({ subject: topic(r), siteId: s })?.given.id);
      }),
    );
  });
  it("is what is said for the thing itself, before what is inherited", () => {
    fc.assert(
      fc.property(some, ref, site, (all, r, s) => {
        const own = all.filter((g) => g.subject.ref === r && (g.siteId === s || g.siteId === null)),
          resolved = resolverOf(all, above).resolve({ subject: topic(r), siteId: s });
        if (own.length === 0) return;
        expect(resolved?.given.id).toBe((own.find((g) => g.siteId === s) ?? own[0])?.id);
        expect(resolved?.steps).toBe(0);
      }),
    );
  });
  it("is inherited from the nearest above, and from nowhere else", () => {
    fc.assert(
      fc.property(some, ref, site, (all, r, s) => {
        const resolved = resolverOf(all, above).resolve({ subject: topic(r), siteId: s });
        const line = all.filter((g) => (r === g.subject.ref || r.startsWith(`${g.subject.ref}.`)) && (g.siteId === null || g.siteId === s));
        const deepest = Math.max(...line.map((g) => g.subject.ref.length));
        expect(resolved?.given.subject.ref.length ?? -Infinity).toBe(deepest);
      }),
    );
  });
  it("ends where a circle closes", () => {
    const circle = (s: Subject): Subject => topic(s.ref === "a" ? "b" : "a");
    expect(resolverOf([], circle).resolve({ subject: topic("a"), siteId: null })).toBeNull();
  });
});

describe("a row that was accepted", () => {
  const roles: GovernanceRole[] = [
    "top_management",
    "management_representative",
    "process_owner",
    "employee",
    "internal_auditor",
    "consultant",
    "external_auditor",
    "administrator",
  ];
  const known = { position: (id: string) => ({ title: id, role: roles[Number(id)]!, state: "established" }), requirement: () => undefined };
  const parts = fc.array(fc.record({ positionId: fc.integer({ min: 0, max: 7 }).map(String), level: fc.constantFrom("A", "R", "C", "I") }), { maxLength: 8 }) as fc.Arbitrary<
    Part[]
  >;

  it("has exactly one who answers after any sequence of changes, and nobody from outside", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom("8.4", "8.5"), parts), { maxLength: 30 }), (changes) => {
        const matrix = new Map<string, Part[]>();
        for (const [ref, row] of changes) if (faultsOfRow({ subject: topic(ref), siteId: null, parts: row }, known).length === 0) matrix.set(ref, row);
        for (const row of matrix.values()) {
          expect(accountableOf(row)).toHaveLength(1);
          expect(new Set(row.map((p) => p.positionId)).size).toBe(row.length);
          expect(row.every((p) => p.positionId !== "6" && (p.positionId !== "5" || p.level === "R" || p.level === "C"))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
