import { randomBytes } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { posterActs } from "../acts.ts";
import type { PosterRead } from "../poster.ts";
import { seal } from "./codes.ts";
import type { Tables } from "./tables.ts";

export const posterHandlers: Handlers<typeof posterActs, PosterRead, Tables> = {
  print: async ({ tx, id, actor, input }) => {
    const site = await tx.selectFrom("sites").select("id").where("id", "=", input.siteId).executeTakeFirst();
    if (!site) throw new Refusal("invalid", say("There is no such site."), { fields: { siteId: say("Choose a site.") } });
    await tx
      .insertInto("posters")
      .values({ organisation_id: actor.organisationId, id, place: input.place, purpose: input.purpose, code: seal(actor.organisationId, randomBytes(16)) })
      .execute();
    return { title: input.place, siteId: input.siteId };
  },
  revoke: async () => {},
};
