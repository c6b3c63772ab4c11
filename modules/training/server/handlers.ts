import { bind, type Keeper } from "#server/registry.ts";
import {
  assessmentActs,
  attainmentActs,
  attemptActs,
  competenceActs,
  courseActs,
  curriculumActs,
  demandActs,
  qualificationActs,
  quizActs,
  trainingActs,
  trainingSessionActs,
} from "../acts.ts";
import * as records from "../record.ts";
import { attemptTurns, qualificationTurns, sessionTurns, trainingTurns } from "../turns.ts";
import { attemptHandlers } from "./attempt-handlers.ts";
import { competenceHandlers, demandHandlers } from "./competence-handlers.ts";
import { courseHandlers, curriculumHandlers } from "./course-handlers.ts";
import { assessmentHandlers } from "./assessment-handlers.ts";
import { attainmentHandlers } from "./attainment-handlers.ts";
import { qualificationHandlers } from "./qualification-handlers.ts";
import { findCompetences, findCourses, findCurricula, findDemands, findSessions } from "./find.ts";
import { findAssessments, findAttainments, findAttempts, findQualifications, findQuizzes, findTrainings } from "./find-people.ts";
import { quizHandlers } from "./quiz-handlers.ts";
import { trainingSessionHandlers } from "./session-handlers.ts";
import type { Tables } from "./tables.ts";
import { trainingHandlers } from "./training-handlers.ts";

const competences: Keeper<records.CompetenceRead, Tables> = { kind: records.competenceKind, find: findCompetences, search: (c) => `${c.group} ${c.purpose ?? ""}` };
const demands: Keeper<records.DemandRead, Tables> = { kind: records.demandKind, find: findDemands };
const courses: Keeper<records.CourseRead, Tables> = { kind: records.courseKind, find: findCourses, search: (c) => `${c.competence ?? ""} ${c.code ?? ""} ${c.content ?? ""}` };
const curricula: Keeper<records.CurriculumRead, Tables> = { kind: records.curriculumKind, find: findCurricula };
const trainings: Keeper<records.TrainingRead, Tables> = { kind: records.trainingKind, find: findTrainings, turns: trainingTurns, search: (t) => `${t.person} ${t.code ?? ""}` };
const sessions: Keeper<records.TrainingSessionRead, Tables> = {
  kind: records.trainingSessionKind,
  find: findSessions,
  turns: sessionTurns,
  search: (s) => `${s.place} ${s.trainerOutside ?? ""}`,
};
const assessments: Keeper<records.AssessmentRead, Tables> = { kind: records.assessmentKind, find: findAssessments, search: (a) => a.person };
const qualifications: Keeper<records.QualificationRead, Tables> = {
  kind: records.qualificationKind,
  find: findQualifications,
  turns: qualificationTurns,
  search: (q) => `${q.person} ${q.issuer} ${q.certificateNumber}`,
};
const attainments: Keeper<records.AttainmentRead, Tables> = { kind: records.attainmentKind, find: findAttainments };
const quizzes: Keeper<records.QuizRead, Tables> = { kind: records.quizKind, find: findQuizzes, search: (q) => q.code ?? "" };
const attempts: Keeper<records.AttemptRead, Tables> = {
  kind: records.attemptKind,
  find: findAttempts,
  turns: attemptTurns,
  readers: (a) => [a.personId, ...a.supervisorIds],
};

export const bound = [
  bind(competences, competenceActs, competenceHandlers),
  bind(demands, demandActs, demandHandlers),
  bind(courses, courseActs, courseHandlers),
  bind(curricula, curriculumActs, curriculumHandlers),
  bind(trainings, trainingActs, trainingHandlers),
  bind(sessions, trainingSessionActs, trainingSessionHandlers),
  bind(assessments, assessmentActs, assessmentHandlers),
  bind(qualifications, qualificationActs, qualificationHandlers),
  bind(attainments, attainmentActs, attainmentHandlers),
  bind(quizzes, quizActs, quizHandlers),
  bind(attempts, attemptActs, attemptHandlers),
];
