import type { z } from "zod";
import type { revisionViews } from "../../views.ts";

/** What the page of a revision shows. */
export type RevisionShown = z.output<(typeof revisionViews.one)["gives"]>;
export type StepOf = RevisionShown["steps"][number];
