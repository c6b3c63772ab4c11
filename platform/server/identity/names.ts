import { inTransaction, type Ground } from "./ground.ts";
import type { Belonging } from "./sessions.ts";

/** The organisations by name. Each is looked at as its own row security allows, one after the other. */
export const namesOf = async (ground: Ground, organisations: readonly Belonging[]): Promise<ReadonlyMap<string, string>> =>
  inTransaction(ground.pool, async (client) => {
    const names = new Map<string, string>();
    for (const { organisationId } of organisations) {
      await client.query("select set_config('app.organisation', $1, true)", [organisationId]);
      const { rows } = await client.query<{ name: string }>("select name from public.organisations where organisation_id = $1", [organisationId]);
      if (rows[0]) names.set(organisationId, rows[0].name);
    }
    return names;
  });
