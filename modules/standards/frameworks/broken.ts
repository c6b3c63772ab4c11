import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** Where in a file: lines and columns count from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

export const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf("\n");
  return { line: before.split("\n").length, column: offset - lastBreak };
};

/** The refusal of a file that cannot be read, with the line and the reason; nothing was changed. */
export const broken = (place: Place, reason: string): Refusal =>
  new Refusal("invalid", say("Line {line}, column {column}: {reason}", { line: place.line, column: place.column, reason }), {
    fields: { file: reason },
    current: place,
  });

/** What one import may hold. More than this is not a framework but an accident, or an attack. */
export const limits = {
  bytes: 20 * 1024 * 1024,
  /** Levels of objects and lists inside each other in the file. */
  nesting: 100,
  /** Levels of the tree of requirements. */
  depth: 40,
  requirements: 50_000,
  /** Characters of one text, and of one title or reference. */
  text: 100_000,
  title: 2_000,
  /** Times that a YAML file may repeat a part by an alias, and the characters of such a part. */
  aliases: 1_000,
  aliased: 10_000,
} as const;
