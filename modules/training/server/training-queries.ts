import { sql } from "kysely";
import { linked } from "#server/linked.ts";
import type { Asking, Queries } from "#server/registry.ts";
import type { z } from "zod";
import type { trainingViews } from "../views.ts";
import { cellQuery } from "./cell-query.ts";
import { competentIn, gatesFor, lackSaid } from "./gating.ts";
import { expiringQuery, gapsQuery } from "./lists.ts";
import { cellLines, matrixPage } from "./matrix-queries.ts";
import { mineQuery, teamQuery } from "./people-queries.ts";
import { proofQuery } from "./proof-query.ts";
import { sheetPage } from "./sheet-query.ts";
import type { Tables } from "./tables.ts";
import { listQuery, oneQuery } from "./training-register.ts";

/** Everybody here who lacks what a task demands, each with the sentence that would refuse them. */
async function unableQuery(asking: Asking<z.output<typeof trainingViews.unable.asks>, Tables>): Promise<z.input<typeof trainingViews.unable.gives>> {
  const { tx, asks, today, registry } = asking;
  const gates = await gatesFor(tx, asks.task),
    demanded = await linked(
      tx,
      registry,
      gates.map((g) => g.demandId),
    );
  const people = new Map<string, string>();
  if (gates.length === 0) return { demanded: [], people: [] };
  const { rows } = await sql<{ id: string }>`select distinct x.person_id as id from positions_held(app_organisation(), ${today}) x`.execute(tx);
  for (const gate of gates) {
    const able = await competentIn(tx, gate, { today });
    const because = await lackSaid(tx, gate);
    for (const { id } of rows) if (!able.has(id) && !people.has(id)) people.set(id, because);
  }
  return { demanded: [...demanded.values()], people: [...people].map(([id, because]) => ({ id, because })) };
}

export const trainingQueries: Queries<typeof trainingViews, Tables> = {
  matrix: matrixPage,
  cells: cellLines,
  sheet: sheetPage,
  cell: cellQuery,
  mine: mineQuery,
  team: teamQuery,
  gaps: gapsQuery,
  expiring: expiringQuery,
  list: listQuery,
  one: oneQuery,
  proof: proofQuery,
  unable: unableQuery,
};
