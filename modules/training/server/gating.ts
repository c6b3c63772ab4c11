import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { named } from "#server/people.ts";
import { levelTitle } from "../competence.ts";
import type { Task } from "../task.ts";
import type { Tables } from "./tables.ts";

/** A competence that the organisation demands before a task is done. */
export interface Gate {
  readonly demandId: string;
  readonly competenceId: string;
  readonly competence: string;
  readonly level: number;
  readonly levelTitle: string;
  readonly ownerId: string | null;
}

/** What is demanded before this task; nothing, unless the organisation said so. */
export async function gatesFor(tx: Tx<Tables>, task: Task): Promise<Gate[]> {
  const rows = await tx
    .selectFrom("competence_demands as d")
    .innerJoin("competences as c", (j) => j.onRef("c.organisation_id", "=", "d.organisation_id").onRef("c.id", "=", "d.competence_id"))
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "c.organisation_id").onRef("r.id", "=", "c.id"))
    .select(["d.id as demandId", "c.id as competenceId", "r.title as competence", "d.level", "c.levels", "r.owner_id as ownerId"])
    .where("d.active", "=", true)
    .where(sql<boolean>`d.subject @> ${JSON.stringify({ to: "task", task })}::jsonb`)
    .orderBy("r.title")
    .execute();
  return rows.map(({ levels, ...row }) => ({ ...row, levelTitle: levelTitle(levels, row.level) }));
}

/** Who of these people (or of everybody) has a competence at a level, in date. */
export async function competentIn(tx: Tx<Tables>, gate: Gate, it: { today: string; personId?: string }): Promise<Set<string>> {
  const one = it.personId ? sql`and a.person_id = ${it.personId}` : sql``;
  const { rows } = await sql<{ id: string }>`
    select distinct a.person_id as id from attainments a where a.organisation_id = (select app_organisation()) and a.competence_id = ${gate.competenceId} and a.level >= ${gate.level} and a.holds
       and a.from_on <= ${it.today} and (a.expires_on is null or a.expires_on >= ${it.today}) ${one}`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Who can mend that somebody is not competent: whoever answers for the competence. */
async function menderOf(tx: Tx<Tables>, gate: Gate, notThis: string): Promise<string> {
  const owner = gate.ownerId && gate.ownerId !== notThis ? (await named(tx, [gate.ownerId])).get(gate.ownerId) : undefined;
  return owner?.name ?? say("whoever answers for training");
}

/** The sentence with which somebody is refused: which competence is missing, and who can mend it. */
export async function missingSaid(tx: Tx<Tables>, gate: Gate, it: { personId: string; actorId: string }): Promise<string> {
  const who = (await named(tx, [it.personId])).get(it.personId)?.name ?? "",
    values = { who, competence: gate.competence, level: gate.levelTitle, mender: await menderOf(tx, gate, it.personId) };
  return it.personId === it.actorId
    ? say("This needs {competence} at the level “{level}”, in date, and you do not have it. {mender} can arrange the training or the assessment.", values)
    : say("{who} does not have {competence} at the level “{level}”, in date. Choose somebody who has, or ask {mender} to arrange the training or the assessment.", values);
}

/** Why people are not offered for a choice, when none of them is named. */
export async function lackSaid(tx: Tx<Tables>, gate: Gate): Promise<string> {
  return say("Does not have {competence} at the level “{level}”, in date. {mender} can arrange the training or the assessment.", {
    competence: gate.competence,
    level: gate.levelTitle,
    mender: await menderOf(tx, gate, ""),
  });
}
