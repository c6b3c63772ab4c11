import type { z } from "zod";
import type { Content, documentViews } from "../../document-views.ts";

export type ContentShown = z.output<typeof Content>;
export type Mentioned = ContentShown["mentioned"][number];
export type Picture = ContentShown["pictures"][number];
export type ReadShown = z.output<typeof documentViews.read.gives>;

/** Whoever follows a reference to a document wants to read it: its reading page, not the page about it. */
export const readHref = (path: string): string => (/^\/documents\/[^/]+$/.test(path) ? `${path}/read` : path);
