import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** Each complaint of a schema under the field that it is about: `{ "dueOn": "Invalid ISO date" }`. */
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
const holdsNull = (value: unknown, depth = 0): boolean => {
  if (typeof value === "string") return value.includes(hidden);
  if (depth > deepest) throw tooDeep();
  return typeof value === "object" && value !== null && Object.values(value).some((inner) => holdsNull(inner, depth + 1));
};

/** The value as its schema understands it, or a refusal that names each field to mend. */
export function checked<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  if (holdsNull(value)) throw new Refusal("invalid", say("Some text holds a character that cannot be kept (a null byte). Take it out and send again."));
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = complaints(result.error.issues);
  throw new Refusal("invalid", say("{n, plural, one {# field needs attention.} other {# fields need attention.}}", { n: Object.keys(fields).length }), { fields });
}
