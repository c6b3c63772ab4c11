import { assignmentBound } from "./assignment-handlers.ts";
import { delegationBound } from "./delegation-handlers.ts";
import { handoverBound } from "./handover-handlers.ts";
import { proposalBound } from "./proposal-handlers.ts";
import { sheetBound } from "./sheet-handlers.ts";

export const bound = [assignmentBound, proposalBound, delegationBound, sheetBound, handoverBound];
