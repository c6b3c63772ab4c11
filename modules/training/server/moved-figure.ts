import type { z } from "zod";
import type { Tx } from "#server/database.ts";
import type { Registry } from "#server/registry.ts";
import type { FigureMoved } from "../training-views.ts";
import type { Tables } from "./tables.ts";

/** How the figure of a course stood at the end of the last day up to a training, and at the end of the latest day since, or up to when somebody judged the effect. */
export async function movedFigure(
  tx: Tx<Tables>,
  registry: Registry,
  it: { indicator: string | null; doneOn: string | null; until: string | null },
): Promise<z.input<typeof FigureMoved> | null> {
  const figure = it.indicator ? registry.figures.get(it.indicator) : undefined;
  if (!it.indicator || !figure) return null;
  const days = tx.selectFrom("indicator_days").select(["on_day as on", "value"]).where("indicator", "=", it.indicator).orderBy("on_day", "desc");
  const before = it.doneOn ? await days.where("on_day", "<=", it.doneOn).executeTakeFirst() : undefined,
    later = it.until ? days.where("on_day", "<=", it.until) : days,
    since = await (it.doneOn ? later.where("on_day", ">", it.doneOn) : later).executeTakeFirst();
  const { id, title, unit, better } = figure.indicator;
  return { id, title, unit, better, before: before ?? null, since: since ?? null };
}
