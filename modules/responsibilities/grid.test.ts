import { describe, expect, it } from "vitest";
import type { GovernanceRole } from "#kernel/actor.ts";
import { standardsLibrary } from "../standards/server/library.ts";
import { accountableOf, resolverOf, type Given } from "./answering.ts";
import { defaultMatrix } from "./default-matrix.ts";
import { cellsOf, columnsOf, rowsOf } from "./grid.ts";
import type { Composing } from "./opens.ts";
import { alarmsOf } from "./problems.ts";
import { faultsOfRow } from "./row-rules.ts";
import { aboveIn, requirementsIn, type PositionState, type State } from "./state.ts";

const library = standardsLibrary();
const roles: readonly GovernanceRole[] = [
  "top_management",
  "management_representative",
  ...Array<GovernanceRole>(60).fill("process_owner"),
  ...Array<GovernanceRole>(134).fill("employee"),
  "internal_auditor",
  "consultant",
  "external_auditor",
  "administrator",
];
const positions = roles.map(
  (role, at): PositionState => ({
    id: `p${at}`,
    number: `POS-${at}`,
    title: `${role} ${at}`,
    state: "established",
    role,
    siteId: null,
    unitId: null,
    unit: null,
    authority: [],
    may: null,
    holdings: [{ id: `h${at}`, personId: `n${at}`, deputy: false, from: "2020-01-01", until: at === 1 ? "2026-10-31" : null }],
  }),
);
const editions = ["iso-9001-2015", "iso-14001-2015", "iso-45001-2018", "iso-iec-27001-2022"];
const requirements = editions.flatMap((id) => library.edition(id)!.requirements);
const known = { position: (id: string) => positions.find((p) => p.id === id), requirement: (ref: string) => library.requirement(ref) };
const drafted = editions.flatMap((id) => defaultMatrix(library.edition(id)!.requirements, positions, known));
const given = drafted.map((row, at): Given => ({ id: `g${at}`, number: `DUTY-${at}`, subject: row.subject, siteId: null, parts: row.parts!, proposalId: null }));
const state: State = {
  on: "2026-11-23",
  given,
  positions: new Map(positions.map((p) => [p.id, p])),
  people: new Map(positions.map((p, at) => [`n${at}`, { id: `n${at}`, number: `P-${at}`, name: `Person ${at}`, leftOn: null, awayFrom: null, awayUntil: null, erased: false }])),
  sites: new Map(),
  delegations: [],
  sheets: new Map(),
  changes: new Map(),
  requirement: (ref) => library.requirement(ref),
  edition: (id) => library.edition(id),
  adopted: editions,
  setAside: new Set(),
};
const above = aboveIn(state.requirement),
  it_: Composing = { state, above, resolver: resolverOf(given, above), actTitle: (act) => act };

describe("the default matrix of four standards for 198 positions", () => {
  it("breaks no rule", () => expect(drafted.flatMap((row) => faultsOfRow(row, known))).toEqual([]));
  it("gives each requirement exactly one who answers, most of them inherited", () => {
    for (const r of requirements.filter((x) => x.assessable))
      expect(accountableOf(it_.resolver.resolve({ subject: { type: "requirement", ref: r.id }, siteId: null })!.given.parts), r.id).toHaveLength(1);
    expect(drafted.length).toBeLessThan(requirements.filter((r) => r.assessable).length);
  });
  it("knows the vacancy of the day after a last day, and nothing that is not there", () => {
    const alarms = alarmsOf({
      ...it_,
      settings: { acknowledgementShare: 95, loadLimit: 1000, escalationDays: [3] },
      requirements: requirementsIn(state, editions).filter((r) => r.assessable),
    });
    expect(alarms.filter((a) => a.kind === "vacancy").map((a) => [a.position?.id, a.since])).toEqual([["p1", "2026-11-01"]]);
    expect(alarms.filter((a) => ["nobody_answers", "two_answer", "may_not_hold"].includes(a.kind))).toEqual([]);
  });
  it("is laid out quickly enough to be shown at once", () => {
    const once = (): number => {
      const began = performance.now(),
        { rows, speaking } = rowsOf(it_, requirements, null),
        columns = columnsOf(it_, null, new Set()),
        place = new Map(columns.map((p, at) => [p.id, at]));
      const cells = speaking.map((g) => cellsOf(g, place));
      expect(rows.length * columns.length).toBeGreaterThan(300 * 190);
      expect(cells.flat().length).toBeGreaterThan(1_000);
      return performance.now() - began;
    };
    expect(Math.min(once(), once(), once())).toBeLessThan(100);
  });
});
