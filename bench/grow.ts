import type { House } from "#app/house.ts";
import { newId } from "#kernel/id.ts";
import { performByClock } from "#server/by-clock.ts";
import type { Organisation } from "#server/organisations.ts";
import { counted, type Size } from "./fill.ts";

const names = ["Asha", "Bala", "Chitra", "Deepa", "Esha", "Farid", "Gauri", "Hari", "Indira", "Jaya", "Kiran", "Lata", "Mohan", "Nisha", "Omkar", "Prema"];

interface Row {
  readonly id: string;
  readonly parts: readonly object[];
}

/** Every row of the matrix is given some of the new positions to consult, so that its columns are as many as there are positions. */
async function consult(house: House, organisation: Organisation, positions: readonly string[]): Promise<void> {
  const { rows } = await house.pool.query<Row>("select id, parts from assignments where active order by id");
  for (let from = 0; from < rows.length; from += 20)
    await performByClock(house.world, organisation, async ({ also }) => {
      for (const [n, row] of rows.slice(from, from + 20).entries()) {
        const more = [0, 1, 2].map((k) => ({ positionId: positions[((from + n) * 3 + k) % positions.length]!, level: "C" }));
        await also("assignment.change", { id: row.id, input: { parts: [...row.parts, ...more], proposalId: null } });
      }
    });
}

/** More people and positions, by acts as everywhere: each new person holds a position, some of them a new one. */
export async function grow(house: House, organisation: Organisation, size: Size): Promise<void> {
  const had = await counted(house);
  const people = Math.max(0, size.people - had.people),
    places = Math.max(0, size.positions - had.positions);
  const above = (
    await house.pool.query<{ id: string; site: string | null }>(
      "select p.id, r.site_id as site from positions p join records r using (organisation_id, id) where p.role = 'process_owner' order by r.number",
    )
  ).rows;
  const positions: string[] = [];
  for (let from = 0; from < Math.max(people, places); from += 25)
    await performByClock(house.world, organisation, async ({ also }) => {
      for (let n = from; n < Math.min(from + 25, Math.max(people, places)); n += 1) {
        const head = above[n % above.length]!;
        if (n < places) {
          const input = { title: `Place ${n + 1}`, role: "employee", siteId: head.site, reportsTo: head.id, seats: 5 };
          positions.push((await also("position.establish", { newId: newId(), input })).id);
        }
        if (n >= people || positions.length === 0) continue;
        const person = await also("person.register", { newId: newId(), input: { name: `${names[n % names.length]} Bench ${n + 1}`, employeeNumber: `B-${n + 1}` } });
        await also("position.appoint", { id: positions[n % positions.length]!, input: { personId: person.id } });
      }
    });
  if (positions.length > 0) await consult(house, organisation, positions);
}
