export { reportViews, posterViews } from "./report-views.ts";
export { nonconformityViews } from "./nonconformity-views.ts";
export { actionViews } from "./action-views.ts";
