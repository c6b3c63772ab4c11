import type { Found } from "#server/registry.ts";
import module from "../module.ts";
import * as handlers from "./handlers.ts";
import * as queries from "./queries.ts";

/** This module as the house finds it, for tests. */
export const kiosks: Found = { folder: "kiosks", module, handlers, queries };
