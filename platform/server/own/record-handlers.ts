import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { isOutside } from "#kernel/actor.ts";
import type { recordActs } from "#kernel/record-acts.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "../database.ts";
import { mayUse } from "../files/reach.ts";
import type { Handlers } from "../registry.ts";
import { fileName } from "../files/name.ts";

const gone = () => new Refusal("not_found", say("It is not on this record any more."));

/** Every position that this person holds is a consultant's or an outside auditor's. */
async function isFromOutside(tx: Tx, personId: string, today: string): Promise<boolean> {
  const { rows } = await sql<{ outside: boolean | null }>`
    select bool_and(q.role in ('consultant', 'external_auditor')) as outside from positions_held(app_organisation(), ${today}) x
      join positions q on q.organisation_id = (select app_organisation()) and q.id = x.position_id where x.person_id = ${personId}`.execute(tx);
  return rows[0]?.outside === true;
}

/** Acts on any record: what adds to it, and handing it over. */
export const recordHandlers: Handlers<typeof recordActs, Kept, unknown> = {
  comment: async ({ tx, actor, id, record, input, now, notify }) => {
    const commentId = newId(now.getTime());
    await tx
      .insertInto("comments")
      .values({ organisation_id: actor.organisationId, id: commentId, record_id: id, author_id: actor.id, text: input.text, mentions: input.mentions, at: now.toISOString() })
      .execute();
    const to = input.mentions.filter((person) => person !== actor.id);
    if (to.length > 0)
      notify({ to, text: say("{who} calls you on {number}: {title}", { who: actor.name, number: record.number, title: record.title }), once: `comment/${commentId}` });
  },

  link: async ({ tx, actor, id, input, now }) => {
    if (input.to === id) throw new Refusal("invalid", say("A record cannot be linked to itself."), { fields: { to: say("Choose another record.") } });
    const other = await tx.selectFrom("records").select("id").where("id", "=", input.to).executeTakeFirst();
    if (!other) throw new Refusal("not_found", say("The record to link to does not exist, or it is not yours to see."));
    const already = await tx
      .selectFrom("links")
      .select("id")
      .where("record_id", "=", id)
      .where("to_id", "=", input.to)
      .where("relation", "=", input.relation)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (already) throw new Refusal("conflict", say("These two are linked like that already."));
    await tx
      .insertInto("links")
      .values({
        organisation_id: actor.organisationId,
        id: newId(now.getTime()),
        record_id: id,
        to_id: input.to,
        relation: input.relation,
        at: now.toISOString(),
        removed_at: null,
      })
      .execute();
  },

  unlink: async ({ tx, id, input, now }) => {
    const done = await tx
      .updateTable("links")
      .set({ removed_at: now.toISOString() })
      .where("id", "=", input.linkId)
      .where("record_id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw gone();
  },

  attach: async ({ tx, actor, id, record, input, now }) => {
    if (isOutside(actor) && record.ownerId !== actor.id) throw new Refusal("forbidden", say("Somebody from outside can attach only to records that they answer for."));
    if (input.purpose === "content" && !actor.system)
      throw new Refusal("invalid", say("What a record says is put in by its own form."), { fields: { purpose: say("Not for a file that is added.") } });
    const sha256 = Buffer.from(input.sha256, "hex");
    if (!(await mayUse(tx, sha256, actor.id))) throw new Refusal("not_found", say("Send the file first, then attach it."));
    await tx
      .insertInto("attachments")
      .values({
        organisation_id: actor.organisationId,
        id: newId(now.getTime()),
        record_id: id,
        sha256,
        name: fileName(input.name),
        purpose: input.purpose,
        fact_on: input.factOn,
        at: now.toISOString(),
        by_person: actor.id,
        removed_at: null,
      })
      .execute();
  },

  handOver: async ({ tx, record, input, today, notify, actor }) => {
    if (input.to === record.ownerId) throw new Refusal("invalid", say("This person answers for it already."), { fields: { to: say("Choose somebody else.") } });
    if (input.to === null) return { ownerId: null };
    const person = await tx.selectFrom("people").select(["left_on", "erased"]).where("id", "=", input.to).executeTakeFirst();
    if (!person || person.erased || (person.left_on !== null && person.left_on < today))
      throw new Refusal("invalid", say("Choose somebody who is here."), { fields: { to: say("Not here any more.") } });
    if (await isFromOutside(tx, input.to, today))
      throw new Refusal("conflict", say("Somebody from outside can do work and advise here, but can never answer for a record."), {
        fields: { to: say("Choose somebody from inside.") },
      });
    notify({
      to: [input.to],
      text: say("{who} hands {number} over to you: {title}", { who: actor.name, number: record.number, title: record.title }),
      once: `handOver/${record.id}/${record.version}`,
      act: "record.handOver",
    });
    return { ownerId: input.to };
  },

  /** The event itself is what is kept. */
  export: async () => {},

  followReaders: async ({ tx, id, input }) =>
    void (await tx.updateTable("records").set({ readers: input.readers }).where("id", "=", id).where("confidential", "=", true).execute()),

  detach: async ({ tx, actor, id, input, now }) => {
    const asked = tx.selectFrom("attachments").select("purpose").where("id", "=", input.attachmentId).where("record_id", "=", id);
    if (!actor.system && (await asked.executeTakeFirst())?.purpose === "content")
      throw new Refusal("conflict", say("This file is what the record says. It goes only with the record's own words."));
    const done = await tx
      .updateTable("attachments")
      .set({ removed_at: now.toISOString() })
      .where("id", "=", input.attachmentId)
      .where("record_id", "=", id)
      .where("removed_at", "is", null)
      .executeTakeFirst();
    if (done.numUpdatedRows === 0n) throw gone();
  },
};
