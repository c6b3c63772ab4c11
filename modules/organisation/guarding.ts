import type { Rule } from "#kernel/act.ts";
import type { GovernanceRole } from "#kernel/actor.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { say } from "#kernel/sentence.ts";

/** Roles whose holders come and go by top management's word. */
export const guarded: readonly GovernanceRole[] = ["top_management", "management_representative"];

/** Who is there to say it, besides the person concerned. */
export interface There {
  readonly topManagement: boolean;
  readonly representative: boolean;
}

/**
 * Who ends an appointment to top management or its representative, or notes that such a person leaves
 * or is away. Assigning roles is top management's (5.3), in person: an administrator who could empty
 * the seat could stop everybody who stands above. The representative does the work of assigning roles
 * (R in the matrix, never instead of top management), so it is theirs only while nobody else is top
 * management: somebody has to be able to write down that the last one is gone. Where neither is there,
 * whoever holds the act may; nobody (an empty list) is asked for in particular.
 */
export const guardiansOf = (roles: readonly GovernanceRole[], there: There): GovernanceRole[] => {
  if (!roles.some((role) => guarded.includes(role))) return [];
  if (there.topManagement) return ["top_management"];
  return there.representative ? ["top_management", "management_representative"] : [];
};

/** The same for button, server, and acts that are a consequence of another one. */
export const byGuardian: Rule<{ readonly guardedBy: readonly GovernanceRole[] }> = (actor, { guardedBy }) => {
  if (guardedBy.length === 0 || guardedBy.some((role) => actor.roles.has(role))) return yes;
  return notYou(
    guardedBy.includes("management_representative")
      ? say("This is about top management or its representative. Top management does it, or its representative while nobody else is top management.")
      : say("This is about top management or its representative. Top management does it."),
  );
};
