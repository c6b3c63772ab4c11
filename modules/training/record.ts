/** What this module keeps. */
export * from "./competence.ts";
export * from "./demand.ts";
export * from "./course.ts";
export * from "./curriculum.ts";
export * from "./training.ts";
export * from "./training-session.ts";
export * from "./evidence.ts";
export * from "./quiz.ts";
