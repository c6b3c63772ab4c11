import { sql } from "kysely";
import type { Audience, Member } from "#modules/documents/audience.ts";
import { listsInForce, membersNow } from "#modules/documents/server/published.ts";
import type { Tx } from "#server/database.ts";
import type { Evidence } from "../cells.ts";
import { demandReach, requiredBy, type Demanded, type Lists, type Required } from "../requiring.ts";
import type { Tables } from "./tables.ts";

/** Everybody who works here with each of their positions, by person. */
export async function membersByPerson(tx: Tx<Tables>, today: string): Promise<Map<string, Member[]>> {
  const all = new Map<string, Member[]>();
  for (const member of await membersNow(tx, today)) all.set(member.personId, [...(all.get(member.personId) ?? []), member]);
  return all;
}

export async function demandsInForce(tx: Tx<Tables>): Promise<Demanded[]> {
  const rows = await tx
    .selectFrom("competence_demands")
    .select(["id", "competence_id as competenceId", "level", "subject", "days"])
    .where("active", "=", true)
    .orderBy("id")
    .execute();
  return rows;
}

/** Distribution lists by document and by process; asked only when a requirement speaks of one. */
export async function listsFor(tx: Tx<Tables>, demands: readonly Demanded[]): Promise<Lists> {
  const byDocument = new Map<string, Audience[]>(),
    byProcess = new Map<string, Audience[]>();
  if (!demands.some((d) => d.subject.to === "document" || d.subject.to === "process")) return { byDocument, byProcess };
  for (const { documentId, processes, audience } of await listsInForce(tx as unknown as Tx<never>)) {
    byDocument.set(documentId, audience);
    for (const process of processes) byProcess.set(process, [...(byProcess.get(process) ?? []), ...audience]);
  }
  return { byDocument, byProcess };
}

/** What is required of these people (or of everybody) today, by the positions they hold and the documents they follow. */
export async function requiredOf(tx: Tx<Tables>, members: ReadonlyMap<string, readonly Member[]>): Promise<(personId: string) => Map<string, Required>> {
  const demands = await demandsInForce(tx),
    reach = demandReach(demands, await listsFor(tx, demands));
  return (personId) => requiredBy(reach.of(members.get(personId) ?? []));
}

/** All evidence of these people, by person and competence; of everybody when none is named. */
export async function evidenceOf(tx: Tx<Tables>, personIds: readonly string[] | "all"): Promise<Map<string, Map<string, Evidence[]>>> {
  const some = personIds === "all" ? sql`true` : sql`a.person_id = any(${[...personIds]})`;
  const { rows } = await sql<Evidence & { personId: string; competenceId: string }>`
    select a.person_id as "personId", a.competence_id as "competenceId", a.level, a.from_on as "fromOn", a.expires_on as "expiresOn", a.holds
      from attainments a where a.organisation_id = app_organisation() and a.revoked is null and ${some}`.execute(tx);
  const all = new Map<string, Map<string, Evidence[]>>();
  for (const row of rows) {
    const own = all.get(row.personId) ?? new Map<string, Evidence[]>();
    own.set(row.competenceId, [...(own.get(row.competenceId) ?? []), row]);
    all.set(row.personId, own);
  }
  return all;
}
