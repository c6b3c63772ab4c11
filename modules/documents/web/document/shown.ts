import type { z } from "zod";
import type { documentViews } from "../../document-views.ts";

export type DocumentShown = z.output<typeof documentViews.one.gives>;
