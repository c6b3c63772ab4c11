import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { isOutside } from "#kernel/actor.ts";
import type { recordActs } from "#kernel/platform.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "../registry.ts";

const gone = () => new Refusal("not_found", say("It is not on this record any more."));

/** Acts that add to any record without changing it. */
export const recordHandlers: Handlers<typeof recordActs, Kept, unknown> = {
  comment: async ({ tx, actor, id, record, input, now, notify }) => {
    const commentId = newId(now.getTime());
    await tx.insertInto("comments").values({ organisation_id: actor.organisationId, id: commentId, record_id: id, author_id: actor.id, text: input.text, mentions: input.mentions, at: now.toISOString() }).execute();
    const to = input.mentions.filter((person) => person !== actor.id);
    if (to.length > 0) notify({ to, text: say("{who} calls you on {number}: {title}", { who: actor.name, number: record.number, title: record.title }), once: `comment/${commentId}` });
  },

  link: async ({ tx, actor, id, input, now }) => {
    if (input.to === id) throw new Refusal("invalid", say("A record cannot be linked to itself."), { fields: { to: say("Choose another record.") } });
    const other = await tx.selectFrom("records").select("id").where("id", "=", input.to).executeTakeFirst();
    if (!other) throw new Refusal("not_found", say("The record to link to does not exist, or it is not yours to see."));
    const already = await tx.selectFrom("links").select("id").where("record_id", "=", id).where("to_id", "=", input.to).where("relation", "=", input.relation).where("removed_at", "is", null).executeTakeFirst();
    if (already) throw new Refusal("conflict", say("These two are linked like that already."));
    await tx.insertInto("links").values({ organisation_id: actor.organisationId, id: newId(now.getTime()), record_id: id, to_id: input.to, relation: input.relation, at: now.toISOString(), removed_at: null }).execute();
  },

  unlink: async ({ tx, id, input, now }) => {
    const done = await tx.updateTable("links").set({ removed_at: now.toISOString() }).where("id", "=", input.linkId).where("record_id", "=", id).where("removed_at", "is", null).executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw gone();
  },

  attach: async ({ tx, actor, id, record, input, now }) => {
    if (isOutside(actor) && record.ownerId !== actor.id) throw new Refusal("forbidden", say("Somebody from outside can attach only to records that they answer for."));
    const sha256 = Buffer.from(input.sha256, "hex");
    const file = await tx.selectFrom("files").select("by_person").where("sha256", "=", sha256).executeTakeFirst();
    if (!file) throw new Refusal("not_found", say("Send the file first, then attach it."));
    await tx
      .insertInto("attachments")
      .values({ organisation_id: actor.organisationId, id: newId(now.getTime()), record_id: id, sha256, name: input.name, purpose: input.purpose, fact_on: input.factOn, at: now.toISOString(), by_person: actor.id, removed_at: null })
      .execute();
  },

  detach: async ({ tx, id, input, now }) => {
    const done = await tx.updateTable("attachments").set({ removed_at: now.toISOString() }).where("id", "=", input.attachmentId).where("record_id", "=", id).where("removed_at", "is", null).executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw gone();
  },
};
