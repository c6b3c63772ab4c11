import { z } from "zod";
import type { Day } from "#kernel/date.ts";
import { GovernanceRole } from "#kernel/actor.ts";
import { inHands, uncoveredSince, type Presence } from "./holding.ts";
import type { Position, Site, Unit } from "./record.ts";

export const CoverageShown = z.enum(["held", "acting", "away", "vacant"]);
export const HolderShown = z.object({
  id: z.uuid(),
  number: z.string(),
  name: z.string(),
  away: z.boolean(),
  awayUntil: z.iso.date().nullable(),
  acting: z.boolean(),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
  holdingId: z.uuid(),
});
export type HolderShown = z.infer<typeof HolderShown>;

/** A position as it stands in the chart on a day. */
export const ChartPosition = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  state: z.string(),
  version: z.int(),
  code: z.string().nullable(),
  role: GovernanceRole,
  siteId: z.uuid().nullable(),
  unitId: z.uuid().nullable(),
  reportsTo: z.uuid().nullable(),
  seats: z.int(),
  coverage: CoverageShown,
  /** Since when nobody is there, when it is so and ever was otherwise. */
  since: z.iso.date().nullable(),
  holders: z.array(HolderShown),
  deputies: z.array(HolderShown),
});
export type ChartPosition = z.infer<typeof ChartPosition>;

const ChartUnit = z.object({
  id: z.uuid(),
  number: z.string(),
  title: z.string(),
  version: z.int(),
  parentId: z.uuid().nullable(),
  siteId: z.uuid().nullable(),
  headPositionId: z.uuid().nullable(),
});
const ChartSite = z.object({ id: z.uuid(), number: z.string(), title: z.string(), version: z.int(), code: z.string() });

export const Chart = z.object({ on: z.iso.date(), sites: z.array(ChartSite), units: z.array(ChartUnit), positions: z.array(ChartPosition), vacant: z.int(), people: z.int() });
export type Chart = z.infer<typeof Chart>;

/** A person as far as the chart needs one. */
export interface Standing extends Presence {
  readonly id: string;
  readonly number: string;
  readonly name: string;
}

type Drawn = Pick<Position, "id" | "number" | "title" | "state" | "version" | "code" | "role" | "siteId" | "unitId" | "reportsTo" | "seats" | "holdings">;

export function drawPosition(position: Drawn, people: ReadonlyMap<string, Standing>, on: Day): ChartPosition {
  const hands = inHands(position.holdings, people, on);
  const shown = (p: { holding: Position["holdings"][number]; away: boolean; acting?: boolean }): HolderShown => {
    const person = people.get(p.holding.personId)!; // whoever holds it is among the people, or would count as gone
    return {
      id: person.id,
      number: person.number,
      name: person.name,
      away: p.away,
      awayUntil: p.away ? person.awayUntil : null,
      acting: p.acting === true && !p.away,
      from: p.holding.from,
      until: p.holding.until,
      holdingId: p.holding.id,
    };
  };
  const { id, number, title, state, version, code, role, siteId, unitId, reportsTo, seats } = position,
    uncovered = hands.coverage === "vacant" || hands.coverage === "away";
  return {
    id,
    number,
    title,
    state,
    version,
    code,
    role,
    siteId,
    unitId,
    reportsTo,
    seats,
    coverage: hands.coverage,
    since: uncovered ? uncoveredSince(position.holdings, people, on) : null,
    holders: hands.holders.map(shown),
    deputies: hands.deputies.map(shown),
  };
}

export interface Parts {
  readonly sites: readonly Pick<Site, "id" | "number" | "title" | "version" | "code" | "state">[];
  readonly units: readonly Pick<Unit, "id" | "number" | "title" | "version" | "parentId" | "siteId" | "headPositionId" | "state">[];
  readonly positions: readonly Drawn[];
  readonly people: readonly Standing[];
}

const byTitle = <T extends { title: string; number: string }>(items: readonly T[]): T[] =>
  items.toSorted((a, b) => a.title.localeCompare(b.title) || a.number.localeCompare(b.number, undefined, { numeric: true }));

/** The whole chart on a day, from what is kept now or from what the trail kept then. */
export function drawChart(parts: Parts, on: Day, siteId?: string): Chart {
  const people = new Map(parts.people.map((p) => [p.id, p]));
  const positions = byTitle(
    parts.positions.filter((p) => p.state === "established" && (!siteId || p.siteId === siteId || p.siteId === null)).map((p) => drawPosition(p, people, on)),
  );
  return {
    on,
    positions,
    sites: byTitle(parts.sites.filter((s) => s.state === "open")).map(({ id, number, title, version, code }) => ({ id, number, title, version, code })),
    units: byTitle(parts.units.filter((u) => u.state === "established")).map(({ id, number, title, version, parentId, siteId: at, headPositionId }) => ({
      id,
      number,
      title,
      version,
      parentId,
      siteId: at,
      headPositionId,
    })),
    vacant: positions.filter((p) => p.coverage === "vacant" || p.coverage === "away").length,
    people: new Set(positions.flatMap((p) => [...p.holders, ...p.deputies].map((h) => h.id))).size,
  };
}
