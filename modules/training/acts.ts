/** What can be done; one file for each kind of thing. */
export { competenceActs } from "./competence-acts.ts";
export { demandActs } from "./demand-acts.ts";
export { courseActs } from "./course-acts.ts";
export { curriculumActs } from "./curriculum-acts.ts";
export { trainingActs } from "./training-acts.ts";
export { trainingSessionActs } from "./session-acts.ts";
export { assessmentActs } from "./assessment-acts.ts";
export { qualificationActs } from "./qualification-acts.ts";
export { attainmentActs } from "./attainment-acts.ts";
export { quizActs } from "./quiz-acts.ts";
export { attemptActs } from "./attempt-acts.ts";
