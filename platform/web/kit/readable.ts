import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { dayThere } from "#web/zone.ts";

const isId = (value: unknown): boolean => typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

/** Names of records by their id, as far as the reader may see them. */
export type Names = Readonly<Record<string, string>>;

/** Of an object what people can read: its words, not the keys by which machines find it. */
const membersOf = (value: object, names: Names): string =>
  Object.values(value)
    .filter(
      (member) =>
        member !== null &&
        member !== "" &&
        !(isId(member) && names[member as string] === undefined) &&
        typeof member !== "boolean" &&
        !(Array.isArray(member) && member.length === 0),
    )
    .map((member) => readable(member, names))
    .join(", ") || say("something");

/** Lists of parts are counted when they are long: what each says stands in the record itself. */
const listOf = (values: readonly unknown[], names: Names): string =>
  values.length === 0
    ? say("nothing")
    : values.length > 2 && values.some((value) => typeof value === "object")
      ? say("{n, plural, one {# entry} other {# entries}}", { n: values.length })
      : values.map((value) => readable(value, names)).join("; ");

/** A word of the machine as people write it: `top_management`. */
const isWord = (text: string): boolean => /^[a-z]+(_[a-z]+)+$/.test(text);

/** Any kept value as people read it: days are written out, ids are named, nothing is said in words, lists are joined. */
export function readable(value: unknown, names: Names = {}): string {
  if (value === null || value === undefined || value === "") return say("nothing");
  if (value === true) return say("yes");
  if (value === false) return say("no");
  if (Array.isArray(value)) return listOf(value, names);
  if (typeof value === "object") return membersOf(value, names);
  const text = textOf(value);
  if (isId(text)) return names[text] ?? say("something");
  if (isWord(text)) return text.replaceAll("_", " ");
  return /^\d{4}-\d\d-\d\d(T.*Z)?$/.test(text) ? written(dayThere(text)) : text;
}
