import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { complaint } from "./complaint.ts";

/** Each complaint of a schema under the field that it is about: `{ "dueOn": "Write a day like 2026-11-23." }`. */
function complaints(issues: readonly z.core.$ZodIssue[]): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const issue of issues.slice(0, 50)) {
    const at = issue.path.map(String).join(".") || (issue.code === "unrecognized_keys" ? issue.keys.slice(0, 5).join(", ").slice(0, 100) : "input");
    fields[at] ??= issue.code === "unrecognized_keys" ? say("There is no such field.") : issue.message;
  }
  return fields;
}

const hidden = String.fromCharCode(0);
/** No form of ours is nested deeper; a value that is was made to exhaust whoever walks through it. */
export const deepest = 64;
export const tooDeep = (): Refusal => new Refusal("invalid", say("This is nested too deeply to be taken in."));
const holds = (value: unknown, test: (text: string) => boolean, left: number): boolean => {
  if (typeof value === "string") return test(value);
  if (left < 0) throw tooDeep();
  return typeof value === "object" && value !== null && Object.entries(value).some(([key, inner]) => test(key) || holds(inner, test, left - 1));
};

/** The same with each half of a character (a lone surrogate) replaced by U+FFFD: the database takes none, in text or in JSON. */
function mended(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (Array.isArray(value)) return value.map(mended);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), mended(inner)]));
}

const unfit = (text: string): boolean => text.includes(hidden) || !text.isWellFormed();

/** What was sent, as far as it can be kept at all. For what is read out of a text that was sent, too: JSON in JSON hides such signs from the first look. */
export function keepable(value: unknown, most: number = deepest): unknown {
  if (!holds(value, unfit, most)) return value;
  if (holds(value, (text) => text.includes(hidden), most))
    throw new Refusal("invalid", say("Some text holds a character that cannot be kept (a null byte). Take it out and send again."));
  return mended(value);
}

/** The value as its schema understands it, or a refusal that names each field to mend. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(keepable(value), { error: complaint });
  if (result.success) return result.data;
  const fields = complaints(result.error.issues);
  throw new Refusal("invalid", say("{n, plural, one {# field needs attention.} other {# fields need attention.}}", { n: Object.keys(fields).length }), { fields });
}
