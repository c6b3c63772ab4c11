import { readChart } from "./chart-csv.ts";
import type { ImportBase } from "./import-base.ts";
import { planAppointments, planPeople } from "./import-people.ts";
import { planSites, planUnits } from "./import-places.ts";
import { Draft, type Plan } from "./import-plan.ts";
import { planPositions } from "./import-positions.ts";

/**
 * What this file would do to what is kept: the same file twice does nothing the second time. Nothing
 * is ended or removed because a file does not name it, and an empty cell leaves a field as it is.
 */
export function planImport(text: string, base: ImportBase): Plan {
  const file = readChart(text),
    draft = new Draft(base);
  for (const { line, column, says } of file.problems) draft.wrong(line, column, says);
  const sites = planSites(draft, file.rows),
    units = planUnits(draft, file.rows);
  const positions = planPositions(draft, file.rows, { sites, units });
  const people = planPeople(draft, file.rows);
  planAppointments(draft, file.rows, { positions, people });
  const problems = draft.problems.toSorted((a, b) => a.line - b.line);
  return { problems, counts: draft.counts, steps: problems.length > 0 ? [] : draft.steps };
}
