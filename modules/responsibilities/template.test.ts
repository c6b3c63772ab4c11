import { describe, expect, test } from "vitest";
import { defaultAccountable, defaultDuties, defaultLevels, delegationClass, dutiesOf, mayHold, rowFor, templateRows, type Assignable } from "./template.ts";

const requirement = (editionId: string, reference: string, more: Partial<Assignable> = {}): Assignable => ({ editionId, reference, harmonised: [], accountable: null, ...more });
const inside = templateRows.filter((row) => row.outside === undefined);

describe("every row of the default matrix", () => {
  test("there are at least 37, and each is known once", () => {
    expect(templateRows.length).toBeGreaterThanOrEqual(37);
    expect(new Set(templateRows.map((row) => row.id)).size).toBe(templateRows.length);
  });
  test.each(inside.map((row) => [row.id, row] as const))("row %s has one who answers and somebody who does the work", (_id, row) => {
    const duties = dutiesOf(row.cells);
    expect(row.cells.split(" ")).toHaveLength(6);
    expect(duties.filter((duty) => duty.level === "A")).toHaveLength(1);
    expect(duties.some((duty) => duty.level === "R")).toBe(true);
    const levelsOf = (role: string) => duties.filter((duty) => duty.role === role).map((duty) => duty.level);
    const answering = duties.filter((duty) => duty.level === "A").map((duty) => duty.role);
    expect(["R", "C"]).toEqual(expect.arrayContaining(levelsOf("consultant")));
    expect(levelsOf("external_auditor")).toEqual([]);
    expect(answering.filter((role) => ["employee", "internal_auditor", "consultant"].includes(role))).toEqual([]);
    expect(answering.filter((role) => row.delegation === "N" && role !== "top_management")).toEqual([]);
  });
  test("an internal auditor works only where audits, reports and verification are", () => {
    const rows = inside.filter((row) => dutiesOf(row.cells).some((duty) => duty.role === "internal_auditor" && duty.level === "R"));
    expect(rows.map((row) => row.id)).toEqual(["24", "29", "30", "32"]);
  });
  test("what is decided outside is nobody's inside", () => {
    expect(templateRows.filter((row) => row.outside).flatMap((row) => dutiesOf(row.cells))).toEqual([]);
  });
  test("no reference and no key belongs to two rows", () => {
    const named = templateRows.flatMap((row) => [...row.references, ...row.harmonised]);
    expect(named.filter((name, at) => named.indexOf(name) !== at)).toEqual([]);
  });
});

describe("a requirement's row", () => {
  test("is that of its own reference before that of its key", () => {
    expect(rowFor(requirement("iso-9001-2015", "5.2.2", { harmonised: ["HS-5.2"] }))?.id).toBe("4");
    expect(rowFor(requirement("iso-14001-2026", "5.2", { harmonised: ["HS-5.2"] }))?.id).toBe("3");
  });
  test("is that of the clause above when nothing nearer speaks of it", () => {
    expect(rowFor(requirement("iatf-16949-2016", "8.6.2"))?.id).toBe("25");
  });
  test("may be none: then the role that usually answers decides", () => {
    const free = requirement("iso-1-2020", "8.9", { accountable: "process_owner" });
    expect(rowFor(free)).toBeUndefined();
    expect(defaultAccountable(free)).toBe("process_owner");
    expect(defaultAccountable(requirement("x-imported-1", "AC-1"))).toBe("management_representative");
  });
  test("shows one level per role, while both duties of A/R are kept", () => {
    const policy = requirement("iso-9001-2015", "5.2.1", { harmonised: ["HS-5.2"] });
    expect(defaultLevels(policy)).toEqual({ top_management: "A", management_representative: "C", process_owner: "C", employee: "I", consultant: "C" });
    expect(
      defaultDuties(policy)
        .filter((duty) => duty.role === "top_management")
        .map((duty) => duty.level),
    ).toEqual(["A", "R"]);
  });
});

describe("what may be handed on", () => {
  test.each([
    ["iso-9001-2015", "5.1.1", ["HS-5.1"], undefined, "N"],
    ["iso-9001-2015", "5.1.1", ["HS-5.1"], "a", "N"],
    ["iso-9001-2015", "5.1.1", ["HS-5.1"], "e", "E"],
    ["iso-9001-2026", "5.1.1", ["HS-5.1"], "e", "N"],
    ["iso-9001-2015", "5.1.2", [], undefined, "E"],
    ["iso-9001-2015", "5.2.1", ["HS-5.2"], undefined, "N"],
    ["iso-9001-2015", "5.3", ["HS-5.3"], undefined, "N"],
    ["iso-45001-2018", "5.1", ["HS-5.1"], "k", "N"],
    ["iso-9001-2015", "9.3.2", ["HS-9.3.2"], undefined, "E"],
    ["iso-9001-2015", "9.3.3", ["HS-9.3.3"], undefined, "N"],
    ["iso-9001-2015", "8.6", [], undefined, "P"],
    ["iso-9001-2015", "8.7.2", [], undefined, "P"],
    ["iso-iec-27001-2022", "6.1.3", [], undefined, "P"],
    ["iso-9001-2015", "7.2", ["HS-7.2"], undefined, "D"],
    ["x-imported-1", "AC-1", [], undefined, "D"],
  ] as const)("%s %s %j %s is %s", (editionId, reference, harmonised, letter, expected) => {
    expect(delegationClass(requirement(editionId, reference, { harmonised }), letter)).toBe(expected);
  });

  const policy = requirement("iso-9001-2015", "5.2.1", { harmonised: ["HS-5.2"] });
  const open = requirement("iso-9001-2015", "7.2", { harmonised: ["HS-7.2"] });
  test.each([
    ["management_representative", "A", policy, false],
    ["top_management", "A", policy, true],
    ["management_representative", "R", policy, true],
    ["management_representative", "A", open, true],
    ["employee", "A", open, false],
    ["internal_auditor", "A", open, false],
    ["consultant", "A", open, false],
    ["consultant", "I", open, false],
    ["consultant", "R", open, true],
    ["external_auditor", "I", open, false],
  ] as const)("a %s as %s", (role, level, of, may) => {
    expect(mayHold(role, level, of)).toBe(may);
  });
});
