import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Offer, Page, Panel, SettingsOffer } from "#web/pages.ts";
import { assessmentActs, competenceActs, courseActs, qualificationActs, quizActs, trainingSessionActs } from "../acts.ts";
import {
  assessmentKind,
  attainmentKind,
  attemptKind,
  competenceKind,
  courseKind,
  curriculumKind,
  demandKind,
  qualificationKind,
  quizKind,
  trainingKind,
  trainingSessionKind,
} from "../record.ts";
import { trainingSettings } from "../settings.ts";

export const settings: readonly SettingsOffer[] = [{ module: "training", title: say("Training and competence"), schema: trainingSettings }];

export const pages: readonly Page[] = [
  { path: "/training", title: say("Who can do what"), load: () => import("./matrix/MatrixPage.tsx") },
  { path: "/training/mine", title: say("My training"), load: () => import("./mine/MyTrainingPage.tsx") },
  { path: "/training/team", title: say("My team's training"), load: () => import("./team/TeamPage.tsx") },
  { path: "/training/proof", title: say("Was this person trained for it?"), load: () => import("./proof/ProofPage.tsx") },
  { path: "/training/take/:number", title: say("Take a quiz"), load: () => import("./quiz/TakePage.tsx") },
  { path: "/training/competences", title: say("Competences"), load: () => import("./registers/CompetenceRegister.tsx") },
  { path: "/training/competences/:number", title: say("Competence"), load: () => import("./records/CompetencePage.tsx") },
  { path: "/training/requirements", title: say("Competence requirements"), load: () => import("./registers/DemandRegister.tsx") },
  { path: "/training/requirements/:number", title: say("Competence requirement"), load: () => import("./records/DemandPage.tsx") },
  { path: "/training/courses", title: say("Courses"), load: () => import("./registers/CourseRegister.tsx") },
  { path: "/training/courses/:number", title: say("Course"), load: () => import("./records/CoursePage.tsx") },
  { path: "/training/curricula", title: say("Curricula"), load: () => import("./registers/CurriculumRegister.tsx") },
  { path: "/training/curricula/:number", title: say("Curriculum"), load: () => import("./records/CurriculumPage.tsx") },
  { path: "/training/records", title: say("Training records"), load: () => import("./registers/TrainingRegister.tsx") },
  { path: "/training/records/:number", title: say("Training"), load: () => import("./records/TrainingPage.tsx") },
  { path: "/training/sessions", title: say("Sessions"), load: () => import("./registers/SessionRegister.tsx") },
  { path: "/training/sessions/:number", title: say("Session"), load: () => import("./records/SessionPage.tsx") },
  { path: "/training/assessments", title: say("Assessments at the work"), load: () => import("./registers/AssessmentRegister.tsx") },
  { path: "/training/assessments/:number", title: say("Assessment"), load: () => import("./records/AssessmentPage.tsx") },
  { path: "/training/certificates", title: say("Certificates from outside"), load: () => import("./registers/QualificationRegister.tsx") },
  { path: "/training/certificates/:number", title: say("Certificate from outside"), load: () => import("./records/QualificationPage.tsx") },
  { path: "/training/evidence", title: say("Evidence of competence"), load: () => import("./registers/AttainmentRegister.tsx") },
  { path: "/training/evidence/:number", title: say("Evidence of competence"), load: () => import("./records/AttainmentPage.tsx") },
  { path: "/training/quizzes", title: say("Quizzes"), load: () => import("./registers/QuizRegister.tsx") },
  { path: "/training/quizzes/:number", title: say("Quiz"), load: () => import("./records/QuizPage.tsx") },
  { path: "/training/attempts/:number", title: say("Quiz"), load: () => import("./quiz/AttemptPage.tsx") },
];

export const menu: readonly MenuEntry[] = [
  { title: say("Training"), path: "/training", group: "work", icon: "training", order: 60 },
  { title: say("My training"), path: "/training/mine", group: "you", icon: "training", order: 7 },
];

export const panels: readonly Panel[] = [{ place: "today", order: 27, load: () => import("./panels/ToLearn.tsx") }];

const offered = (act: unknown): Offer["act"] => act as Offer["act"];
export const offers: readonly Offer[] = [
  { act: offered(competenceActs.define), path: "/training/competences", icon: "training" },
  { act: offered(courseActs.offer), path: "/training/courses", icon: "training" },
  { act: offered(trainingSessionActs.plan), path: "/training/sessions", icon: "training" },
  { act: offered(assessmentActs.record), path: "/training/assessments", icon: "training" },
  { act: offered(qualificationActs.enter), path: "/training/certificates", icon: "training" },
  { act: offered(quizActs.draft), path: "/training/quizzes", icon: "training" },
];

export const kinds = [
  competenceKind,
  demandKind,
  courseKind,
  curriculumKind,
  trainingKind,
  trainingSessionKind,
  assessmentKind,
  qualificationKind,
  attainmentKind,
  quizKind,
  attemptKind,
];
