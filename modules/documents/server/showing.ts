import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { editionById } from "#modules/standards/server/published.ts";
import type { Tx } from "#server/database.ts";
import { pathOf } from "#server/own/records.ts";
import { named, type Named } from "#server/people.ts";
import type { Registry } from "#server/registry.ts";
import { mentionsOf, outlineOf, picturesIn, type Body } from "../body.ts";
import type { RevisionBrief } from "../document-views.ts";
import type { Uploaded } from "../revision.ts";
import type { z } from "zod";
import type { Tables } from "./tables.ts";
import { textByHash } from "./texts.ts";

export const nothing = (): Refusal => new Refusal("not_found", say("There is no such record, or it is not yours to see."));

/** The short titles of these requirements; one that no edition knows is shown by its reference. */
export async function clausesOf(tx: Tx<Tables>, ids: readonly string[]): Promise<{ id: string; reference: string; title: string }[]> {
  const editions = new Map<string, Awaited<ReturnType<typeof editionById>>>();
  const shown = [];
  for (const id of new Set(ids)) {
    const [editionId = "", reference = id] = id.split(":", 2);
    if (!editions.has(editionId)) editions.set(editionId, await editionById(tx, editionId));
    const edition = editions.get(editionId),
      requirement = edition?.requirements.find((r) => r.id === id);
    shown.push({ id, reference: edition ? `${edition.reference} ${reference}` : reference, title: requirement?.title ?? "" });
  }
  return shown;
}

/** What a text refers to, under the names of today. What may not be seen keeps the label that the writer gave it, without a way to it. */
async function mentionedIn(tx: Tx<Tables>, registry: Registry, body: Body) {
  const mentions = mentionsOf(body);
  const clauses = await clausesOf(
    tx,
    mentions.filter((m) => m.kind === "clause").map((m) => m.id),
  );
  const ids = mentions.filter((m) => m.kind === "record").map((m) => m.id);
  const records =
    ids.length === 0
      ? []
      : (
          await sql<{ id: string; kind: string; number: string; title: string; code: string | null }>`
            select r.id, r.kind, r.number, r.title, d.code from records r left join documents d on d.organisation_id = r.organisation_id and d.id = r.id
             where r.organisation_id = (select app_organisation()) and r.id::text = any(${ids})`.execute(tx)
        ).rows;
  return mentions.flatMap((m) => {
    if (m.kind === "clause") {
      const clause = clauses.find((c) => c.id === m.id);
      return clause ? [{ ...m, label: `${clause.reference} ${clause.title}`.trim(), path: `/standards/${m.id.replace(":", "/")}` }] : [];
    }
    const record = records.find((r) => r.id === m.id);
    return record ? [{ ...m, label: `${record.code ?? record.number} ${record.title}`, path: pathOf(registry, record) }] : [];
  });
}

interface Kept {
  readonly id: string;
  readonly text: string | null;
  readonly file: z.infer<typeof Uploaded> | null;
}

/** The files behind the pictures of a text. A picture is attached to the revision that it was first put into; later revisions of the document show it from there. */
async function picturesOf(tx: Tx<Tables>, revisionId: string, body: Body) {
  const wanted = picturesIn(body.content);
  if (wanted.length === 0) return [];
  const { rows } = await sql<{ sha256: string; attachmentId: string }>`
    select distinct on (a.sha256) encode(a.sha256, 'hex') as sha256, a.id as "attachmentId"
      from revisions v join revisions o on o.organisation_id = v.organisation_id and o.document_id = v.document_id
      join attachments a on a.organisation_id = o.organisation_id and a.record_id = o.id and a.removed_at is null
     where v.organisation_id = (select app_organisation()) and v.id = ${revisionId} and encode(a.sha256, 'hex') = any(${wanted})
     order by a.sha256, (o.id = v.id) desc, a.at`.execute(tx);
  return rows;
}

/** What the page shows of a revision: its words, or the file whose words they are. */
export async function contentOf(tx: Tx<Tables>, registry: Registry, revision: Kept) {
  const body = await textByHash(tx, revision.text);
  const file = revision.file,
    attachment = file
      ? await tx
          .selectFrom("attachments")
          .select("id")
          .where("record_id", "=", revision.id)
          .where("sha256", "=", Buffer.from(file.sha256, "hex"))
          .where("removed_at", "is", null)
          .orderBy("at", "desc")
          .executeTakeFirst()
      : undefined;
  const words = file ? await tx.selectFrom("revision_words").select("text").where("revision_id", "=", revision.id).executeTakeFirst() : undefined;
  return {
    body,
    outline: body ? outlineOf(body) : [],
    mentioned: body ? await mentionedIn(tx, registry, body) : [],
    pictures: body ? await picturesOf(tx, revision.id, body) : [],
    file: file ? { ...file, attachmentId: attachment?.id ?? null } : null,
    fileText: words?.text ?? null,
  };
}

interface BriefRow extends Omit<RevisionBrief, "authors" | "approvers"> {
  readonly authorIds: readonly string[];
  readonly decided: readonly { by: string; round: number; sort: string }[];
  readonly round: number;
}

/** All revisions of a document that the asker may see, newest first. */
export async function briefs(tx: Tx<Tables>, documentId: string): Promise<RevisionBrief[]> {
  const { rows } = await sql<BriefRow>`
    select r.id, r.number, v.revision, r.state, v.summary, v.cause, v.training, v.training_reason as "trainingReason", moment(v.effective_at) as "effectiveAt", moment(v.superseded_at) as "supersededAt", v.author_ids as "authorIds", v.decided, v.round
      from revisions v join records r on r.organisation_id = v.organisation_id and r.id = v.id
     where v.organisation_id = (select app_organisation()) and v.document_id = ${documentId} order by v.revision desc`.execute(tx);
  const approvals = (row: BriefRow) => row.decided.filter((d) => d.round === row.round && d.sort === "approval").map((d) => d.by);
  const people = await named(
    tx,
    rows.flatMap((row) => [...row.authorIds, ...approvals(row)]),
  );
  const those = (ids: readonly string[]): Named[] => [...new Set(ids)].flatMap((id) => people.get(id) ?? []);
  return rows.map(({ authorIds, decided, round, ...row }) => ({ ...row, authors: those(authorIds), approvers: those(approvals({ ...row, authorIds, decided, round })) }));
}
