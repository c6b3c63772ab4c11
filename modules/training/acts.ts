/** What can be done; one file for each kind of thing. */
export { competenceActs, demandActs } from "./competence-acts.ts";
export { courseActs, curriculumActs } from "./course-acts.ts";
export { trainingActs } from "./training-acts.ts";
export { trainingSessionActs } from "./session-acts.ts";
export { assessmentActs, attainmentActs, qualificationActs } from "./evidence-acts.ts";
export { attemptActs, quizActs } from "./quiz-acts.ts";
