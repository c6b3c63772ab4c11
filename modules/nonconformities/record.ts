/** What this module keeps: reports, nonconformities, lots set aside, actions and posters. */
export * from "./report.ts";
export * from "./nonconformity.ts";
export * from "./output.ts";
export * from "./action.ts";
export * from "./poster.ts";
