import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Handlers, Keeper } from "#server/registry.ts";
import { say } from "#kernel/sentence.ts";
import { siteActs, unitActs } from "../acts.ts";
import { siteKind, unitKind, type SiteRead, type UnitRead } from "../record.ts";
import { sites, units } from "./directory.ts";
import { demandOpen } from "./existing.ts";
import { given, refuse, spine, taking } from "./keeping.ts";
import type { OrganisationTables } from "./tables.ts";

export const siteKeeper: Keeper<SiteRead, OrganisationTables> = { kind: siteKind, find: sites, search: (site) => `${site.code} ${site.address ?? ""}` };
export const unitKeeper: Keeper<UnitRead, OrganisationTables> = { kind: unitKind, find: units };

const codeTaken = { sites_organisation_id_code_key: { field: "code", says: say("Another site has this code already.") } };

export const siteHandlers: Handlers<typeof siteActs, SiteRead, OrganisationTables> = {
  open: async ({ tx, actor, id, input }) => {
    await taking(tx.insertInto("sites").values({ organisation_id: actor.organisationId, id, code: input.code, address: input.address }).execute(), codeTaken);
    return { title: input.name };
  },
  rename: async ({ tx, id, input }) => {
    const changes = given({ code: input.code, address: input.address });
    if (Object.keys(changes).length > 0) await taking(tx.updateTable("sites").set(changes).where("id", "=", id).execute(), codeTaken);
    return spine({ title: input.name });
  },
  close: async () => {},
  reopen: async () => {},
};

/** Would this unit become part of itself? */
async function demandNoCircle(tx: Tx<OrganisationTables>, id: string, parentId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with recursive above as (select u.id, u.parent_id from units u where u.organisation_id = (select app_organisation()) and u.id = ${parentId}
      union select u.id, u.parent_id from units u join above a on u.id = a.parent_id where u.organisation_id = (select app_organisation()))
    select id from above where id = ${id}`.execute(tx);
  if (rows.length > 0) refuse(say("That unit is part of this one. A unit cannot be part of itself."), "parentId");
}

export const unitHandlers: Handlers<typeof unitActs, UnitRead, OrganisationTables> = {
  establish: async ({ tx, actor, id, input }) => {
    await demandOpen(tx, { unit: input.parentId, site: input.siteId }, { unit: "parentId", site: "siteId" });
    await tx.insertInto("units").values({ organisation_id: actor.organisationId, id, parent_id: input.parentId, head_position_id: null }).execute();
    return { title: input.name, siteId: input.siteId };
  },
  rename: async ({ input }) => ({ title: input.name }),
  move: async ({ tx, id, input }) => {
    await demandOpen(tx, { unit: input.parentId, site: input.siteId }, { unit: "parentId", site: "siteId" });
    if (input.parentId) await demandNoCircle(tx, id, input.parentId);
    if (input.parentId !== undefined) await tx.updateTable("units").set({ parent_id: input.parentId }).where("id", "=", id).execute();
    return spine({ siteId: input.siteId });
  },
  nameHead: async ({ tx, id, input }) => {
    await demandOpen(tx, { position: input.positionId }, { position: "positionId" });
    await tx.updateTable("units").set({ head_position_id: input.positionId }).where("id", "=", id).execute();
  },
  dissolve: async () => {},
};
