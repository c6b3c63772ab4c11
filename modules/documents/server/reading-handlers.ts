import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import { isAtKiosk } from "#server/world.ts";
import type { copyActs, readingActs } from "../acts.ts";
import type { CopyRead, ReadingRead } from "../record.ts";
import { ahead } from "./keep.ts";
import { publicCode } from "./revision-handlers.ts";
import type { Tables } from "./tables.ts";

export const readingHandlers: Handlers<typeof readingActs, ReadingRead, Tables> = {
  ask: async ({ tx, id, actor, input, notify }) => {
    const issue = await tx
      .selectFrom("revisions as v")
      .innerJoin("documents as d", (j) => j.onRef("d.organisation_id", "=", "v.organisation_id").onRef("d.id", "=", "v.document_id"))
      .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "v.organisation_id").onRef("r.id", "=", "v.id"))
      .select(["v.document_id as documentId", "v.revision", "d.code", "r.title", "r.site_id as siteId"])
      .where("v.id", "=", input.revisionId)
      .executeTakeFirstOrThrow();
    await tx
      .insertInto("readings")
      .values({
        organisation_id: actor.organisationId,
        id,
        document_id: issue.documentId,
        revision_id: input.revisionId,
        person_id: input.personId,
        acknowledged_at: null,
        way: null,
        reminded_on: null,
      })
      .execute();
    const text = say("Read {code} revision {n}: {title}", { code: issue.code, n: issue.revision, title: issue.title });
    notify({ to: [input.personId], text, once: `reading/${input.revisionId}/${input.personId}`, act: "reading.acknowledge" });
    return { title: issue.title, ownerId: input.personId, dueOn: input.dueOn, siteId: issue.siteId };
  },
  acknowledge: async ({ tx, id, now, origin }) => {
    const way = isAtKiosk(origin) ? "kiosk" : "app";
    await tx.updateTable("readings").set({ acknowledged_at: now.toISOString(), way }).where("id", "=", id).execute();
  },
  lapse: async ({ tx, id }) => void (await tx.updateTable("readings").set({ lapsed: true }).where("id", "=", id).execute()),
  askAgain: async ({ tx, id, input, record, notify }) => {
    await tx.updateTable("readings").set({ acknowledged_at: null, way: null, reminded_on: null, lapsed: false }).where("id", "=", id).execute();
    const text = say("Read {code} revision {n}: {title}", { code: record.code, n: record.revision, title: record.title });
    notify({ to: [record.personId], text, once: `reading/${record.revisionId}/${record.personId}/${record.version}`, act: "reading.acknowledge" });
    return { dueOn: input.dueOn };
  },
  remind: async ({ tx, id, record, today, notify }) => {
    await tx.updateTable("readings").set({ reminded_on: today }).where("id", "=", id).execute();
    notify({ to: [record.personId], text: say("{code} still waits to be read by you.", { code: record.code }), once: `reading/${id}/${today}`, act: "reading.acknowledge" });
  },
};

export const copyHandlers: Handlers<typeof copyActs, CopyRead, Tables> = {
  give: async ({ tx, id, actor, input, today }) => {
    const issue = await tx
      .selectFrom("revisions as v")
      .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "v.organisation_id").onRef("r.id", "=", "v.id"))
      .select(["v.id", "r.title", "r.site_id as siteId"])
      .where("v.document_id", "=", input.documentId)
      .where("v.in_force", "=", true)
      .executeTakeFirst();
    if (!issue) throw new Refusal("conflict", say("Only a document in force is given out in print."));
    if (input.expiresOn) ahead(input.expiresOn, today, "expiresOn");
    await tx
      .insertInto("copies")
      .values({
        organisation_id: actor.organisationId,
        id,
        document_id: input.documentId,
        revision_id: issue.id,
        holder: input.holder,
        expires_on: input.expiresOn,
        recalled_on: null,
        ended_on: null,
        public_code: publicCode(actor.organisationId),
      })
      .execute();
    return { title: issue.title, ownerId: actor.id, siteId: issue.siteId, dueOn: input.expiresOn };
  },
  recall: async ({ tx, id, today }) => void (await tx.updateTable("copies").set({ recalled_on: today }).where("id", "=", id).execute()),
  takeIn: async ({ tx, id, today }) => void (await tx.updateTable("copies").set({ ended_on: today }).where("id", "=", id).execute()),
  lose: async ({ tx, id, today }) => void (await tx.updateTable("copies").set({ ended_on: today }).where("id", "=", id).execute()),
};
