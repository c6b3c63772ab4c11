import { z } from "zod";

/** What a position is in the management system. */
export const GovernanceRole = z.enum([
  "top_management",
  "management_representative",
  "process_owner",
  "employee",
  "internal_auditor",
  "consultant",
  "external_auditor",
  "administrator",
]);
export type GovernanceRole = z.infer<typeof GovernanceRole>;

/** A position that a person holds now, or acts in as a deputy. */
export const HeldPosition = z.object({ id: z.uuid(), title: z.string(), siteId: z.uuid().nullable(), unitId: z.uuid().nullable(), role: GovernanceRole });
export type HeldPosition = z.infer<typeof HeldPosition>;

/** A duty that somebody lent to this person, in force now. */
export const ActingFor = z.object({
  delegationId: z.uuid(),
  personId: z.uuid(),
  name: z.string(),
  positionId: z.uuid(),
  title: z.string(),
  until: z.string(),
  acts: z.array(z.string()),
});
export type ActingFor = z.infer<typeof ActingFor>;

/** Somebody who is away and in whose position this person acts as the deputy, with the acts that no own position grants besides. */
export const StandingIn = z.object({ personId: z.uuid(), positionId: z.uuid(), title: z.string(), acts: z.array(z.string()) });
export type StandingIn = z.infer<typeof StandingIn>;

/** Who is asking, as it crosses the wire. */
export const ActorSheet = z.object({
  id: z.uuid(),
  name: z.string(),
  organisationId: z.uuid(),
  organisation: z.string(),
  /** The organisation's time zone, and the day that it is there. */
  zone: z.string(),
  today: z.string(),
  positions: z.array(HeldPosition),
  /** Acts that the positions held may do, by the responsibility matrix in force. */
  authority: z.array(z.string()),
  actingFor: z.array(ActingFor),
  standingInFor: z.array(StandingIn).optional(),
});
export type ActorSheet = z.infer<typeof ActorSheet>;

/** Who is asking. The platform fills this in from the responsibility matrix; modules only read it. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly organisation: string;
  readonly zone: string;
  readonly today: string;
  readonly positions: readonly HeldPosition[];
  readonly roles: ReadonlySet<GovernanceRole>;
  readonly authority: ReadonlySet<string>;
  readonly actingFor: readonly ActingFor[];
  readonly standingInFor?: readonly StandingIn[] | undefined;
  /** True for the clock and for reactions: work that no person did. It is never granted by a position. */
  readonly system?: true;
}

export const actorFrom = (sheet: ActorSheet): Actor => ({ ...sheet, roles: new Set(sheet.positions.map((p) => p.role)), authority: new Set(sheet.authority) });

const outsideRoles: readonly GovernanceRole[] = ["consultant", "external_auditor"];

/** Somebody from outside: every position held is a consultant's or an external auditor's, or none is held any more. */
export const isOutside = (actor: Actor): boolean => actor.system !== true && actor.positions.every((p) => outsideRoles.includes(p.role));
