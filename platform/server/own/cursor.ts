import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** Where a list goes on: the sort value and the id of its last row, and how many it counted when it began. Opaque to clients. */
export type Cursor = readonly [sortedBy: string | number | null, id: string, total?: number];

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (isCursor(value)) return value;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal("invalid", say("The list cannot go on from there. Ask for its first page again."), { fields: { cursor: say("Not a cursor of this list.") } });
}

const isCursor = (value: unknown): value is Cursor =>
  Array.isArray(value) &&
  (value.length === 2 || (value.length === 3 && Number.isSafeInteger(value[2]))) &&
  typeof value[1] === "string" &&
  (value[0] === null || ["string", "number"].includes(typeof value[0]));

/** How many a list has: counted for its first page, and said again on those that follow. */
export const totalOf = async (cursor: Cursor | null, count: () => Promise<number>): Promise<number> => cursor?.[2] ?? (await count());
