import { sql, type QueryExecutorProvider } from "kysely";
import { say } from "#kernel/sentence.ts";

/** The positions to which each of these people reports: the nearest above theirs that somebody else holds today. */
export async function supervisorPositions(tx: QueryExecutorProvider, personIds: readonly string[], today: string): Promise<Map<string, string[]>> {
  const wanted = [...new Set(personIds)];
  if (wanted.length === 0) return new Map();
  const { rows } = await sql<{ personId: string; positions: string[] }>`
    with recursive above as (
      select h.person_id, q.reports_to as position_id, 1 as far from holdings h join positions q on q.organisation_id = h.organisation_id and q.id = h.position_id
       where h.organisation_id = (select app_organisation()) and h.person_id = any(${wanted}) and not h.deputy and h.from_on <= ${today} and (h.until_on is null or h.until_on >= ${today}) and q.reports_to is not null
      union
      select a.person_id, q.reports_to, a.far + 1 from above a join positions q on q.organisation_id = (select app_organisation()) and q.id = a.position_id
       where a.far < 12 and q.reports_to is not null
         and not exists (select from holdings h where h.organisation_id = (select app_organisation()) and h.position_id = a.position_id and h.person_id <> a.person_id and not h.deputy
                            and h.from_on <= ${today} and (h.until_on is null or h.until_on >= ${today})))
    select a.person_id as "personId", array_agg(distinct a.position_id::text) as positions from above a
     where exists (select from holdings h where h.organisation_id = (select app_organisation()) and h.position_id = a.position_id and h.person_id <> a.person_id
                      and h.from_on <= ${today} and (h.until_on is null or h.until_on >= ${today}))
     group by a.person_id`.execute(tx);
  return new Map(rows.map((row) => [row.personId, row.positions]));
}

/** The people who hold, or act in, these positions today. */
export async function peopleIn(tx: QueryExecutorProvider, positionIds: readonly string[], today: string): Promise<{ id: string; name: string }[]> {
  if (positionIds.length === 0) return [];
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct p.id, p.name from positions_held(app_organisation(), ${today}) x join people p on p.organisation_id = (select app_organisation()) and p.id = x.person_id
     where x.position_id = any(${[...positionIds]}) and (not x.deputy or x.acting) order by p.name`.execute(tx);
  return rows;
}

/** Those to whom a person reports today. */
export const supervisorsOf = async (tx: QueryExecutorProvider, personId: string, today: string): Promise<{ id: string; name: string }[]> =>
  (await peopleIn(tx, (await supervisorPositions(tx, [personId], today)).get(personId) ?? [], today)).filter((p) => p.id !== personId);

/** People as they are named in a sentence: "Ravi Kumar, Girish Naik and 3 others". */
export function namesOf(people: readonly { readonly name: string }[], otherwise: string): string {
  if (people.length === 0) return otherwise;
  const [first = "", second, third] = people.map((p) => p.name);
  if (people.length === 1) return first;
  if (people.length === 2) return say("{first} or {second}", { first, second: second ?? "" });
  if (people.length === 3) return say("{first}, {second} or {third}", { first, second: second ?? "", third: third ?? "" });
  return say("{first}, {second} or one of {n} others", { first, second: second ?? "", n: people.length - 2 });
}
