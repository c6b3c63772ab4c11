import { sql } from "kysely";
import type { Job } from "#server/registry.ts";
import { refreshSheets } from "./refreshing.ts";
import type { OwnTx } from "./state.ts";

/**
 * Each new morning, after those who left were noted. Rights end by the date alone, at midnight; this
 * keeps the records in step: delegations that are over or whose lender holds the position no more end,
 * and sheets ask whoever holds a position from today on.
 */
export const jobs: Job[] = [
  {
    name: "delegations",
    every: "7 0 * * *",
    run: async ({ tx, today, also }) => {
      const { rows } = await sql<{ id: string }>`
        select d.id from delegations d join records r on r.organisation_id = d.organisation_id and r.id = d.id join people o on o.organisation_id = d.organisation_id and o.id = d.to_person
         where d.organisation_id = (select app_organisation()) and r.state in ('offered', 'in_force')
           and (d.ends_on < ${today} or o.erased or o.left_on < ${today} or (d.starts_on <= ${today} and not exists (
             select from positions_held(d.organisation_id, ${today}) x where x.position_id = d.position_id and x.person_id = d.from_person and not x.deputy)))
         order by d.id`.execute(tx);
      for (const { id } of rows) await also("delegation.expire", { id });
    },
  },
  { name: "sheets", every: "9 0 * * *", run: ({ tx, today, also }) => refreshSheets({ tx: tx as unknown as OwnTx, also, today }) },
];
