import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { ask } from "../view.ts";
import type { Session, World } from "../world.ts";

export type Row = Record<string, unknown>;

export interface Asked {
  readonly view: string;
  readonly asks: Readonly<Record<string, unknown>>;
  readonly asOf: string | undefined;
}

const rowsOf = (answer: unknown): Row[] => {
  if (Array.isArray(answer)) return answer as Row[];
  const items = (answer as { items?: unknown; rows?: unknown } | null)?.items ?? (answer as { rows?: unknown } | null)?.rows;
  if (Array.isArray(items)) return items as Row[];
  throw new Refusal("invalid", say("This view is no list, so it cannot be exported as a table."));
};

/** The largest page that a list gives. */
const largest = (limit: z.core.$ZodType): number => [500, 200, 100, 50, 20].find((n) => z.safeParse(limit, n).success) ?? 10;

/**
 * All rows of a list, page by page, with the rights of whoever asks: a list that names the `next` page is asked for
 * that one, one that is paged by `offset` for the rows after those it gave, until it has given its `total`.
 */
export async function* pagesOf(world: World, session: Session, { view, asks, asOf }: Asked): AsyncGenerator<Row[]> {
  const shape = world.registry.views.get(view)?.view.asks,
    fields: Readonly<Record<string, z.core.$ZodType>> = shape instanceof z.ZodObject ? shape.shape : {};
  const paged = fields["limit"] ? { ...asks, limit: largest(fields["limit"]) } : { ...asks };
  const begin = "offset" in fields ? Number(asks["offset"] ?? 0) : 0;
  let more: Record<string, unknown> | null = {},
    given = 0;
  while (more) {
    const answer: unknown = await ask(world, session, { view, asks: { ...paged, ...more }, asOf }),
      rows = rowsOf(answer);
    given += rows.length;
    yield rows;
    const { next, total } = answer as { next?: string | null; total?: number };
    if (typeof next === "string") more = { cursor: next };
    else if (next === undefined && "offset" in fields && typeof total === "number" && rows.length > 0 && begin + given < total) more = { offset: begin + given };
    else more = null;
  }
}
