import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { dayThere } from "#web/zone.ts";

/** Any kept value as people read it: days are written out, nothing is said in words, lists are joined. */
export function readable(value: unknown): string {
  if (value === null || value === undefined || value === "") return say("nothing");
  if (value === true) return say("yes");
  if (value === false) return say("no");
  if (Array.isArray(value)) return value.length === 0 ? say("nothing") : value.map(readable).join(", ");
  if (typeof value === "object") return Object.values(value).map(readable).join(", ");
  const text = String(value);
  return /^\d{4}-\d\d-\d\d(T.*Z)?$/.test(text) ? written(dayThere(text)) : text;
}
