import { sql } from "kysely";
import type { Database } from "./database.ts";

/** One organisation, as the work by the clock knows it. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
}

/** Every organisation of this installation, in the order of their ids. Asked as the database's owner: for the server's own work only, never on somebody's behalf. */
export async function organisationsOf(db: Database): Promise<Organisation[]> {
  const { rows } = await sql<Organisation>`select o.organisation_id as id, o.name, o.zone from organisations o order by o.organisation_id`.execute(db);
  return rows;
}
