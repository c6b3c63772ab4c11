import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Moment } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import type { CopyRead, DocumentRead, DocumentType, ReadingRead, RevisionRead } from "../record.ts";
import { decidersOf, heldNow } from "./deciders.ts";
import type { Tables } from "./tables.ts";

type Ids = readonly string[];

export const findDocumentTypes = async (tx: Tx<Tables>, ids: Ids): Promise<DocumentType[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("document_types as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.sort", "n.prefix", "n.routes", "n.author_may_approve as authorMayApprove", "n.review_months as reviewMonths", "n.training", "n.reading_days as readingDays"])
    .select("n.retention_months as retentionMonths")
    .where("r.id", "in", ids)
    .execute()) as DocumentType[];

/** So many days ahead its next review becomes the work of whoever answers for a document. */
const reviewDays = 60;

/** The first day on which what was withdrawn may go: its type's months after the day of withdrawal. */
const keepUntil = sql<string | null>`((n.withdrawn ->> 'on')::date + make_interval(months => t.retention_months))::date`;

export const findDocuments = async (tx: Tx<Tables>, ids: Ids, { today }: Moment): Promise<DocumentRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("documents as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("document_types as t", (j) => j.onRef("t.organisation_id", "=", "n.organisation_id").onRef("t.id", "=", "n.type_id"))
    .innerJoin("records as tr", (j) => j.onRef("tr.organisation_id", "=", "n.organisation_id").onRef("tr.id", "=", "n.type_id"))
    .leftJoin("revisions as c", (j) => j.onRef("c.organisation_id", "=", "n.organisation_id").onRef("c.id", "=", "n.current_id"))
    .leftJoin("revisions as o", (j) => j.onRef("o.organisation_id", "=", "n.organisation_id").onRef("o.id", "=", "n.open_id"))
    .select(spineColumns)
    .select(["n.code", "n.type_id as typeId", "n.language", "n.translation_of as translationOf", "n.external", "n.processes", "n.clauses", "n.audience"])
    .select(["n.current_id as currentId", "n.open_id as openId", "n.review_months as reviewMonths", "n.confirmed", "n.withdrawn", "n.hold", "n.disposal", "n.public"])
    .select(["t.sort", "tr.title as typeTitle", "c.revision as currentNumber", "o.revision as openNumber"])
    .select([keepUntil.as("keepUntil"), sql<boolean>`coalesce(${keepUntil} <= ${today}::date, false)`.as("keptLongEnough")])
    .select(sql<boolean>`coalesce(r.due_on <= ${today}::date + ${reviewDays}::int, false)`.as("reviewNear"))
    .select(
      sql<number>`(select count(*)::int from copies k join records kr on kr.organisation_id = k.organisation_id and kr.id = k.id
        where k.organisation_id = r.organisation_id and k.document_id = r.id and kr.state in ('out', 'recalled'))`.as("copiesOut"),
    )
    .where("r.id", "in", ids)
    .execute()) as DocumentRead[];

/** Percent of those who were asked to read a revision that have; null when nobody was asked. */
export const readShare = (revision: string) => sql<number | null>`(select (100 * count(*) filter (where x.acknowledged_at is not null) / nullif(count(*), 0))::int
  from readings x where x.organisation_id = (select app_organisation()) and x.revision_id = ${sql.raw(revision)} and not x.lapsed)`;

export async function findRevisions(tx: Tx<Tables>, ids: Ids, moment: Moment): Promise<RevisionRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("revisions as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("documents as d", (j) => j.onRef("d.organisation_id", "=", "n.organisation_id").onRef("d.id", "=", "n.document_id"))
    .innerJoin("records as dr", (j) => j.onRef("dr.organisation_id", "=", "d.organisation_id").onRef("dr.id", "=", "d.id"))
    .innerJoin("document_types as t", (j) => j.onRef("t.organisation_id", "=", "d.organisation_id").onRef("t.id", "=", "d.type_id"))
    .select(spineColumns)
    .select(["n.document_id as documentId", "n.revision", "n.source", sql<string | null>`encode(n.text, 'hex')`.as("text"), "n.file", "n.summary", "n.cause", "n.training"])
    .select(["n.training_reason as trainingReason", "n.effective_on as effectiveOn", "n.gate", "n.gate_override as gateOverride", "n.route", "n.step", "n.round", "n.decided"])
    .select(["n.author_ids as authorIds", "n.issued", "n.imported", "n.effective_at as effectiveAt", "n.superseded_at as supersededAt"])
    .select(["d.code", "dr.state as documentState", "t.author_may_approve as authorMayApprove", readShare("n.id").as("readShare")])
    .select([
      sql<boolean>`n.revision > 1`.as("changes"),
      sql<boolean>`jsonb_array_length(d.audience) > 0`.as("reaches"),
      sql<number>`(select count(*)::int from document_remarks m where m.organisation_id = r.organisation_id and m.record_id = r.id and m.settled is null)`.as("openRemarks"),
      sql<number>`(select count(*)::int from document_remarks m where m.organisation_id = r.organisation_id and m.record_id = r.id and m.settled is null and m.answered is null)`.as(
        "unansweredRemarks",
      ),
    ])
    .where("r.id", "in", ids)
    .execute();
  const asked = rows.some((r) => r.state === "in_review" || r.state === "in_approval");
  const held = asked ? await heldNow(tx, moment.today) : [];
  return rows.map((row) => ({ ...row, deciderIds: decidersOf(row, held) }) as RevisionRead);
}

export const findReadings = async (tx: Tx<Tables>, ids: Ids): Promise<ReadingRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("readings as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("revisions as v", (j) => j.onRef("v.organisation_id", "=", "n.organisation_id").onRef("v.id", "=", "n.revision_id"))
    .innerJoin("documents as d", (j) => j.onRef("d.organisation_id", "=", "n.organisation_id").onRef("d.id", "=", "n.document_id"))
    .select(spineColumns)
    .select([
      "n.document_id as documentId",
      "n.revision_id as revisionId",
      "n.person_id as personId",
      "n.acknowledged_at as acknowledgedAt",
      "n.way",
      "n.reminded_on as remindedOn",
      "d.code",
      "v.revision",
    ])
    .where("r.id", "in", ids)
    .execute()) as ReadingRead[];

export const findCopies = async (tx: Tx<Tables>, ids: Ids): Promise<CopyRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("copies as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("revisions as v", (j) => j.onRef("v.organisation_id", "=", "n.organisation_id").onRef("v.id", "=", "n.revision_id"))
    .innerJoin("documents as d", (j) => j.onRef("d.organisation_id", "=", "n.organisation_id").onRef("d.id", "=", "n.document_id"))
    .select(spineColumns)
    .select(["n.document_id as documentId", "n.revision_id as revisionId", "n.holder", "n.expires_on as expiresOn", "n.recalled_on as recalledOn", "n.ended_on as endedOn"])
    .select(["d.code", "v.revision", "v.in_force as current"])
    .where("r.id", "in", ids)
    .execute()) as CopyRead[];
