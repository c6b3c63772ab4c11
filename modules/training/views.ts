/** What can be seen; one file for each group of questions. */
export * from "./training-views.ts";
export * from "./register-views.ts";
export * from "./quiz-views.ts";
export * from "./matrix-views.ts";
