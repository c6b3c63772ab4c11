import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { named, siteNames } from "#server/people.ts";
import { idOf, register } from "#server/register.ts";
import { answer, type Queries } from "#server/registry.ts";
import { kioskViews, pinViews } from "../views.ts";
import { findKiosks, findPins } from "./find.ts";
import type { KioskTables } from "./tables.ts";

const nothing = (): Refusal => new Refusal("not_found", say("There is no such record, or it is not yours to see."));

const kioskQueries: Queries<typeof kioskViews, KioskTables> = {
  list: async ({ tx, asks, registry, today, zone }) =>
    register<{ place: string; pairedAt: string | null }>(tx, {
      kind: "kiosk",
      table: "kiosks",
      shows: { place: "n.place", pairedAt: "moment(n.paired_at)" },
      where: [],
      filters: asks,
      registry,
      today,
      zone,
    }),
  one: async ({ tx, asks }) => {
    const id = await idOf(tx, "kiosk", asks),
      [record] = id ? await findKiosks(tx, [id]) : [];
    if (!record) throw nothing();
    const people = await named(tx, [record.ownerId]),
      sites = await siteNames(tx, [record.siteId]);
    return { record, owner: people.get(record.ownerId ?? "") ?? null, site: sites.get(record.siteId ?? "") ?? null };
  },
};

const pinQueries: Queries<typeof pinViews, KioskTables> = {
  list: async ({ tx, asks, registry, today, zone }) =>
    register<{ person: string; setAt: string | null }>(tx, {
      kind: "pin",
      table: "pins",
      shows: { person: "(select p.name from people p where p.organisation_id = n.organisation_id and p.id = n.person_id)", setAt: "moment(n.set_at)" },
      where: [],
      filters: asks,
      registry,
      today,
      zone,
    }),
  one: async ({ tx, asks }) => {
    const id = await idOf(tx, "pin", asks),
      [record] = id ? await findPins(tx, [id]) : [];
    if (!record) throw nothing();
    return { record, givenBy: (await named(tx, [record.givenBy])).get(record.givenBy) ?? null };
  },
};

export const answered = [answer(kioskViews, kioskQueries), answer(pinViews, pinQueries)];
