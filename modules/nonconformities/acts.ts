export { reportActs } from "./report-acts.ts";
export { nonconformityActs } from "./nonconformity-acts.ts";
export { causeActs } from "./cause-acts.ts";
export { outputActs } from "./output-acts.ts";
export { actionActs } from "./action-acts.ts";
export { posterActs } from "./poster-acts.ts";
