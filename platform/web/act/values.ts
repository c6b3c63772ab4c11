import { say } from "#kernel/sentence.ts";
import type { FieldShape } from "#web/act/shape.ts";

export type Values = Readonly<Record<string, unknown>>;

/** A typed value as a field shows it: words and figures as they are, nothing for what is no text. */
export const textOf = (value: unknown): string => (typeof value === "string" ? value : ["number", "bigint", "boolean"].includes(typeof value) ? `${value as number}` : "");

const blank = (field: FieldShape): unknown => {
  if (field.initial !== undefined) return field.initial;
  if (field.kind === "check") return false;
  if (field.kind === "list") return [];
  return field.kind === "group" ? startValues(field.fields ?? []) : "";
};

/** What a form shows before anything is typed; `known` wins over what the schema says. */
export const startValues = (fields: readonly FieldShape[], known: Values = {}): Values =>
  Object.fromEntries(fields.map((field) => [field.name, known[field.name] ?? blank(field)]));

const isEmpty = (value: unknown): boolean => value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** Nothing was written into any member of a group. */
const isBlank = (value: unknown): boolean => isEmpty(value) || (typeof value === "object" && value !== null && !Array.isArray(value) && Object.values(value).every(isBlank));

const toSend = (field: FieldShape, value: unknown): unknown => {
  if (field.kind === "group" && field.nullable && isBlank(value)) return null;
  if (field.kind === "group") return inputOf(field.fields ?? [], (value ?? {}) as Values);
  if (field.kind === "list") return ((value ?? []) as unknown[]).map((item) => (field.of ? toSend(field.of, item) : item)).filter((item) => !isEmpty(item));
  if (isEmpty(value)) return field.nullable ? null : undefined;
  if (field.kind === "number") return Number(String(value).replace(",", "."));
  return field.kind === "moment" && typeof value === "string" && value.length < 20 ? new Date(value).toISOString() : value;
};

/** What is typed, as the act's input: empty optional members are left out, empty nullable ones are null. */
export const inputOf = (fields: readonly FieldShape[], values: Values): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.name, toSend(field, values[field.name])]).filter(([, value]) => value !== undefined));

/** What cannot be sent as it is, by field; the server has the last word on everything else. */
export function missing(fields: readonly FieldShape[], values: Values): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of fields) {
    const value = values[field.name];
    const empty = isEmpty(value) || (Array.isArray(value) && value.length === 0);
    if (field.required && empty && field.kind !== "check" && field.kind !== "group" && field.kind !== "list") found[field.name] = say("This is needed.");
    else if (field.kind === "number" && !empty && Number.isNaN(Number(String(value).replace(",", ".")))) found[field.name] = say("Write a number.");
    if (field.kind === "group" && !(field.nullable && isBlank(value)))
      for (const [name, why] of Object.entries(missing(field.fields ?? [], (value ?? {}) as Values))) found[`${field.name}.${name}`] = why;
  }
  return found;
}
