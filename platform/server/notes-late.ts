import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import { written } from "#kernel/date.ts";
import type { Job } from "./registry.ts";

interface Late {
  readonly person: string;
  readonly count: number;
  readonly number: string;
  readonly title: string;
  readonly due: string;
}

/** One note a morning to everybody whose turn is late, for as long as it is: how many, and which is the oldest. */
export const lateNotes: Job["run"] = async ({ tx, today, notify }) => {
  const { rows } = await sql<Late>`
    with held as (select h.position_id, h.person_id, q.role, r.site_id
                    from positions_held(app_organisation(), ${today}) h
                    join positions q on q.organisation_id = (select app_organisation()) and q.id = h.position_id
                    join records r on r.organisation_id = q.organisation_id and r.id = q.id
                   where not h.deputy or h.acting),
         late as (select t.*, coalesce(t.due_on, r.due_on) as due, r.number, r.title, r.confidential, r.readers
                    from turns t join records r on r.organisation_id = t.organisation_id and r.id = t.record_id
                   where t.organisation_id = (select app_organisation()) and coalesce(t.due_on, r.due_on) < ${today}),
         whose as (select distinct on (person, l.record_id) coalesce(l.person_id, h.person_id) as person, l.record_id, l.due, l.number, l.title, l.confidential, l.readers
                     from late l left join held h on l.person_id is null
                      and (h.position_id = l.position_id or (h.role = l.role and (l.site_id is null or h.site_id is null or h.site_id = l.site_id)))
                    order by person, l.record_id, l.due)
    select distinct on (person) person, count(*) over (partition by person) as count, number, title, due
      from whose where person is not null and (not confidential or person = any (readers)) order by person, due, number`.execute(tx);
  for (const late of rows) {
    const words = { n: late.count, number: late.number, title: late.title, due: written(late.due) };
    notify({
      to: [late.person],
      once: `late/${today}`,
      text: say(
        "{n, plural, one {One thing waits for you and is late} other {# things wait for you and are late}}: {number} {title}, due {due}{n, plural, one {.} other {, is the oldest.}}",
        words,
      ),
    });
  }
};
