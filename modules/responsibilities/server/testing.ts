import type { Found } from "#server/registry.ts";
import module from "../module.ts";
import { answers, figures } from "./facts.ts";
import { bound } from "./handlers.ts";
import { jobs } from "./jobs.ts";
import { answered } from "./queries.ts";
import { reactions } from "./reactions.ts";

/** This module as its folder is found, for tests that open a world with it. */
export const responsibilities: Found = { folder: "responsibilities", module, handlers: { bound }, queries: { answered }, facts: { answers, figures }, reactions: { reactions }, jobs: { jobs } };
