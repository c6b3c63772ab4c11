import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { idOf } from "#kernel/naming.ts";

/**
 * One line of a distribution list. It names people by what they are, so that whoever joins or moves
 * receives what the new position needs; at a site when one is named.
 */
export const Audience = z.discriminatedUnion("to", [
  z.strictObject({ to: z.literal("everyone"), siteId: idOf("site").nullable().default(null) }),
  z.strictObject({ to: z.literal("role"), role: GovernanceRole, siteId: idOf("site").nullable().default(null) }),
  z.strictObject({ to: z.literal("unit"), unitId: idOf("unit") }),
  z.strictObject({ to: z.literal("position"), positionId: idOf("position") }),
  z.strictObject({ to: z.literal("person"), personId: idOf("person") }),
]);
export type Audience = z.infer<typeof Audience>;

/** Somebody who works here, as far as distribution asks. */
export interface Member {
  readonly personId: string;
  readonly positionId: string;
  readonly role: GovernanceRole;
  readonly siteId: string | null;
  /** The unit of the position and every unit above it. */
  readonly unitIds: readonly string[];
}

const at = (siteId: string | null, member: Member): boolean => siteId === null || member.siteId === null || member.siteId === siteId;

const reaches = (line: Audience, member: Member): boolean => {
  if (line.to === "person") return line.personId === member.personId;
  if (line.to === "position") return line.positionId === member.positionId;
  if (line.to === "unit") return member.unitIds.includes(line.unitId);
  if (line.to === "role") return line.role === member.role && at(line.siteId, member);
  return at(line.siteId, member);
};

/** Everybody whom a distribution list reaches, each once. */
export const reached = (audience: readonly Audience[], members: readonly Member[]): string[] =>
  [...new Set(members.filter((member) => audience.some((line) => reaches(line, member))).map((member) => member.personId))].toSorted();
