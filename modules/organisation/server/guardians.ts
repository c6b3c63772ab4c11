import { sql } from "kysely";
import type { Actor, GovernanceRole } from "#kernel/actor.ts";
import type { Day } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import type { Tx } from "#server/database.ts";
import { byGuardian, guarded, guardiansOf, type There } from "../guarding.ts";
import type { OrganisationTables } from "./tables.ts";

interface Leader {
  readonly personId: string;
  readonly role: GovernanceRole;
}

/** Who is top management or its representative today, in person or as the deputy who acts; not looked for when none of these roles is concerned. */
export async function leadersOn(tx: Tx<OrganisationTables>, today: Day, concerned: readonly GovernanceRole[]): Promise<Leader[]> {
  if (!concerned.some((role) => guarded.includes(role))) return [];
  const { rows } = await sql<Leader>`
    select x.person_id as "personId", q.role from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id
      join records r on r.organisation_id = q.organisation_id and r.id = q.id and r.state = 'established'
     where q.role in ('top_management', 'management_representative') and (not x.deputy or x.acting)`.execute(tx);
  return rows;
}

/** Who is asked for, when these people in these roles are concerned. Several holders of one position are there for each other. */
export function guardiansAmong(leaders: readonly Leader[], roles: readonly GovernanceRole[], concerned: readonly string[]): GovernanceRole[] {
  const others = concerned.length === 1 ? leaders.filter((l) => l.personId !== concerned[0]) : leaders;
  const there: There = { topManagement: others.some((l) => l.role === "top_management"), representative: others.some((l) => l.role === "management_representative") };
  return guardiansOf(roles, there);
}

/** A consequence is asked like its cause: a handover or an import ends no appointment that its actor could not end. The clock is nobody. */
export function demandGuardian(actor: Actor, record: { readonly guardedBy: readonly GovernanceRole[] }): void {
  const decision = actor.id === actor.organisationId ? { yes: true as const } : byGuardian(actor, record, "");
  if (!decision.yes) throw new Refusal("forbidden", decision.because);
}
