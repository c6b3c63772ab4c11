import type { Own } from "../registry.ts";
import { directoryQueries } from "./directory.ts";
import { indicatorQueries } from "./indicators.ts";
import { meQueries } from "./me.ts";
import { recordHandlers } from "./record-handlers.ts";
import { trailQueries } from "./trail-state.ts";
import { recordQueries } from "./record-queries.ts";

/** What the platform brings of its own: acts on any record, and views of me, records and the directory. */
export const own: Own = { recordHandlers, queries: [meQueries, recordQueries, directoryQueries, trailQueries, indicatorQueries] };
