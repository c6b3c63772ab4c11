import { answer } from "#server/registry.ts";
import { copyViews, documentTypeViews, documentViews, readingViews, revisionViews } from "../views.ts";
import { documentQueries } from "./document-queries.ts";
import { copyQueries, documentTypeQueries, readingQueries } from "./reading-queries.ts";
import { revisionQueries } from "./revision-queries.ts";

export const answered = [
  answer(documentTypeViews, documentTypeQueries),
  answer(documentViews, documentQueries),
  answer(revisionViews, revisionQueries),
  answer(readingViews, readingQueries),
  answer(copyViews, copyQueries),
];
