import { answer } from "#server/registry.ts";
import {
  assessmentViews,
  attainmentViews,
  attemptViews,
  competenceViews,
  courseViews,
  curriculumViews,
  demandViews,
  qualificationViews,
  quizViews,
  trainingSessionViews,
  trainingViews,
} from "../views.ts";
import { courseQueries, curriculumQueries } from "./course-queries.ts";
import { assessmentQueries, attainmentQueries, qualificationQueries, trainingSessionQueries } from "./evidence-queries.ts";
import { attemptQueries, quizQueries } from "./quiz-queries.ts";
import { competenceQueries, demandQueries } from "./register-queries.ts";
import { trainingQueries } from "./training-queries.ts";

export const answered = [
  answer(trainingViews, trainingQueries),
  answer(competenceViews, competenceQueries),
  answer(demandViews, demandQueries),
  answer(courseViews, courseQueries),
  answer(curriculumViews, curriculumQueries),
  answer(trainingSessionViews, trainingSessionQueries),
  answer(assessmentViews, assessmentQueries),
  answer(qualificationViews, qualificationQueries),
  answer(attainmentViews, attainmentQueries),
  answer(quizViews, quizQueries),
  answer(attemptViews, attemptQueries),
];
