import { z } from "zod";
import { role } from "./rules.ts";
import { defineViews } from "./view.ts";

/** What the whole organisation can be asked: is its trail whole, and how do its figures stand? */
export const trailViews = defineViews("trail")({
  /** Checked by the server as far as `checked`, from the beginning; `ok` is about that part. `remit verify` also holds every record against it. */
  state: {
    title: "Is the trail whole?",
    may: [],
    asks: z.strictObject({}),
    gives: z.object({ events: z.int(), checked: z.int(), ok: z.boolean(), head: z.string() }),
  },
  /** The newest signed head of the chain: whoever keeps one elsewhere can show later that the trail up to it is still the same. */
  checkpoint: {
    title: "What would I keep to show that the trail is still the same?",
    may: [],
    asks: z.strictObject({}),
    gives: z.object({ organisation: z.uuid(), sequence: z.int(), hash: z.string(), at: z.iso.datetime(), signature: z.string() }).nullable(),
  },
  /** Who may take the whole trail out: it holds what confidential records say. Asked by the page before it offers the download. */
  whole: { title: "May I take the whole trail out?", may: [role("management_representative", "top_management")], asks: z.strictObject({}), gives: z.object({ path: z.string() }) },
});

/** A figure of the organisation, computed now, and how it stood at the end of earlier days. */
export const IndicatorShown = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  /** The unit of exactly one, where it is said otherwise. */
  one: z.string().optional(),
  better: z.enum(["more", "less"]),
  /** The title of the module that computes it. */
  module: z.string(),
  /** Null when there is nothing to compute it from. */
  value: z.number().nullable(),
  days: z.array(z.object({ on: z.iso.date(), value: z.number() })),
});
export type IndicatorShown = z.infer<typeof IndicatorShown>;

/** One thing that a figure counts, and where its page is. */
export const Counted = z.object({ kind: z.string(), number: z.string(), title: z.string(), path: z.string() });
export type Counted = z.infer<typeof Counted>;

/** What a figure is made of: the records that it counts, and for a share those that it does not. The counts are exact. */
export const IndicatorReasons = IndicatorShown.extend({ counted: z.array(Counted), countedCount: z.int(), rest: z.array(Counted), restCount: z.int() });
export type IndicatorReasons = z.infer<typeof IndicatorReasons>;

export const indicatorViews = defineViews("indicator")({
  list: { title: "How do the figures stand, and how did they stand?", may: [], asks: z.strictObject({ since: z.iso.date().optional() }), gives: z.array(IndicatorShown) },
  why: { title: "Which records is this figure made of?", may: [], asks: z.strictObject({ id: z.string().max(80) }), gives: IndicatorReasons },
});
