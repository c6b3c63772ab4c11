import type { z } from "zod";
import type { AnyAct } from "./act.ts";
import type { Fact, Indicator } from "./fact.ts";
import type { Kind } from "./record.ts";
import type { View } from "./view.ts";

/** What every module says about itself. The rest of it is found by file name. */
export interface Module {
  readonly name: string;
  readonly title: string;
  /** Clauses it helps to fulfil, by node id in `standards/`. */
  readonly serves: readonly string[];
  /** Modules whose pure files and published reads it may import. Must not form a circle. */
  readonly uses: readonly string[];
  readonly kinds: readonly Kind[];
  readonly acts: readonly AnyAct[];
  readonly views: readonly View[];
  readonly facts: readonly Fact[];
  readonly indicators: readonly Indicator[];
  /** What an organisation may set about it: each member with a default, and with a title for people in its meta. Kept with the organisation, changed by an act with its trail. */
  readonly settings?: z.ZodObject;
}
