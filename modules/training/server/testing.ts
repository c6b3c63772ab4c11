import type { Found } from "#server/registry.ts";
import module from "../module.ts";
import * as facts from "./facts.ts";
import * as gates from "./gates.ts";
import * as handlers from "./handlers.ts";
import * as jobs from "./jobs.ts";
import * as queries from "./queries.ts";
import * as reactions from "./reactions.ts";

/** This module as the house finds it, for tests. */
export const training: Found = { folder: "training", module, handlers, queries, facts, reactions, jobs, gates };
