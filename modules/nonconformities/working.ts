import type { Rule } from "#kernel/act.ts";
import { either, granted, inside, theOwner } from "#kernel/rules.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import { inTeam } from "./segregation.ts";

/** Roles whose positions work on cases in the default matrix. */
export const managers = ["process_owner", "management_representative"] as const;

/** Whoever works on the case: its owner, its team, and those who hold the act by the matrix. */
export const works: Rule<NonconformityRead> = either<NonconformityRead>(theOwner, inTeam, granted);

/** What the acts of such work have in common. */
export const work = { may: [inside, works], holders: managers, class: "D" } as const;
