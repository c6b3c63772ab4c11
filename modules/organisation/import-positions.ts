import { say } from "#kernel/sentence.ts";
import { roleFrom, type Row } from "./chart-columns.ts";
import { unitPath } from "./import-places.ts";
import { differing, gather, type Draft, type Wanted } from "./import-plan.ts";

const about = ["position", "role", "reports_to", "seats", "site_code", "unit"] as const;
type Wish = Wanted<(typeof about)[number]>;

interface Places {
  readonly sites: ReadonlyMap<string, string>;
  readonly units: ReadonlyMap<string, string>;
}

/** What the cells mean, in the words of the acts; what cannot be read is a problem. */
function meant(draft: Draft, { line, says }: Wish, places: Places, idOf: (code: string) => string | undefined) {
  const role = says.role === undefined ? undefined : roleFrom(says.role);
  if (role === null)
    draft.wrong(
      line,
      "role",
      say(
        "“{role}” is no governance role. Write one of: top management, management representative, process owner, employee, internal auditor, consultant, external auditor, administrator.",
        { role: says.role ?? "" },
      ),
    );
  const seats = says.seats === undefined ? undefined : /^\d{1,3}$/.test(says.seats) ? Number(says.seats) : Number.NaN;
  if (Number.isNaN(seats)) draft.wrong(line, "seats", say("“{seats}” is no whole number.", { seats: says.seats ?? "" }));
  const above = says.reports_to === undefined ? undefined : idOf(says.reports_to);
  if (says.reports_to !== undefined && above === undefined)
    draft.wrong(line, "reports_to", say("There is no position with the code {code}, neither here nor in the file.", { code: says.reports_to }));
  return {
    title: says.position,
    role: role ?? undefined,
    seats: Number.isNaN(seats) ? undefined : seats,
    reportsTo: above,
    siteId: says.site_code === undefined ? undefined : places.sites.get(says.site_code),
    unitId: says.unit === undefined ? undefined : places.units.get(unitPath(says.unit)),
  };
}

/** The codes in an order in which each comes after the one it reports to; whoever reports in a circle is a problem. */
function downwards(draft: Draft, wishes: ReadonlyMap<string, Wish>): string[] {
  const above = new Map(draft.base.positions.filter((p) => p.code !== null).map((p) => [p.code!, draft.base.positions.find((q) => q.id === p.reportsTo)?.code ?? null]));
  for (const [code, { says }] of wishes) above.set(code, says.reports_to ?? above.get(code) ?? null);
  const order: string[] = [],
    done = new Set<string>();
  for (const [code, { line }] of wishes) {
    const chain: string[] = [];
    for (let at: string | null = code; at !== null && !done.has(at); at = above.get(at) ?? null) {
      if (chain.includes(at)) {
        draft.wrong(line, "reports_to", say("{codes} report to each other in a circle.", { codes: chain.slice(chain.indexOf(at)).join(", ") }));
        break;
      }
      chain.push(at);
    }
    for (const each of chain.toReversed()) {
      done.add(each);
      if (wishes.has(each)) order.push(each);
    }
  }
  return order;
}

/** Positions by their code, the upper ones first. Answers with the id of each. */
export function planPositions(draft: Draft, rows: readonly Row[], places: Places): Map<string, string> {
  const known = new Map(draft.base.positions.filter((p) => p.code !== null).map((p) => [p.code!, p]));
  const ids = new Map([...known].map(([code, p]) => [code, p.id]));
  // Without a position, site and unit stand for themselves; with one, they are where it is.
  const wishes = gather(
    draft,
    rows.filter((r) => r.cells.position_code !== undefined || ["position", "role", "reports_to", "seats"].some((c) => r.cells[c as "role"] !== undefined)),
    (r) => r.cells.position_code,
    about,
  );
  for (const code of downwards(draft, wishes)) {
    const wish = wishes.get(code)!,
      position = known.get(code);
    const fields = meant(draft, wish, places, (c) => ids.get(c)),
      { line } = wish;
    if (position?.state === "abolished") draft.wrong(line, "position_code", say("The position {code} was abolished. Use another code.", { code }));
    if (!position) {
      if (fields.title === undefined) draft.wrong(line, "position", say("The position {code} is new, so it needs a title.", { code }));
      const input = {
        title: fields.title ?? code,
        code,
        role: fields.role ?? "employee",
        seats: fields.seats ?? 1,
        reportsTo: fields.reportsTo ?? null,
        siteId: fields.siteId ?? null,
        unitId: fields.unitId ?? null,
      };
      ids.set(code, draft.step({ line, sort: "position", does: "created", label: input.title, act: "position.establish", input }, true));
      continue;
    }
    const { title, role, seats, ...place } = fields,
      label = title ?? position.title;
    const changed = differing(position, { title, role, seats }),
      moved = differing(position, place);
    const both = Object.keys(changed).length > 0 && Object.keys(moved).length > 0;
    if (Object.keys(changed).length > 0) draft.step({ line, sort: "position", does: "changed", label, act: "position.change", id: position.id, input: changed }, false);
    if (Object.keys(moved).length > 0) draft.step({ line, sort: "position", does: "changed", label, act: "position.move", id: position.id, input: moved }, false);
    if (both) draft.counts.position.changed--; // two acts, one position
    if (Object.keys(changed).length + Object.keys(moved).length === 0) draft.unchanged("position");
  }
  return ids;
}
