import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { keptRecord, personal, type Kind, type StateLook } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { Decided } from "./settings.ts";

const ok = (label: string): StateLook => ({ label, tone: "ok" });
const none = (label: string): StateLook => ({ label, tone: "none" });
const soon = (label: string): StateLook => ({ label, tone: "soon" });
const day = z.iso.date().nullable();

export const Organisation = keptRecord(["founded"], { zone: z.string(), locale: z.string(), settings: Decided });
export type Organisation = z.infer<typeof Organisation>;

export const Site = keptRecord(["open", "closed"], { code: z.string(), address: z.string().nullable() });
export type Site = z.infer<typeof Site>;
/** With what still uses it. */
export const SiteRead = Site.extend({ positions: z.int(), units: z.int() });
export type SiteRead = z.infer<typeof SiteRead>;

export const Unit = keptRecord(["established", "dissolved"], { parentId: z.uuid().nullable(), headPositionId: z.uuid().nullable() });
export type Unit = z.infer<typeof Unit>;
export const UnitRead = Unit.extend({ positions: z.int(), subunits: z.int() });
export type UnitRead = z.infer<typeof UnitRead>;

/** Somebody's hold on a position, first and last day included. One that ends the day before it begins was taken back. */
export const Holding = z.object({ id: z.uuid(), personId: z.uuid(), deputy: z.boolean(), from: z.iso.date(), until: day });
export type Holding = z.infer<typeof Holding>;

export const Position = keptRecord(["established", "abolished"], {
  /** The organisation's own code, by which an import knows it again. */
  code: z.string().nullable(),
  role: GovernanceRole,
  reportsTo: z.uuid().nullable(),
  /** Acts that whoever holds it may do. */
  authority: z.array(z.string()),
  /** In words: what it may stop, release, spend. */
  may: z.string().nullable(),
  /** How many may hold it at once. */
  seats: z.int(),
  holdings: z.array(Holding),
});
export type Position = z.infer<typeof Position>;
/** With how many hold it today or will later, how many positions report to it, whether somebody is there today, and who alone ends an appointment to it. */
export const PositionRead = Position.extend({ held: z.int(), heldLater: z.int(), reports: z.int(), covered: z.boolean(), guardedBy: z.array(GovernanceRole) });
export type PositionRead = z.infer<typeof PositionRead>;

/** Whoever is erased keeps number and dates, and nothing that says who it was. */
export const Person = keptRecord(["present", "leaving", "left", "erased"], {
  title: personal(z.string()),
  name: personal(z.string()),
  email: personal(z.string().nullable()),
  phone: personal(z.string().nullable()),
  employeeNumber: personal(z.string().nullable()),
  userName: personal(z.string().nullable()),
  joinedOn: day,
  leftOn: day,
  awayFrom: day,
  awayUntil: day,
  /** Who checked the identity before the first signature, how and when. */
  verifiedBy: z.uuid().nullable(),
  verifiedHow: personal(z.string().nullable()),
  verifiedOn: day,
  /** When its owner accepted that signing here equals signing by hand. */
  acceptedAt: z.iso.datetime().nullable(),
});
export type Person = z.infer<typeof Person>;
/** Can this person sign in here? */
export const LoginState = z.enum(["none", "invited", "active", "ended"]);
/** With how many positions are held today or later, how many open records are answered for, and who alone notes that this person leaves or is away. */
export const PersonRead = Person.extend({
  holds: z.int(),
  answersFor: z.int(),
  guardedBy: z.array(GovernanceRole),
  login: LoginState,
  /** Who last handed over a link by which this person's password was, or can be, chosen. */
  linkBy: z.uuid().nullable(),
});
export type PersonRead = z.infer<typeof PersonRead>;

export const organisationKind: Kind = {
  kind: "organisation",
  one: say("organisation"),
  several: say("organisations"),
  path: "/organisation",
  number: "ORG-{n}",
  schema: Organisation,
  closed: [],
  states: { founded: ok(say("Founded")) },
};
export const siteKind: Kind = {
  kind: "site",
  one: say("site"),
  several: say("sites"),
  path: "/sites/:number",
  number: "S-{n}",
  schema: Site,
  closed: ["closed"],
  states: { open: ok(say("Open")), closed: none(say("Closed")) },
};
export const unitKind: Kind = {
  kind: "unit",
  one: say("unit"),
  several: say("units"),
  path: "/units/:number",
  number: "U-{n}",
  schema: Unit,
  closed: ["dissolved"],
  states: { established: ok(say("Established")), dissolved: none(say("Dissolved")) },
};
export const positionKind: Kind = {
  kind: "position",
  one: say("position"),
  several: say("positions"),
  path: "/positions/:number",
  number: "POS-{n:3}",
  schema: Position,
  closed: ["abolished"],
  states: { established: ok(say("Established")), abolished: none(say("Abolished")) },
};
export const personKind: Kind = {
  kind: "person",
  one: say("person"),
  several: say("people"),
  path: "/people/:number",
  number: "P-{n:4}",
  schema: Person,
  closed: ["left", "erased"],
  states: { present: ok(say("Here")), leaving: soon(say("Leaving")), left: none(say("Left")), erased: none(say("Erased")) },
};
