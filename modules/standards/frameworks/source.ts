import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { broken, limits, type Place } from "./broken.ts";

/** Keys and indexes from the root of a file to one value. */
export type Path = readonly (string | number)[];

/** A file that was read: its value, and where each part of it stands. */
export interface Source {
  readonly value: unknown;
  /** The place of a value, or of the nearest thing around it that exists. */
  readonly placeOf: (path: Path) => Place;
}

export const written = (path: Path): string => path.map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`)).join("");

/** The value in the shape that is asked for; otherwise a refusal that names line, path and reason. */
export function checked<T>(schema: z.ZodType<T>, source: Source): T {
  const result = schema.safeParse(source.value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? part : String(part)));
  throw broken(source.placeOf(path), say("{path}: {reason}.", { path: path.length === 0 ? say("The file") : written(path), reason: issue?.message ?? say("not as expected") }));
}

/** Refuses texts that no database keeps (too long, with a zero character, or with half a character) and too many levels. */
export function checkTexts(source: Source): void {
  const visit = (value: unknown, path: Path): void => {
    if (path.length > limits.nesting) throw broken(source.placeOf(path.slice(0, 1)), say("More than {n} levels inside each other.", { n: limits.nesting }));
    if (typeof value === "string") {
      const reason = textFault(value);
      if (reason !== null) throw broken(source.placeOf(path), say("{path}: {reason}", { path: written(path), reason }));
    } else if (Array.isArray(value)) value.forEach((entry, at) => visit(entry, [...path, at]));
    else if (typeof value === "object" && value !== null) for (const [key, entry] of Object.entries(value)) visit(entry, [...path, key]);
  };
  visit(source.value, []);
}

function textFault(value: string): string | null {
  if (value.length > limits.text) return say("This text has {n, number} characters; {most, number} is the most.", { n: value.length, most: limits.text });
  if (value.includes("\0")) return say("This text holds a zero character.");
  return value.isWellFormed() ? null : say("This text holds half a character.");
}
