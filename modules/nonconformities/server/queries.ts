import { answer } from "#server/registry.ts";
import { actionViews, nonconformityViews, posterViews, reportViews } from "../views.ts";
import { actionQueries } from "./action-queries.ts";
import { nonconformityQueries } from "./nonconformity-queries.ts";
import { posterQueries, reportQueries } from "./report-queries.ts";

export const answered = [
  answer(reportViews, reportQueries),
  answer(posterViews, posterQueries),
  answer(nonconformityViews, nonconformityQueries),
  answer(actionViews, actionQueries),
];
