import { sql } from "kysely";
import type { World } from "#server/world.ts";
import type { KioskPerson } from "../door.ts";
import { inside, type Screen } from "./screen.ts";

const most = 8;

/** People who work here and whose name has a word that begins so: enough for somebody to find themselves, never the whole list. */
export function peopleAt(world: World, screen: Screen, text: string): Promise<KioskPerson[]> {
  const begins = `${text.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`,
    today = world.clock().toISOString().slice(0, 10);
  return inside(world, screen.organisationId, async (tx) => {
    const { rows } = await sql<KioskPerson>`
      select p.id, p.name, coalesce(r.state, 'none') as pin from people p
        left join pins n on n.organisation_id = p.organisation_id and n.person_id = p.id
        left join records r on r.organisation_id = n.organisation_id and r.id = n.id
       where p.organisation_id = (select app_organisation()) and not p.erased and (p.left_on is null or p.left_on >= ${today})
         and (lower(p.name) like ${begins} or lower(p.name) like ${`% ${begins}`})
       order by p.name, p.id limit ${most}`.execute(tx);
    return rows;
  });
}
