import { describe, expect, it } from "vitest";
import { decide, decideBeginning } from "#kernel/act.ts";
import { actorFrom, type Actor, type GovernanceRole } from "#kernel/actor.ts";
import { acts, personActs, positionActs, siteActs } from "./acts.ts";
import { defaultAuthority, refusedTo } from "./authority.ts";
import type { PersonRead, PositionRead, SiteRead } from "./record.ts";

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const actor = (role: GovernanceRole, more: { id?: string; position?: string } = {}): Actor =>
  actorFrom({
    id: more.id ?? uuid(1),
    name: "Somebody",
    organisationId: uuid(9),
    organisation: "Hemavathi",
    zone: "Asia/Kolkata",
    today: "2026-11-23",
    actingFor: [],
    positions: [{ id: more.position ?? uuid(2), title: "A position", siteId: null, unitId: null, role }],
    authority: defaultAuthority(role, acts),
  });
const spine = {
  kind: "",
  number: "",
  title: "",
  version: 1,
  ownerId: null,
  siteId: null,
  unitId: null,
  dueOn: null,
  confidential: false,
  openedAt: "2026-01-01T00:00:00.000Z",
  closedAt: null,
};
const position = (more: Partial<PositionRead> = {}): PositionRead => ({
  ...spine,
  id: uuid(5),
  state: "established",
  code: null,
  role: "employee",
  reportsTo: null,
  authority: [],
  may: null,
  seats: 1,
  holdings: [],
  held: 0,
  heldLater: 0,
  reports: 0,
  covered: false,
  guardedBy: [],
  ...more,
});
const person = (more: Partial<PersonRead> = {}): PersonRead => ({
  ...spine,
  id: uuid(7),
  state: "present",
  name: "Asha Rao",
  email: null,
  phone: null,
  employeeNumber: null,
  userName: null,
  joinedOn: null,
  leftOn: null,
  awayFrom: null,
  awayUntil: null,
  verifiedBy: null,
  verifiedHow: null,
  verifiedOn: null,
  acceptedAt: null,
  holds: 0,
  guardedBy: [],
  answersFor: 0,
  login: "none",
  linkBy: null,
  ...more,
});
const site: SiteRead = { ...spine, id: uuid(8), state: "open", code: "JIG", address: null, positions: 0, units: 0 };

describe("who may change the chart", () => {
  it("is top management, its representative and the administrator, and nobody else", () => {
    const may = (role: GovernanceRole) => decideBeginning(positionActs.establish, actor(role)).yes;
    expect((["top_management", "management_representative", "administrator"] as const).every(may)).toBe(true);
    expect((["process_owner", "employee", "internal_auditor", "consultant", "external_auditor"] as const).some(may)).toBe(false);
  });

  it("does not let an administrator decide what a position may do", () => {
    expect(decide(positionActs.authorise, actor("administrator"), position())).toMatchObject({ yes: false, about: "who" });
    expect(decide(positionActs.authorise, actor("management_representative"), position())).toEqual({ yes: true });
  });

  it("does not let anybody widen what they may do themselves, except top management", () => {
    const own = position({ id: uuid(2) });
    expect(decide(positionActs.authorise, actor("management_representative"), own)).toMatchObject({
      yes: false,
      because: "You hold this position. Somebody else decides what it may do.",
    });
    expect(decide(positionActs.change, actor("administrator"), own).yes).toBe(false);
    expect(decide(positionActs.authorise, actor("top_management"), own).yes).toBe(true);
  });

  it("founds nothing by hand", () => expect(decideBeginning(acts.find((a) => a.name === "organisation.found") as never, actor("administrator")).yes).toBe(false));
});

describe("a position", () => {
  it("is not abolished while somebody holds it, will hold it, or reports to it, and says how many", () => {
    const abolish = (more: Partial<PositionRead>) => decide(positionActs.abolish, actor("top_management"), position(more));
    expect(abolish({})).toEqual({ yes: true });
    expect(abolish({ held: 1, heldLater: 1 })).toMatchObject({ about: "when", because: "2 people hold it or will. End their appointments first." });
    expect(abolish({ reports: 1 })).toMatchObject({ because: "1 position reports to it. Move them first." });
    expect(abolish({ state: "abolished" }).yes).toBe(false);
  });
});

describe("a site", () => {
  it("is closed only when it is empty", () => {
    const close = (more: Partial<SiteRead>) => decide(siteActs.close, actor("top_management"), { ...site, ...more });
    expect(close({ positions: 2, units: 1 })).toMatchObject({ because: "2 positions and 1 unit still there. Move or end them first." });
    expect(close({ positions: 0, units: 1 })).toMatchObject({ because: "1 unit still there. Move or end them first." });
    expect(close({}).yes).toBe(true);
  });
});

describe("a person", () => {
  it("accepts signing in person, and somebody else checks who they are", () => {
    const self = actor("management_representative", { id: uuid(7) });
    expect(decide(personActs.acceptSigning, self, person()).yes).toBe(true);
    expect(decide(personActs.acceptSigning, actor("top_management"), person())).toMatchObject({ because: "Only the person may do this." });
    expect(decide(personActs.verifyForSigning, self, person())).toMatchObject({ because: "Somebody else checks your identity." });
    expect(decide(personActs.verifyForSigning, actor("top_management"), person()).yes).toBe(true);
  });

  it("is erased after leaving, when nothing is in their hands", () => {
    const erase = (more: Partial<PersonRead>) => decide(personActs.erase, actor("top_management"), person({ state: "left", ...more }));
    expect(erase({}).yes).toBe(true);
    expect(erase({ state: "present" })).toMatchObject({ about: "when" });
    expect(erase({ holds: 1 })).toMatchObject({ because: "1 position is still in this person's hands. Hand them over first." });
    expect(erase({ answersFor: 3 })).toMatchObject({ because: "This person still answers for 3 open records. Hand them over first." });
  });

  it("says alone how they are reached, and may note their own absence", () => {
    const self = actor("employee", { id: uuid(7) });
    expect(decide(personActs.changeContact, self, person()).yes).toBe(true);
    expect(decide(personActs.goAway, self, person()).yes).toBe(true);
    expect(decide(personActs.goAway, actor("employee"), person()).yes).toBe(false);
    expect(decide(personActs.change, self, person()).yes).toBe(false);
  });
});

describe("what a role can never hold", () => {
  const act = (more: object) => ({ name: "policy.approve", ...more }) as Parameters<typeof refusedTo>[1];
  it("keeps approvals from those outside and from the administrator", () => {
    for (const role of ["consultant", "external_auditor", "administrator"] as const) expect(refusedTo(role, act({ signed: "approval" })), role).toMatch(/approves/);
    expect(refusedTo("process_owner", act({ signed: "approval" }))).toBeNull();
  });
  it("keeps what is top management's own from everybody for whom it was not meant", () => {
    expect(refusedTo("process_owner", act({ class: "N" }))).toBe("Top management does this in person.");
    expect(refusedTo("top_management", act({ class: "N" }))).toBeNull();
    expect(refusedTo("consultant", act({ class: "P" }))).toMatch(/works inside/);
  });
  it("gives an auditor from outside nothing that was not meant for one", () => {
    expect(refusedTo("external_auditor", act({}))).toMatch(/judges/);
    expect(refusedTo("external_auditor", act({ holders: ["external_auditor"] }))).toBeNull();
  });
});
