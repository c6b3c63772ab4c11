import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { FieldShape } from "#web/act/shape.ts";
import { textOf } from "#web/act/values.ts";
import { dayThere } from "#web/zone.ts";

const isId = (value: unknown): boolean => typeof value === "string" && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

/** Names of records by their id, as far as the reader may see them. */
export type Names = Readonly<Record<string, string>>;

/** What is known beside a value: the names of records, and of the field its kind has told, with the words for its choices. */
export interface Known {
  readonly names?: Names;
  readonly shape?: FieldShape | undefined;
  /** What stands beside the value already, who did it and when: it is not said again within it. */
  readonly beside?: readonly string[] | undefined;
}

/** The part of a field that a member of its value belongs to. */
export const partOf = (shape: FieldShape | undefined, member: string): FieldShape | undefined => (shape?.of ?? shape)?.fields?.find((field) => field.name === member);

/** Of an object what people can read: its words, not the keys by which machines find it. */
const membersOf = (value: object, { names = {}, shape, beside }: Known): string =>
  Object.entries(value)
    .filter(
      ([, member]) =>
        member !== null &&
        member !== "" &&
        !(typeof member === "string" && beside?.includes(member)) &&
        !(isId(member) && names[member as string] === undefined) &&
        typeof member !== "boolean" &&
        !(Array.isArray(member) && member.length === 0),
    )
    .map(([name, member]) => readable(member, { names, beside, shape: partOf(shape, name) }))
    .join(", ") || say("something");

/** Lists of parts are counted when they are long: what each says stands in the record itself. */
const listOf = (values: readonly unknown[], known: Known): string =>
  values.length === 0
    ? say("nothing")
    : values.length > 2 && values.some((value) => typeof value === "object")
      ? say("{n, plural, one {# entry} other {# entries}}", { n: values.length })
      : values.map((value) => readable(value, { ...known, shape: known.shape?.of ?? known.shape })).join("; ");

/** A word of the machine as people write it: `top_management`. */
const isWord = (text: string): boolean => /^[a-z]+(_[a-z]+)+$/.test(text);

/** Any kept value as people read it: days are written out, ids are named, nothing is said in words, lists are joined. */
export function readable(value: unknown, known: Known = {}): string {
  if (value === null || value === undefined || value === "") return say("nothing");
  if (value === true) return say("yes");
  if (value === false) return say("no");
  if (Array.isArray(value)) return listOf(value, known);
  if (typeof value === "object") return membersOf(value, known);
  const text = textOf(value);
  if (isId(text)) return known.names?.[text] ?? say("something");
  const chosen = known.shape?.options?.find((option) => option.value === text);
  if (chosen) return chosen.label;
  if (isWord(text)) return text.replaceAll("_", " ");
  return /^\d{4}-\d\d-\d\d(T.*Z)?$/.test(text) ? written(dayThere(text)) : text;
}
