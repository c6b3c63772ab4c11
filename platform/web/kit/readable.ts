import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { dayThere } from "#web/zone.ts";

const isId = (value: unknown): boolean => typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

/** Of an object what people can read: its words, not the keys by which machines find it. */
const membersOf = (value: object): string =>
  Object.values(value)
    .filter((member) => member !== null && member !== "" && !isId(member) && typeof member !== "boolean" && !(Array.isArray(member) && member.length === 0))
    .map(readable)
    .join(", ") || say("something");

/** Lists of parts are counted when they are long: what each says stands in the record itself. */
const listOf = (values: readonly unknown[]): string =>
  values.length === 0
    ? say("nothing")
    : values.length > 2 && values.some((value) => typeof value === "object")
      ? say("{n, plural, one {# entry} other {# entries}}", { n: values.length })
      : values.map(readable).join("; ");

/** Any kept value as people read it: days are written out, nothing is said in words, lists are joined. */
export function readable(value: unknown): string {
  if (value === null || value === undefined || value === "") return say("nothing");
  if (value === true) return say("yes");
  if (value === false) return say("no");
  if (Array.isArray(value)) return listOf(value);
  if (typeof value === "object") return membersOf(value);
  const text = textOf(value);
  return /^\d{4}-\d\d-\d\d(T.*Z)?$/.test(text) ? written(dayThere(text)) : text;
}
