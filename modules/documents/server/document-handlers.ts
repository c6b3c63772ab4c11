import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { isInside } from "#server/people.ts";
import type { Doing, Handlers } from "#server/registry.ts";
import type { documentActs } from "../acts.ts";
import type { DocumentRead } from "../record.ts";
import { demandFree, json, monthsAfter, nextCode, setDocument, typeInUse } from "./keep.ts";
import type { Tables } from "./tables.ts";

type On = Doing<DocumentRead, unknown, Tables>;

/** The next periodic review, so many months after a day; none when none is asked for. */
const reviewAfter = (day: string, months: number | null): string | null => (months === null ? null : monthsAfter(day, months));

/** Printed copies that are out are called back, each with its own event. */
export async function recallCopies({ tx, also }: Pick<On, "tx" | "also">, documentId: string, reason: string): Promise<void> {
  const out = await tx
    .selectFrom("copies as n")
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.id"))
    .select("n.id")
    .where("n.document_id", "=", documentId)
    .where("r.state", "=", "out")
    .orderBy("r.number")
    .execute();
  for (const { id } of out) await also("copy.recall", { id, reason });
}

/** Takes all words away that a document's revisions ever held, in any draft; what another document still says in the same words stays. Answers with the fingerprints of the revisions. */
async function takeWordsAway({ tx, also, id, reason }: On): Promise<string[]> {
  const revisions = await tx
    .selectFrom("revisions")
    .select(["id", sql<string | null>`encode(text, 'hex')`.as("text"), "file"])
    .where("document_id", "=", id)
    .execute();
  await sql`update document_texts t set body = null where t.organisation_id = (select app_organisation())
      and t.sha256 in (select decode(e.body::jsonb #>> '{after,text}', 'hex') from events e join revisions v on v.organisation_id = e.organisation_id and v.id = e.record_id
                        where e.organisation_id = (select app_organisation()) and v.document_id = ${id})
      and not exists (select from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id and d.disposal is null
                       where v.organisation_id = t.organisation_id and v.text = t.sha256 and v.document_id <> ${id})`.execute(tx);
  await tx.deleteFrom("revision_words").where("document_id", "=", id).execute();
  for (const revision of revisions) {
    const files = await tx.selectFrom("attachments").select("id").where("record_id", "=", revision.id).where("removed_at", "is", null).execute();
    for (const file of files) await also("record.detach", { id: revision.id, input: { attachmentId: file.id }, reason: reason ?? "" });
  }
  return revisions.flatMap((r) => [r.text, r.file?.sha256 ?? null].filter((hash): hash is string => hash !== null));
}

async function demandOwner({ tx, today }: Pick<On, "tx" | "today">, personId: string): Promise<void> {
  if (!(await isInside(tx, personId, today)))
    throw new Refusal("invalid", say("A document is answered for by somebody who works here, not by somebody from outside or who has left."), {
      fields: { ownerId: say("Choose another person.") },
    });
}

export const documentHandlers: Handlers<typeof documentActs, DocumentRead, Tables> = {
  begin: async (doing) => {
    const { tx, id, actor, input } = doing;
    const type = await typeInUse(tx, input.typeId),
      code = input.code ?? (await nextCode(tx, type.prefix)),
      ownerId = input.ownerId ?? actor.id;
    await demandFree(tx, code, null);
    await demandOwner(doing, ownerId);
    await tx
      .insertInto("documents")
      .values({
        organisation_id: actor.organisationId,
        id,
        code,
        type_id: input.typeId,
        language: input.language,
        translation_of: input.translationOf,
        external: input.external ? json(input.external) : null,
        processes: json(input.processes),
        clauses: json(input.clauses),
        audience: json(input.audience),
        current_id: null,
        open_id: null,
        review_months: type.reviewMonths,
      })
      .execute();
    return { title: input.title, ownerId, siteId: input.siteId, unitId: input.unitId };
  },
  describe: async ({ tx, id, input, record }) => {
    if (input.code) await demandFree(tx, input.code, id);
    const values = {
      ...(input.code === undefined ? {} : { code: input.code }),
      ...(input.language === undefined ? {} : { language: input.language }),
      ...(input.processes === undefined ? {} : { processes: json(input.processes) }),
      ...(input.clauses === undefined ? {} : { clauses: json(input.clauses) }),
      ...(input.audience === undefined ? {} : { audience: json(input.audience) }),
      ...(input.reviewMonths === undefined ? {} : { review_months: input.reviewMonths }),
      ...(input.external === undefined ? {} : { external: input.external ? json(input.external) : null }),
      ...(input.public === undefined ? {} : { public: input.public }),
    };
    if (Object.keys(values).length > 0) await setDocument(tx, id, values);
    const since = record.confirmed?.on ?? null;
    return {
      ...(input.title === undefined ? {} : { title: input.title }),
      ...(input.siteId === undefined ? {} : { siteId: input.siteId }),
      ...(input.unitId === undefined ? {} : { unitId: input.unitId }),
      ...(input.reviewMonths === undefined || since === null ? {} : { dueOn: reviewAfter(since, input.reviewMonths) }),
    };
  },
  confirm: async ({ tx, id, actor, today, record }) => {
    await setDocument(tx, id, { confirmed: json({ by: actor.id, on: today }) });
    return { dueOn: reviewAfter(today, record.reviewMonths) };
  },
  withdraw: async (doing) => {
    const { tx, id, actor, today, record, reason, also } = doing;
    await setDocument(tx, id, { withdrawn: json({ by: actor.id, on: today, reason: reason ?? "" }) });
    if (record.currentId) await also("revision.supersede", { id: record.currentId });
    await recallCopies(doing, id, say("{code} was withdrawn.", { code: record.code }));
    return { dueOn: null };
  },
  hold: async ({ tx, id, actor, today, reason }) => void (await setDocument(tx, id, { hold: json({ by: actor.id, on: today, reason: reason ?? "" }) })),
  releaseHold: async ({ tx, id }) => void (await setDocument(tx, id, { hold: null })),
  dispose: async (doing) => {
    const fingerprints = await takeWordsAway(doing);
    await setDocument(doing.tx, doing.id, { disposal: json({ by: doing.actor.id, on: doing.today, reason: doing.reason ?? "", fingerprints }) });
  },
  follow: async ({ tx, id, input, record, today }) => {
    const { openId, currentId } = input;
    await setDocument(tx, id, { open_id: openId, ...(currentId === undefined ? {} : { current_id: currentId }) });
    const inForce = (currentId === undefined ? record.currentId : currentId) !== null;
    const state = inForce ? (openId ? "under_revision" : "effective") : "new";
    if (!currentId || currentId === record.currentId) return { state };
    const issue = await tx.selectFrom("records").select("title").where("id", "=", currentId).executeTakeFirstOrThrow();
    const { imported } = await tx.selectFrom("revisions").select("imported").where("id", "=", currentId).executeTakeFirstOrThrow();
    const since = imported?.effectiveOn ?? today; // what was issued elsewhere was found right there, on that day
    await setDocument(tx, id, { confirmed: json({ by: record.ownerId, on: since }) });
    return { state, title: issue.title, dueOn: reviewAfter(since, record.reviewMonths) };
  },
  remind: async ({ input, id, record, notify }) => {
    const text =
      input.days > 0
        ? say("{code} is to be reviewed in {n, plural, one {# day} other {# days}}.", { code: record.code, n: input.days })
        : input.days === 0
          ? say("{code} is to be reviewed today.", { code: record.code })
          : say("The review of {code} is late by {n, plural, one {# day} other {# days}}.", { code: record.code, n: -input.days });
    notify({ to: input.to, text, once: `document/${id}/review/${record.dueOn ?? ""}/${input.days}`, act: "document.confirm" });
  },
};
