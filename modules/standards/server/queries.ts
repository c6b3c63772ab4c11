import { answer } from "#server/registry.ts";
import { decisionViews, frameworkViews, standardsViews } from "../views.ts";
import { changes, days } from "./comparing-queries.ts";
import * as decisions from "./decision-queries.ts";
import * as frameworks from "./framework-queries.ts";
import { missing, shared, transition } from "./joining-queries.ts";
import { adoption, libraryEditions, overview } from "./overview-queries.ts";
import { readiness } from "./readiness-query.ts";
import { oneRequirement } from "./requirement-query.ts";
import { rows } from "./rows-query.ts";
import type { StandardsTables } from "./tables.ts";
import { explained } from "./why.ts";

export const answered = [
  answer<typeof standardsViews, StandardsTables>(standardsViews, {
    editions: libraryEditions,
    overview,
    readiness,
    rows,
    requirement: oneRequirement,
    why: explained,
    changes,
    days,
    transition,
    missing,
    shared,
    adoption,
  }),
  answer<typeof decisionViews, StandardsTables>(decisionViews, { list: decisions.list, applicability: decisions.applicability, overruling: decisions.overruling }),
  answer<typeof frameworkViews, StandardsTables>(frameworkViews, { list: frameworks.list, one: frameworks.one, inspect: frameworks.inspect }),
];
