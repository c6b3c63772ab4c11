import type { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";

/** How governance roles are said, and what each is in the system. */
export const roleWords: Readonly<Record<GovernanceRole, { readonly name: string; readonly means: string }>> = {
  top_management: { name: say("Top management"), means: say("Answers for the system in the end; sets direction, assigns roles, holds the review.") },
  management_representative: { name: say("Management representative"), means: say("Coordinates: documented, trained, audited; never instead of top management.") },
  process_owner: { name: say("Process owner"), means: say("Answers for the requirements in their own area.") },
  employee: { name: say("Employee"), means: say("Follows the procedures and reports what goes wrong.") },
  internal_auditor: { name: say("Internal auditor"), means: say("Audits what others answer for.") },
  consultant: { name: say("Consultant"), means: say("From outside: advises and drafts, never approves, never answers.") },
  external_auditor: { name: say("External auditor"), means: say("From outside: judges, holds nothing inside.") },
  administrator: { name: say("Administrator"), means: say("Looks after Remit itself, approves nothing in it.") },
};

export const coverageWords = {
  held: { label: say("Held"), tone: "ok" },
  acting: { label: say("Deputy acts"), tone: "part" },
  away: { label: say("Away, nobody acts"), tone: "soon" },
  vacant: { label: say("Vacant"), tone: "bad" },
} as const;
