import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { Moment } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { hindranceSaid } from "../hindrance.ts";
import type { AssessmentRead, AttainmentRead, AttemptRead, QualificationRead, QuizRead, TrainingRead } from "../record.ts";
import { codeOf, personOf, titleOf } from "./find.ts";
import { peopleIn, supervisorPositions } from "./supervisors.ts";
import type { Tables } from "./tables.ts";

type Ids = readonly string[];

/** Why a training cannot be done now. `c` is its course, `cr` the course's record, `dr` its document's as the asker sees it. */
const hindrance = sql<string | null>`case
  when not n.open then null
  when n.course_id is null then null
  when cr.state = 'retired' then 'retired'
  when c.method = 'quiz' and not exists (select from records z where z.organisation_id = r.organisation_id and z.id = c.quiz_id and z.state = 'in_use') then 'quiz'
  when c.document_id is not null and dr.id is null then 'unseen'
  when c.method = 'read' and dr.state not in ('effective', 'under_revision') then 'document'
  when c.method = 'quiz' and exists (select from attempts a join records ar on ar.organisation_id = a.organisation_id and ar.id = a.id and ar.state = 'locked'
     where a.organisation_id = r.organisation_id and a.person_id = n.person_id and a.quiz_id = c.quiz_id) then 'locked' end`;

/** Is another course of the same curriculum to come before it? */
const waits = sql<boolean>`n.open and n.curriculum_id is not null and exists (
  select from trainings b join curricula u on u.organisation_id = b.organisation_id and u.id = n.curriculum_id
   where b.organisation_id = n.organisation_id and b.person_id = n.person_id and b.open and b.curriculum_id = n.curriculum_id and b.id <> n.id
     and array_position(u.course_ids, b.course_id) < array_position(u.course_ids, n.course_id))`;

export async function findTrainings(tx: Tx<Tables>, ids: Ids, { today }: Moment): Promise<TrainingRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("trainings as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .leftJoin("courses as c", (j) => j.onRef("c.organisation_id", "=", "n.organisation_id").onRef("c.id", "=", "n.course_id"))
    .leftJoin("records as cr", (j) => j.onRef("cr.organisation_id", "=", "c.organisation_id").onRef("cr.id", "=", "c.id"))
    .leftJoin("records as dr", (j) => j.onRef("dr.organisation_id", "=", "c.organisation_id").onRef("dr.id", "=", "c.document_id"))
    .select(spineColumns)
    .select(["n.course_id as courseId", "n.revision_id as revisionId", "n.curriculum_id as curriculumId", "n.competence_id as competenceId", "n.cause", "n.why", "n.done"])
    .select(["n.evaluate_on as evaluateOn", "n.effectiveness", "n.retired_because as retiredBecause", "n.reminded_on as remindedOn", "n.escalated_on as escalatedOn"])
    .select(["n.person_id as personId", personOf("n.person_id").as("person"), "c.method", "c.quiz_id as quizId"])
    .select([
      sql<string | null>`coalesce(c.document_id, (select v.document_id from revisions v where v.organisation_id = r.organisation_id and v.id = n.revision_id))`.as("documentId"),
      sql<
        string | null
      >`coalesce((select d.code from revisions v join documents d on d.organisation_id = v.organisation_id and d.id = v.document_id where v.organisation_id = r.organisation_id and v.id = n.revision_id),
        (select d.code from documents d where d.organisation_id = r.organisation_id and d.id = c.document_id))`.as("code"),
      sql<number | null>`(select v.revision from revisions v where v.organisation_id = r.organisation_id and v.id = n.revision_id)`.as("revision"),
      waits.as("waits"),
      hindrance.as("what"),
      "cr.owner_id as mendedBy",
      personOf("cr.owner_id").as("mender"),
    ])
    .where("r.id", "in", ids)
    .execute();
  const led = rows.filter((row) => row.state !== "retired" && row.state !== "effective" && row.state !== "not_effective").map((row) => row.personId);
  const above = await supervisorPositions(tx, led, today);
  return rows.map(({ what, mender, mendedBy, ...row }) => {
    const said = hindranceSaid(what, mender);
    return { ...row, hindrance: said, mendedBy: said && what !== "locked" ? mendedBy : null, supervisorPositionIds: above.get(row.personId) ?? [] } as TrainingRead;
  });
}

export const findAssessments = async (tx: Tx<Tables>, ids: Ids): Promise<AssessmentRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("assessments as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.person_id as personId", "n.competence_id as competenceId", "n.level", "n.observed_on as observedOn", "n.verdict", "n.observed", "n.qualified_by as qualifiedBy"])
    .select(["n.withdrawn", "n.assessor_id as assessorId", personOf("n.person_id").as("person"), titleOf("n.competence_id").as("competence")])
    .where("r.id", "in", ids)
    .execute()) as AssessmentRead[];

export const findQualifications = async (tx: Tx<Tables>, ids: Ids): Promise<QualificationRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("qualifications as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.person_id as personId", "n.competence_id as competenceId", "n.level", "n.issuer", "n.certificate_number as certificateNumber", "n.issued_on as issuedOn"])
    .select(["n.expires_on as expiresOn", "n.entered_by as enteredBy", "n.confirmed_by as confirmedBy", "n.confirmed_on as confirmedOn"])
    .select([personOf("n.person_id").as("person"), titleOf("n.competence_id").as("competence")])
    .select(sql<number>`(select count(*)::int from attachments x where x.organisation_id = r.organisation_id and x.record_id = r.id and x.removed_at is null)`.as("files"))
    .where("r.id", "in", ids)
    .execute()) as QualificationRead[];

export const findAttainments = async (tx: Tx<Tables>, ids: Ids): Promise<AttainmentRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("attainments as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.person_id as personId", "n.competence_id as competenceId", "n.level", "n.from_on as fromOn", "n.expires_on as expiresOn", "n.source_id as sourceId"])
    .select(["n.source_kind as sourceKind", "n.revoked", "n.warned", personOf("n.person_id").as("person"), titleOf("n.competence_id").as("competence")])
    .where("r.id", "in", ids)
    .execute()) as AttainmentRead[];

export const findQuizzes = async (tx: Tx<Tables>, ids: Ids): Promise<QuizRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("quizzes as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.draw", "n.pass_percent as passPercent", "n.failures", "n.pretest", "n.minutes", "n.document_id as documentId", "n.bank_version as bankVersion", "n.questions"])
    .select([sql<string | null>`encode(n.bank, 'hex')`.as("bank"), codeOf("n.document_id").as("code")])
    .select(sql<number>`(select count(*)::int from courses c where c.organisation_id = r.organisation_id and c.quiz_id = r.id)`.as("courses"))
    .where("r.id", "in", ids)
    .execute()) as QuizRead[];

export async function findAttempts(tx: Tx<Tables>, ids: Ids, { today }: Moment): Promise<AttemptRead[]> {
  const rows = await tx
    .selectFrom("records as r")
    .innerJoin("attempts as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.quiz_id as quizId", "n.training_id as trainingId", "n.pretest", "n.bank_version as bankVersion", sql<string>`encode(n.bank, 'hex')`.as("bank")])
    .select(["n.revision_id as revisionId", "n.pass_percent as passPercent", "n.drawn", "n.given", "n.way", "n.percent", "n.right_answers as right"])
    .select(["n.submitted_at as submittedAt", "n.unlocked", "n.person_id as personId", personOf("n.person_id").as("person"), titleOf("n.quiz_id").as("quiz")])
    .where("r.id", "in", ids)
    .execute();
  const above = await supervisorPositions(
    tx,
    rows.map((row) => row.personId),
    today,
  );
  const read: AttemptRead[] = [];
  for (const row of rows) {
    const positions = above.get(row.personId) ?? [];
    read.push({ ...row, supervisorPositionIds: positions, supervisorIds: (await peopleIn(tx, positions, today)).map((p) => p.id) } as AttemptRead);
  }
  return read;
}
