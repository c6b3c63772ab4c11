import { sql } from "kysely";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Job } from "#server/registry.ts";
import type { Tx } from "#server/database.ts";
import { peopleInRoles, vacancies } from "./published.ts";

const wasNoted = async (tx: Tx<never>, positionId: string, since: string): Promise<boolean> => {
  const { rows } =
    await sql`select from events where organisation_id = (select app_organisation()) and record_id = ${positionId} and act = 'position.noteVacancy' and (body::jsonb -> 'input' ->> 'since') = ${since} limit 1`.execute(
      tx,
    );
  return rows.length > 0;
};

/** Each new morning: who has left by now, and which positions nobody holds any more. */
export const jobs: Job[] = [
  {
    name: "departures",
    every: "3 0 * * *",
    run: async ({ tx, today, also }) => {
      const { rows } = await sql<{ id: string }>`
        select p.id from people p join records r on r.organisation_id = p.organisation_id and r.id = p.id where p.organisation_id = (select app_organisation()) and r.state = 'leaving' and p.left_on < ${today} order by p.id`.execute(
        tx,
      );
      for (const { id } of rows) await also("person.depart", { id });
    },
  },
  {
    name: "vacancies",
    every: "5 0 * * *",
    run: async ({ tx, today, also, notify }) => {
      const to = await peopleInRoles(tx, ["top_management", "management_representative"], today);
      for (const position of await vacancies(tx, today)) {
        const { id, title, since, coverage } = position;
        if (since === null || (await wasNoted(tx, id, since))) continue;
        await also("position.noteVacancy", { id, input: { since } });
        const text =
          coverage === "vacant"
            ? say("Nobody has held “{title}” since {day}.", { title, day: written(since) })
            : say("Whoever holds “{title}” has been away since {day}, and nobody acts.", { title, day: written(since) });
        notify({ to, text, once: `vacancy/${id}/${since}`, act: "position.appoint", recordId: id });
      }
    },
  },
];
