import { say } from "#kernel/sentence.ts";
import { Refusal } from "#kernel/errors.ts";
import type { Handlers } from "#server/registry.ts";
import type { documentImportActs, revisionImportActs } from "../../acts.ts";
import { bodyText } from "../../body.ts";
import type { DocumentRead, RevisionRead } from "../../record.ts";
import { readFile } from "../file-content.ts";
import { demandFree, json, typeInUse } from "../keep.ts";
import { publicCode } from "../revision-handlers.ts";
import type { Tables } from "../tables.ts";
import { indexWords, keepText, readBody } from "../texts.ts";

export const documentImportHandlers: Handlers<typeof documentImportActs, DocumentRead, Tables> = {
  import: async ({ tx, id, actor, input }) => {
    const type = await typeInUse(tx, input.typeId);
    await demandFree(tx, input.code, null);
    const own = { organisation_id: actor.organisationId, id, code: input.code, type_id: input.typeId, language: input.language, public: input.public };
    const lists = { processes: json(input.processes), clauses: json(input.clauses), audience: json(input.audience) };
    await tx
      .insertInto("documents")
      .values({ ...own, ...lists, translation_of: null, external: null, current_id: null, open_id: null, review_months: type.reviewMonths })
      .execute();
    return { title: input.title, ownerId: input.ownerId };
  },
};

export const revisionImportHandlers: Handlers<typeof revisionImportActs, RevisionRead, Tables> = {
  import: async (doing) => {
    const { tx, id, actor, input } = doing;
    const document = await tx.selectFrom("documents").select("language").where("id", "=", input.documentId).executeTakeFirst();
    const spine = await tx.selectFrom("records").select("owner_id as ownerId").where("id", "=", input.documentId).executeTakeFirst();
    if (!document || !spine) throw new Refusal("not_found", say("There is no such document, or it is not yours to see."));
    const body = input.text === null ? null : readBody(input.text),
      file = body ? null : await readFile(doing, input.file);
    const { effectiveOn, approvedBy, initiator } = input;
    await tx
      .insertInto("revisions")
      .values({
        organisation_id: actor.organisationId,
        id,
        document_id: input.documentId,
        revision: input.revision,
        source: body ? "written" : "uploaded",
        text: body ? Buffer.from(await keepText(tx, actor.organisationId, body), "hex") : null,
        file: file ? json(file.file) : null,
        summary: input.summary,
        cause: null,
        training: input.training,
        training_reason: input.training === "none" ? say("It was in force before it was brought in.") : null,
        effective_on: null,
        gate: null,
        step: null,
        author_ids: "{}" as never,
        effective_at: null,
        superseded_at: null,
        public_code: publicCode(actor.organisationId),
        imported: json({ effectiveOn, approvedBy, initiator, file: input.file.name, sha256: input.file.sha256 }),
      })
      .execute();
    const text = `${input.title}\n${body ? bodyText(body) : (file?.text ?? "")}`;
    await indexWords(tx, { organisationId: actor.organisationId, revisionId: id, documentId: input.documentId, text, language: document.language, open: true });
    return { title: input.title, ownerId: spine.ownerId };
  },
};
