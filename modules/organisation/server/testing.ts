import type { Found } from "#server/registry.ts";
import module from "../module.ts";
import * as facts from "./facts.ts";
import { bound } from "./handlers.ts";
import { jobs } from "./jobs.ts";
import { answered } from "./queries.ts";

/** This module as its folder is found, for tests that open a world with it. */
export const organisation: Found = { folder: "organisation", module, handlers: { bound }, queries: { answered }, facts, jobs: { jobs } };
