import type { Handlers, Keeper } from "#server/registry.ts";
import { say } from "#kernel/sentence.ts";
import { organisationActs } from "../acts.ts";
import { organisationKind, type Organisation } from "../record.ts";
import { Decided } from "../settings.ts";
import { organisations } from "./directory.ts";
import { carryOutImport } from "./import.ts";
import { given, refuse, taking } from "./keeping.ts";
import type { OrganisationTables } from "./tables.ts";

export const organisationKeeper: Keeper<Organisation, OrganisationTables> = { kind: organisationKind, find: organisations };

const slugTaken = { organisations_slug_key: { field: "slug", says: say("Another organisation has this short name already.") } };

export const organisationHandlers: Handlers<typeof organisationActs, Organisation, OrganisationTables> = {
  /** Begins an organisation, in a transaction that is already seen from there: its id is the organisation's. */
  found: async ({ tx, actor, id, input }) => {
    if (id !== actor.organisationId) throw new Error("an organisation is founded by its own clock");
    await tx.insertInto("chains").values({ organisation_id: id }).execute();
    const { slug, zone, locale } = input;
    await taking(
      tx
        .insertInto("organisations")
        .values({ organisation_id: id, id, name: input.name, slug, zone, locale, settings: JSON.stringify({}) })
        .execute(),
      slugTaken,
    );
    return { title: input.name };
  },

  rename: async ({ tx, id, input }) => {
    await tx.updateTable("organisations").set({ name: input.name }).where("id", "=", id).execute();
    return { title: input.name };
  },

  configure: async ({ tx, id, record, input }) => {
    const settings = Decided.parse({ ...record.settings, ...input.settings });
    const changes = given({ zone: input.zone, locale: input.locale });
    if (Object.keys(changes).length === 0 && !input.settings) refuse(say("Nothing was changed."), "settings");
    await tx
      .updateTable("organisations")
      .set({ ...changes, settings: JSON.stringify(settings) })
      .where("id", "=", id)
      .execute();
  },

  decide: async ({ tx, id, record, input, registry }) => {
    const schema = registry.modules.find((module) => module.name === input.module)?.settings;
    if (!schema) refuse(say("Nothing can be set there."), "module");
    const { modules } = record.settings;
    const decided = { ...modules?.[input.module], ...input.settings },
      fits = schema!.safeParse(decided);
    if (!fits.success) refuse(say("Write whole figures within what is usual; one of these is not."), `settings.${String(fits.error.issues[0]?.path[0] ?? "")}`);
    const settings = Decided.parse({ ...record.settings, modules: { ...modules, [input.module]: decided } });
    await tx
      .updateTable("organisations")
      .set({ settings: JSON.stringify(settings) })
      .where("id", "=", id)
      .execute();
  },

  importChart: async (doing) => carryOutImport(doing),
};
