import { say } from "#kernel/sentence.ts";
import type { z } from "zod";
import type { HeldItem } from "../../record.ts";

export type Held = z.output<typeof HeldItem>;

const titles: readonly (readonly [Held["what"], string])[] = [
  ["position", say("Positions")],
  ["deputy", say("As deputy")],
  ["record", say("Records answered for")],
  ["action", say("Actions")],
  ["delegation", say("Lent and borrowed")],
  ["turn", say("Waiting by name")],
];

/** What somebody holds, by what it is; groups without anything are left out. */
export const groupsOf = (items: readonly Held[]) => titles.map(([what, title]) => ({ what, title, of: items.filter((i) => i.what === what) })).filter((g) => g.of.length > 0);
