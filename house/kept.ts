import type { z } from "zod";
import type { Kind } from "#kernel/record.ts";

/** One record of a kind, as its events keep it. */
export interface Kept {
  readonly kind: string;
  readonly number: string;
  readonly after: Record<string, unknown> | null;
}

/** Fields whose value stands in the trail as a commitment are not of their own type there. */
const opened = (after: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(after).map(([field, value]) => [field, typeof value === "object" && value !== null && "$personal" in value ? null : value]));

/** Rule 13: what keeps a kind from being seen as of a day, from its events alone: no record of it, or one that lacks what its schema says. */
export function keptFaults(kinds: readonly Kind[], events: readonly Kept[]): string[] {
  const faults: string[] = [];
  for (const kind of kinds) {
    const own = events.filter((e) => e.kind === kind.kind && e.after !== null);
    if (own.length === 0) {
      faults.push(`${kind.kind}: no record of it in the example, so nobody saw it as of a day`);
      continue;
    }
    for (const { number, after } of own) {
      const known = Object.keys(kind.schema.shape),
        lacking = known.filter((field) => !(field in after!)),
        strange = Object.keys(after!).filter((field) => !known.includes(field));
      if (lacking.length > 0) faults.push(`${number}: its event lacks ${lacking.join(", ")}`);
      if (strange.length > 0) faults.push(`${number}: its event has ${strange.join(", ")}, which its schema does not name`);
      const read = kind.schema.partial().safeParse(withoutNull(opened(after!), kind.schema));
      if (!read.success) faults.push(`${number}: ${read.error.issues[0]?.path.join(".")} ${read.error.issues[0]?.message}`);
    }
  }
  return [...new Set(faults)];
}

/** A sealed value reads as null here, whether or not its field may be null. */
const withoutNull = (after: Record<string, unknown>, schema: z.ZodObject): Record<string, unknown> =>
  Object.fromEntries(Object.entries(after).filter(([field, value]) => value !== null || (schema.shape[field] as z.ZodType | undefined)?.safeParse(null).success));
