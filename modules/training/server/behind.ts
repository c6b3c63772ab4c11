import { sql } from "kysely";
import type { Tx } from "#server/database.ts";
import type { BehindFigure } from "#server/registry.ts";
import { isGap } from "../cells.ts";
import { behindOf } from "./judging.ts";
import { matrixOf } from "./matrix.ts";
import type { Tables } from "./tables.ts";

/** Each competence that is required of somebody, as a line of that person: held or not. */
const competent: BehindFigure = async (tx, { today }) => {
  const mine = tx as unknown as Tx<Tables>,
    people = await matrixOf(mine, { within: 90 }, today);
  const names = new Map((await mine.selectFrom("records").select(["id", "title"]).where("kind", "=", "competence").execute()).map((c) => [c.id, c.title]));
  const lines = people.flatMap((person) =>
    [...person.cells].flatMap(([competence, cell]) =>
      cell.required > 0
        ? [{ held: !isGap(cell), shown: { kind: "person", id: person.id, number: person.number, title: `${person.name}: ${names.get(competence) ?? competence}` } }]
        : [],
    ),
  );
  const side = (held: boolean) => lines.filter((line) => line.held === held).map((line) => line.shown);
  const [counted, rest] = [side(true), side(false)];
  return { counted: counted.slice(0, 50), countedCount: counted.length, rest: rest.slice(0, 50), restCount: rest.length };
};

/** The records that each figure of this module counts. */
export const behind: Record<string, BehindFigure> = {
  "training.competent": competent,
  "training.late": behindOf(
    ({ today }) => sql`from trainings t join records r on r.organisation_id = t.organisation_id and r.id = t.id
      where t.organisation_id = (select app_organisation()) and t.open and r.due_on < ${today}`,
  ),
  "training.expiring": behindOf(
    ({ today }) => sql`from (select distinct on (a.person_id, a.competence_id) a.id, a.organisation_id from attainments a
      where a.organisation_id = (select app_organisation()) and a.holds and a.expires_on between ${today} and ${today}::date + 90
        and not exists (select from attainments b where b.organisation_id = a.organisation_id and b.person_id = a.person_id and b.competence_id = a.competence_id and b.holds and b.level >= a.level
                           and (b.expires_on is null or b.expires_on > ${today}::date + 90))
      order by a.person_id, a.competence_id, a.level desc) t join records r on r.organisation_id = t.organisation_id and r.id = t.id where true`,
  ),
};
