import { sql, type RawBuilder } from "kysely";
import type { Audience, Member } from "#modules/documents/audience.ts";
import { listsInForce, membersNow } from "#modules/documents/server/published.ts";
import type { Tx } from "#server/database.ts";
import { snapshots } from "#server/trail.ts";
import type { Evidence } from "../cells.ts";
import { demandKind, type Demand } from "../demand.ts";
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

/** The requirements as they stood at a moment, from the trail. */
async function demandsThen(tx: Tx<Tables>, asOf: Date): Promise<Demanded[]> {
  const all = await snapshots<Demand>(tx, demandKind.kind, asOf);
  return all.filter((demand) => demand.state === "in_force");
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

/**
 * What is required of these people (or of everybody), by the positions they hold and the documents they follow, now or
 * by the requirements of a moment in the past (then with the distribution lists of today). People in the same positions share one answer.
 */
export async function requiredOf(
  tx: Tx<Tables>,
  members: ReadonlyMap<string, readonly Member[]>,
  asOf: Date | null = null,
): Promise<(personId: string) => ReadonlyMap<string, Required>> {
  const demands = asOf ? await demandsThen(tx, asOf) : await demandsInForce(tx),
    reach = demandReach(demands, await listsFor(tx, demands)),
    known = new Map<string, ReadonlyMap<string, Required>>();
  return (personId) => {
    const held = members.get(personId) ?? [],
      key = reach.names(personId) ? personId : held.map((m) => m.positionId).join();
    const before = known.get(key) ?? requiredBy(reach.of(held));
    known.set(key, before);
    return before;
  };
}

/** One person's evidence as a text, so that the evidence of thousands is read in thousands of rows and not in hundreds of thousands. */
const packed = (holds: RawBuilder<unknown>): RawBuilder<string> =>
  sql<string>`string_agg(a.competence_id || ' ' || a.level || ' ' || a.from_on || ' ' || coalesce(a.expires_on::text, '-') || case when ${holds} then ' +' else ' -' end, ';')`;

function unpacked(text: string): Map<string, Evidence[]> {
  const own = new Map<string, Evidence[]>();
  for (const one of text.split(";")) {
    const [competenceId = "", level = "0", fromOn = "", expiresOn = "-", holds] = one.split(" ");
    const evidence = { level: Number(level), fromOn, expiresOn: expiresOn === "-" ? null : expiresOn, holds: holds === "+" },
      there = own.get(competenceId);
    if (there) there.push(evidence);
    else own.set(competenceId, [evidence]);
  }
  return own;
}

/** All evidence of these people, by person and competence; of everybody when none is named. Of a moment in the past: what was known then and not revoked yet. */
export async function evidenceOf(tx: Tx<Tables>, personIds: readonly string[] | "all", asOf: Date | null = null): Promise<Map<string, Map<string, Evidence[]>>> {
  const some = personIds === "all" ? sql`true` : sql`a.person_id = any(${[...personIds]})`;
  const then = asOf?.toISOString() ?? null;
  const known = then
    ? sql`exists (select from records r where r.organisation_id = a.organisation_id and r.id = a.id and r.opened_at <= ${then}::timestamptz)
          and (a.revoked is null or not exists (select from events e where e.organisation_id = a.organisation_id and e.record_id = a.id and e.act = 'attainment.revoke' and e.at <= ${then}::timestamptz))`
    : sql`a.revoked is null`;
  const { rows } = await sql<{ personId: string; packed: string }>`
    select a.person_id as "personId", ${packed(then ? sql`true` : sql`a.holds`)} as packed from attainments a where a.organisation_id = (select app_organisation()) and ${known} and ${some} group by a.person_id`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.personId, unpacked(row.packed)]));
}
