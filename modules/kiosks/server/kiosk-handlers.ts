import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { kioskActs } from "../acts.ts";
import type { Kiosk } from "../kiosk.ts";
import type { KioskTables } from "./tables.ts";

const empty = { sitting_hash: null, person_id: null, began_at: null, seen_at: null };

export const kioskHandlers: Handlers<typeof kioskActs, Kiosk, KioskTables> = {
  place: async ({ tx, id, actor, input }) => {
    const site = await tx.selectFrom("sites").select("id").where("id", "=", input.siteId).executeTakeFirst();
    if (!site) throw new Refusal("invalid", say("There is no such site."), { fields: { siteId: say("Choose a site.") } });
    await tx.insertInto("kiosks").values({ organisation_id: actor.organisationId, id, place: input.place, paired_at: null }).execute();
    await tx
      .insertInto("kiosk_screens")
      .values({ organisation_id: actor.organisationId, kiosk_id: id, device_hash: null, ...empty })
      .execute();
    return { title: input.place, siteId: input.siteId, ownerId: actor.id };
  },
  pair: async ({ tx, id, input, now }) => {
    await tx.updateTable("kiosks").set({ paired_at: now.toISOString() }).where("id", "=", id).execute();
    await tx
      .updateTable("kiosk_screens")
      .set({ device_hash: Buffer.from(input.device, "hex"), ...empty })
      .where("kiosk_id", "=", id)
      .execute();
  },
  close: async ({ tx, id }) =>
    void (await tx
      .updateTable("kiosk_screens")
      .set({ device_hash: null, ...empty })
      .where("kiosk_id", "=", id)
      .execute()),
};
