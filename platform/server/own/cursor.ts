import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

/** Where a list goes on: the sort value and the id of its last row. Opaque to clients. */
export type Cursor = readonly [string | number | null, string];

export const writeCursor = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString("base64url");

export function readCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(text, "base64url").toString());
    if (Array.isArray(value) && value.length === 2 && typeof value[1] === "string" && (value[0] === null || ["string", "number"].includes(typeof value[0])))
      return value as unknown as Cursor;
  } catch {
    // falls through to the refusal
  }
  throw new Refusal("invalid", say("The list cannot go on from there. Ask for its first page again."), { fields: { cursor: say("Not a cursor of this list.") } });
}
