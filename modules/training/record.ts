/** What this module keeps. */
export * from "./competence.ts";
export * from "./demand.ts";
export * from "./course.ts";
export * from "./curriculum.ts";
export * from "./training.ts";
export * from "./training-session.ts";
export * from "./assessment.ts";
export * from "./qualification.ts";
export * from "./attainment.ts";
export * from "./question.ts";
export * from "./quiz.ts";
export * from "./attempt.ts";
