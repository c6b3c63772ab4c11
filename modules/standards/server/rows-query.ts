import type { z } from "zod";
import type { Asking } from "#server/registry.ts";
import type { NodeShown } from "../shown.ts";
import type { Row, standardsViews } from "../views.ts";
import { isOld, readiness } from "./readiness-query.ts";
import type { StandardsTables } from "./tables.ts";

const row = (node: NodeShown): z.input<typeof Row> => ({
  reference: node.reference,
  title: node.title,
  status: node.status ?? "not_yet_answered",
  sentence: node.sentence ?? "",
  position: node.answers.map((a) => a.position.title).join("; "),
  people: node.answers.flatMap((a) => a.holders.map((h) => h.title)).join("; "),
  evidence: node.evidence.count,
  newest: node.evidence.newest,
  overruled: node.overruled ? `${node.overruled.number} ${node.overruled.by}: ${node.overruled.reason}` : "",
  decision: node.decision ? `${node.decision.number}: ${node.decision.reason}` : "",
  was: node.was,
});

/** The same as the readiness page with its filter, one row for each requirement: for tables and exports. */
export async function rows(asking: Asking<z.output<typeof standardsViews.rows.asks>, StandardsTables>): Promise<z.input<typeof standardsViews.rows.gives>> {
  const { show, ...asks } = asking.asks,
    { nodes } = await readiness({ ...asking, asks });
  const wanted: Record<typeof show, (node: NodeShown) => boolean> = {
    all: () => true,
    open: (n) => n.status !== "proved" && n.status !== "does_not_apply",
    mine: (n) => n.answers.some((a) => a.holders.some((h) => h.id === asking.actor.id)),
    older: (n) => isOld(n.evidence.newest, asking.today),
  };
  const items = nodes.filter((n) => n.assessable && n.status !== null && wanted[show](n)).map(row);
  return { items, total: items.length };
}
