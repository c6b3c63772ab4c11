import type { Act, Beginning } from "#kernel/act.ts";
import type { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import { isOutsideRole } from "./holding.ts";

/** What decides whether an act may be given to a position. */
export type Grantable = Pick<Act<never> | Beginning<never>, "name" | "holders" | "class" | "signed" | "byClock">;

const deciding = (act: Grantable): boolean => act.signed === "approval" || act.signed === "responsibility";

/** Why a position in this role can never hold this act, whoever asks; null when it may. */
export function refusedTo(role: GovernanceRole, act: Grantable): string | null {
  const meant = act.holders?.includes(role) === true;
  if (act.byClock) return say("This happens by itself; nobody holds it.");
  if (isOutsideRole(role) && deciding(act)) return say("Somebody from outside never approves and never signs for the organisation.");
  if (role === "external_auditor" && !meant) return say("An auditor from outside judges, and holds nothing inside.");
  if (role === "consultant" && (act.class === "N" || act.class === "P")) return say("A consultant advises. Whoever answers for this works inside.");
  if (role === "administrator" && deciding(act)) return say("An administrator looks after the system and approves nothing in it.");
  if (act.class === "N" && role !== "top_management" && !meant) return say("Top management does this in person.");
  return null;
}

/** The acts that a position in this role holds until somebody decides otherwise: the default responsibility matrix. */
export const defaultAuthority = (role: GovernanceRole, acts: Iterable<Grantable>): string[] =>
  [...acts]
    .filter((act) => act.holders?.includes(role) && refusedTo(role, act) === null)
    .map((act) => act.name)
    .toSorted();
