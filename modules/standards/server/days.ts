import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Edition } from "../library.ts";
import type { ReadinessStatus } from "../readiness.ts";
import { assessEdition } from "./assess.ts";
import { basisOfEditions, type Ground } from "./basis.ts";
import { finder } from "./editions.ts";
import type { KeptRequirement, StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;

export interface KeptDay {
  readonly on: string;
  readonly statuses: Readonly<Record<string, ReadinessStatus>>;
  readonly requirements: readonly KeptRequirement[];
  readonly facts: Readonly<Record<string, "yes" | "partly" | "no">>;
}

/** How an edition stood at the end of a day, or of the last day before it that was kept. */
export async function keptDay(tx: Here, editionId: string, day: string): Promise<KeptDay | null> {
  const row = await tx
    .selectFrom("readiness_days")
    .select(["on_day", "statuses", "requirements", "facts"])
    .where("edition_id", "=", editionId)
    .where("on_day", "<=", day)
    .orderBy("on_day", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { on: row.on_day, statuses: row.statuses, requirements: row.requirements, facts: row.facts } : null;
}

/** The statuses of every day that was kept since one, oldest first. */
export async function keptStatuses(tx: Here, editionId: string, from: string): Promise<Pick<KeptDay, "on" | "statuses">[]> {
  const rows = await tx.selectFrom("readiness_days").select(["on_day", "statuses"]).where("edition_id", "=", editionId).where("on_day", ">=", from).orderBy("on_day").execute();
  return rows.map((row) => ({ on: row.on_day, statuses: row.statuses }));
}

/** The days on which one requirement's status changed, oldest first. */
export async function turnsOf(tx: Here, editionId: string, requirementId: string): Promise<{ on: string; status: ReadinessStatus }[]> {
  const { rows } = await sql<{ on: string; status: ReadinessStatus }>`
    select on_day::text as on, status from (
      select on_day, statuses ->> ${requirementId} as status, lag(statuses ->> ${requirementId}) over (order by on_day) as before
        from readiness_days where organisation_id = (select app_organisation()) and edition_id = ${editionId}) d
     where status is not null and status is distinct from before order by on_day`.execute(tx);
  return rows;
}

/** Computes how these editions stand and keeps it as this day's; doing it again on the same day replaces it. */
export async function keepDay(ground: Ground, organisationId: string, editions: readonly Edition[]): Promise<void> {
  const basis = await basisOfEditions(ground, editions),
    find = finder(editions);
  for (const edition of editions) {
    const assessed = [...assessEdition(edition, { basis, find, siteId: null }).values()];
    const needed = new Set(edition.requirements.flatMap((r) => r.facts));
    const values = {
      statuses: JSON.stringify(Object.fromEntries(assessed.map((a) => [a.requirement.id, a.readiness.status]))),
      requirements: JSON.stringify(
        assessed.map(
          (a) =>
            ({
              id: a.requirement.id,
              sentence: a.readiness.sentence,
              evidence: a.evidence,
              answers: a.answers.map((w) => ({ position: { id: w.position.id, title: w.position.title }, holders: w.holders.map((h) => h.id) })),
            }) satisfies KeptRequirement,
        ),
      ),
      facts: JSON.stringify(Object.fromEntries([...basis.facts].filter(([id]) => needed.has(id)).map(([id, answer]) => [id, answer.holds]))),
    };
    await ground.tx
      .insertInto("readiness_days")
      .values({ organisation_id: organisationId, edition_id: edition.id, on_day: ground.today, ...values })
      .onConflict((c) => c.columns(["organisation_id", "edition_id", "on_day"]).doUpdateSet(values))
      .execute();
  }
}
