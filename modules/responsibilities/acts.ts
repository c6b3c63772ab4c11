export { assignmentActs } from "./assignment-acts.ts";
export { delegationActs } from "./delegation-acts.ts";
export { handoverActs } from "./handover-acts.ts";
export { proposalActs } from "./proposal-acts.ts";
export { sheetActs } from "./sheet-acts.ts";
