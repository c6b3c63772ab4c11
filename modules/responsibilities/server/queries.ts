import { answer } from "#server/registry.ts";
import { assignmentViews, delegationViews, handoverViews, proposalViews, responsibilityViews } from "../views.ts";
import { assignmentQueries, delegationQueries, handoverQueries, proposalQueries } from "./record-queries.ts";
import { responsibilityQueries } from "./responsibility-queries.ts";

export const answered = [
  answer(responsibilityViews, responsibilityQueries),
  answer(assignmentViews, assignmentQueries),
  answer(proposalViews, proposalQueries),
  answer(delegationViews, delegationQueries),
  answer(handoverViews, handoverQueries),
];
