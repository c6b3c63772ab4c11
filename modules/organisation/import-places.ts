import { say } from "#kernel/sentence.ts";
import type { Row } from "./chart-columns.ts";
import { differing, gather, type Draft } from "./import-plan.ts";

/** Sites by their code. Answers with the id of each. */
export function planSites(draft: Draft, rows: readonly Row[]): Map<string, string> {
  const ids = new Map<string, string>();
  const known = new Map(draft.base.sites.map((s) => [s.code, s]));
  for (const [code, { line, says }] of gather(draft, rows, (r) => r.cells.site_code, ["site", "site_address"])) {
    const site = known.get(code);
    if (site?.state === "closed") draft.wrong(line, "site_code", say("The site {code} is closed. Open it again first.", { code }));
    if (site) {
      ids.set(code, site.id);
      const input = differing(site, { name: says.site, address: says.site_address });
      if (Object.keys(input).length === 0) draft.unchanged("site");
      else draft.step({ line, sort: "site", does: "changed", label: says.site ?? site.name, act: "site.rename", id: site.id, input }, false);
    } else if (says.site === undefined) draft.wrong(line, "site", say("The site {code} is new, so it needs a name.", { code }));
    else
      ids.set(
        code,
        draft.step({ line, sort: "site", does: "created", label: says.site, act: "site.open", input: { name: says.site, code, address: says.site_address ?? null } }, true),
      );
  }
  return ids;
}

const divider = /\s+\/\s+|\s*>\s*/;
export const unitPath = (cell: string): string =>
  cell
    .split(divider)
    .map((part) => part.trim())
    .join(" / ");

/** Units by their path from the top. Answers with the id of each path. */
export function planUnits(draft: Draft, rows: readonly Row[]): Map<string, string> {
  const ids = new Map<string, string>(),
    byParent = new Map<string, string>();
  for (const unit of draft.base.units) if (unit.state === "established") byParent.set(`${unit.parentId ?? ""}\n${unit.name}`, unit.id);
  const seen = new Set<string>();
  for (const row of rows) {
    if (row.cells.unit === undefined) continue;
    const parts = unitPath(row.cells.unit).split(" / ");
    if (parts.some((part) => part === "")) {
      draft.wrong(row.line, "unit", say("One of the units has no name."));
      continue;
    }
    let parentId: string | null = null,
      path = "";
    for (const name of parts) {
      path = path === "" ? name : `${path} / ${name}`;
      const key = `${parentId ?? ""}\n${name}`,
        known = byParent.get(key);
      if (known && !seen.has(path)) draft.unchanged("unit");
      const id: string = known ?? draft.step({ line: row.line, sort: "unit", does: "created", label: path, act: "unit.establish", input: { name, parentId } }, true);
      seen.add(path);
      byParent.set(key, id);
      ids.set(path, id);
      parentId = id;
    }
  }
  return ids;
}
