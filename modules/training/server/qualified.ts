import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { levelTitle } from "../competence.ts";
import type { CompetenceInUse } from "./keep.ts";
import { namesOf, peopleIn } from "./supervisors.ts";
import type { Tables } from "./tables.ts";

/** Evidence of this competence at this level or above that holds on a day, best first; of one person, or of all but one. */
async function heldOn(tx: Tx<Tables>, on: { competenceId: string; level: number; day: string }): Promise<{ id: string; personId: string; name: string }[]> {
  const { rows } = await sql<{ id: string; personId: string; name: string }>`
    select distinct on (p.name, a.person_id) a.id, a.person_id as "personId", p.name from attainments a join people p on p.organisation_id = a.organisation_id and p.id = a.person_id
     where a.organisation_id = (select app_organisation()) and a.competence_id = ${on.competenceId} and a.level >= ${on.level} and a.revoked is null
       and a.from_on <= ${on.day} and (a.expires_on is null or a.expires_on >= ${on.day}) and not p.erased and (p.left_on is null or p.left_on >= ${on.day})
     order by p.name, a.person_id, a.level desc`.execute(tx);
  return rows;
}

/** The level that an assessor needs: the competence's own rule, and never less than what is assessed. */
const demandedLevel = (competence: CompetenceInUse, level: number): number => Math.max(competence.assessors.level ?? level, level);

/** Everybody who may assess this competence at this level today, by their own competence or by their position. */
export async function assessorsFor(tx: Tx<Tables>, competence: CompetenceInUse, it: { level: number; day: string }): Promise<{ id: string; name: string }[]> {
  const byCompetence = await heldOn(tx, { competenceId: competence.id, level: demandedLevel(competence, it.level), day: it.day }),
    byPosition = await peopleIn(tx, competence.assessors.positionIds, it.day);
  const all = new Map([...byCompetence.map((p) => ({ id: p.personId, name: p.name })), ...byPosition].map((p) => [p.id, p]));
  return [...all.values()].toSorted((a, b) => a.name.localeCompare(b.name));
}

interface Assessing {
  readonly competence: CompetenceInUse;
  readonly level: number;
  readonly assessorId: string;
  readonly positionIds: readonly string[];
  readonly personId: string;
  readonly day: string;
  readonly today: string;
}

/** By what somebody is qualified to assess this; refused with the competence that is missing, and who can help. */
export async function qualifiedBy(tx: Tx<Tables>, it: Assessing): Promise<{ attainmentId: string | null; positionId: string | null }> {
  const { competence, level } = it;
  if (it.assessorId === it.personId)
    throw new Refusal("forbidden", say("Nobody assesses themselves. {who} can.", { who: await others(tx, it) }), { fields: { personId: say("Choose somebody else.") } });
  const positionId = competence.assessors.positionIds.find((id) => it.positionIds.includes(id)) ?? null;
  const own = (await heldOn(tx, { competenceId: competence.id, level: demandedLevel(competence, level), day: it.day })).find((e) => e.personId === it.assessorId);
  if (own || positionId) return { attainmentId: own?.id ?? null, positionId };
  const needed = levelTitle(competence.levels, demandedLevel(competence, level));
  throw new Refusal(
    "forbidden",
    say("You lack {competence} at the level “{level}”, in date; whoever assesses it must have that. {who} can assess it; whoever answers for the competence can name others.", {
      competence: competence.title,
      level: needed,
      who: await others(tx, it),
    }),
  );
}

async function others(tx: Tx<Tables>, it: Assessing): Promise<string> {
  const able = (await assessorsFor(tx, it.competence, { level: it.level, day: it.today })).filter((p) => p.id !== it.assessorId && p.id !== it.personId);
  return namesOf(able, say("Nobody here has it yet; a trainer from outside"));
}
