import { say } from "#kernel/sentence.ts";
import { snapshots } from "#server/trail.ts";
import type { Tx } from "#server/database.ts";
import type { Parts, Standing } from "../chart.ts";
import type { Person, Position, Site, Unit } from "../record.ts";
import { positions, sites, standings, units } from "./directory.ts";
import type { OrganisationTables } from "./tables.ts";

const standingThen = (person: Person): Standing => ({
  id: person.id,
  number: person.number,
  name: person.name ?? say("Erased person"),
  leftOn: person.leftOn,
  awayFrom: person.awayFrom,
  awayUntil: person.awayUntil,
  erased: person.state === "erased",
});

/** What the chart is drawn from: as it is kept now, or as the trail kept it at a moment. */
export async function chartParts(tx: Tx<OrganisationTables>, today: string, asOf: Date | null): Promise<Parts> {
  if (!asOf) return { sites: await sites(tx, "all"), units: await units(tx, "all"), positions: await positions(tx, "all", today), people: await standings(tx, "all") };
  const people = await snapshots<Person>(tx, "person", asOf);
  return {
    sites: await snapshots<Site>(tx, "site", asOf),
    units: await snapshots<Unit>(tx, "unit", asOf),
    positions: await snapshots<Position>(tx, "position", asOf),
    people: people.map(standingThen),
  };
}
