import { z } from "zod";
import { Named, SignatureShown } from "#kernel/platform.ts";
import { filters, Linked, page, paged, Row, sorts, which } from "#kernel/shown.ts";
import { defineViews } from "#kernel/view.ts";
import { CompetenceRead, Level } from "./competence.ts";
import { CourseRead, Method } from "./course.ts";
import { CurriculumRead } from "./curriculum.ts";
import { DemandRead } from "./demand.ts";
import { AssessmentRead } from "./assessment.ts";
import { AttainmentRead } from "./attainment.ts";
import { QualificationRead } from "./qualification.ts";
import { TrainingSessionRead } from "./training-session.ts";

export const CompetenceRow = Row.extend({ group: z.string(), levels: z.array(Level), validMonths: z.int().nullable(), demands: z.int(), held: z.int() });
export const DemandRow = Row.extend({ competenceId: z.uuid(), competence: z.string(), level: z.int(), levelTitle: z.string(), says: z.string(), days: z.int() });
export const CourseRow = Row.extend({
  method: Method,
  competence: z.string().nullable(),
  level: z.int().nullable(),
  code: z.string().nullable(),
  refresher: z.boolean(),
  awareness: z.boolean(),
  waiting: z.int(),
  done: z.int(),
});
export const CurriculumRow = Row.extend({ courses: z.int(), says: z.array(z.string()) });
export const SessionRow = Row.extend({
  course: z.string(),
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int(),
  place: z.string(),
  trainer: z.string().nullable(),
  enrolled: z.int(),
  signed: z.int(),
  seats: z.int().nullable(),
});
const about = { personId: z.uuid(), person: z.string(), competenceId: z.uuid(), competence: z.string(), level: z.int() };
export const AssessmentRow = Row.extend({ ...about, assessor: z.string().nullable(), observedOn: z.iso.date(), verdict: z.string() });
export const QualificationRow = Row.extend({ ...about, issuer: z.string(), certificateNumber: z.string(), issuedOn: z.iso.date(), expiresOn: z.iso.date().nullable() });
export const AttainmentRow = Row.extend({ ...about, fromOn: z.iso.date(), expiresOn: z.iso.date().nullable() });

const list = { ...filters, sort: sorts, ...page };
const whose = { personId: z.uuid().optional(), competenceId: z.uuid().optional() };

export const competenceViews = defineViews("competence")({
  list: { title: "What should people here be able to do?", may: [], asks: z.strictObject({ ...list, group: z.string().max(200).optional() }), gives: paged(CompetenceRow) },
  one: {
    title: "What is this competence, who needs it, and how is it reached?",
    may: [],
    asks: which,
    gives: z.object({
      record: CompetenceRead,
      owner: Named.nullable(),
      demands: z.array(Linked.extend({ level: z.int(), says: z.string() })),
      courses: z.array(Linked.extend({ level: z.int().nullable(), method: Method })),
      /** Who may assess it on the job, by level. */
      assessors: z.array(z.object({ level: z.int(), people: z.array(Named) })),
      assessorPositions: z.array(z.string()),
    }),
  },
});
export const demandViews = defineViews("demand")({
  list: {
    title: "Which competences are demanded of whom?",
    may: [],
    asks: z.strictObject({ ...list, competenceId: z.uuid().optional(), positionId: z.uuid().optional() }),
    gives: paged(DemandRow),
  },
  one: {
    title: "What does this requirement demand, and who meets it?",
    may: [],
    asks: which,
    gives: z.object({ record: DemandRead, says: z.string(), people: z.int(), met: z.int() }),
  },
});
export const courseViews = defineViews("course")({
  list: {
    title: "Which courses are there?",
    may: [],
    asks: z.strictObject({ ...list, method: Method.optional(), competenceId: z.uuid().optional(), documentId: z.uuid().optional(), awareness: z.stringbool().optional() }),
    gives: paged(CourseRow),
  },
  one: {
    title: "What is this course, and who takes it?",
    may: [],
    asks: which,
    gives: z.object({
      record: CourseRead,
      owner: Named.nullable(),
      competence: Linked.nullable(),
      document: Linked.nullable(),
      quiz: Linked.nullable(),
      curricula: z.array(Linked),
      sessions: z.array(Linked.extend({ startsAt: z.iso.datetime({ offset: true }), place: z.string() })),
      /** Of those whose effect was judged, how many it worked for. */
      judged: z.int(),
      effective: z.int(),
    }),
  },
});
export const curriculumViews = defineViews("curriculum")({
  list: { title: "Which curricula are there?", may: [], asks: z.strictObject(list), gives: paged(CurriculumRow) },
  one: {
    title: "What does this curriculum ask, and of whom?",
    may: [],
    asks: which,
    gives: z.object({ record: CurriculumRead, says: z.array(z.string()), people: z.int(), open: z.int(), done: z.int() }),
  },
});
export const trainingSessionViews = defineViews("trainingsession")({
  list: {
    title: "Which sessions are there?",
    may: [],
    asks: z.strictObject({ ...list, courseId: z.uuid().optional(), personId: z.uuid().optional(), from: z.iso.date().optional(), until: z.iso.date().optional() }),
    gives: paged(SessionRow),
  },
  one: {
    title: "When and where is it, and who is there?",
    may: [],
    asks: which,
    gives: z.object({
      record: TrainingSessionRead,
      course: Linked,
      owner: Named.nullable(),
      trainer: Named.nullable(),
      people: z.array(Named),
      signatures: z.array(SignatureShown),
    }),
  },
});
export const assessmentViews = defineViews("assessment")({
  list: { title: "Who was assessed at the work?", may: [], asks: z.strictObject({ ...list, ...whose }), gives: paged(AssessmentRow) },
  one: { title: "What was seen, and who said so?", may: [], asks: which, gives: z.object({ record: AssessmentRead, assessor: Named.nullable(), qualifiedBy: Linked.nullable() }) },
});
export const qualificationViews = defineViews("qualification")({
  list: { title: "Which certificates did people bring?", may: [], asks: z.strictObject({ ...list, ...whose }), gives: paged(QualificationRow) },
  one: {
    title: "What does this certificate show?",
    may: [],
    asks: which,
    gives: z.object({ record: QualificationRead, enteredBy: Named.nullable(), confirmedBy: Named.nullable() }),
  },
});
export const attainmentViews = defineViews("attainment")({
  list: { title: "What evidence of competence is there?", may: [], asks: z.strictObject({ ...list, ...whose }), gives: paged(AttainmentRow) },
  one: {
    title: "By what is this competence shown?",
    may: [],
    asks: which,
    gives: z.object({ record: AttainmentRead, person: Named, competence: Linked, source: Linked.nullable() }),
  },
});
