import { sql } from "kysely";
import { daysBetween } from "#kernel/date.ts";
import type { Tx } from "#server/database.ts";
import { inRole, managersOf } from "#server/people.ts";
import type { Job } from "#server/registry.ts";
import { askMissing } from "./distribution.ts";
import { issuesToRead, lookThroughAll } from "./issues.ts";
import { lapseStale } from "./lapsing.ts";
import { findRevisions } from "./find.ts";
import { gateOpen } from "./revision-handlers.ts";
import type { Tables } from "./tables.ts";

/** Readings asked for, or no longer asked for, in one run. */
const aRun = 500;

/** What was issued for a day takes effect when that day has come, and enough people have read it. */
const takeEffect: Job = {
  name: "documents-take-effect",
  every: "* * * * *",
  run: async (work) => {
    const tx = work.tx as unknown as Tx<Tables>;
    const due = await tx
      .selectFrom("revisions as v")
      .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "v.organisation_id").onRef("r.id", "=", "v.id"))
      .select("v.id")
      .where("r.state", "=", "approved")
      .where("v.issued", "is not", null)
      .where("v.effective_on", "<=", work.today)
      .orderBy("v.effective_on")
      .execute();
    if (due.length === 0) return;
    for (const revision of await findRevisions(
      tx,
      due.map((d) => d.id),
      work,
    ))
      if (gateOpen(revision)) await work.also("revision.takeEffect", { id: revision.id });
  },
};

/** Issues whose readers are not all asked yet are worked through; what no longer concerns somebody lapses. */
const distribute: Job = {
  name: "documents-distribute",
  every: "* * * * *",
  run: async (work) => {
    const tx = work.tx as unknown as Tx<Tables>,
      asking = { tx, also: work.also, today: work.today };
    const due = await issuesToRead(tx, "due"),
      unfinished = new Set((await askMissing(asking, due, { most: aRun })).map((i) => i.revisionId));
    const marks = await tx.selectFrom("distribution_due").select("revision_id as id").execute(),
      through = marks.filter((m) => !unfinished.has(m.id)).map((m) => m.id);
    if (through.length > 0) await tx.deleteFrom("distribution_due").where("revision_id", "in", through).execute();
    await lapseStale(asking, aRun);
  },
};

/** An appointment may begin on a day to come: at the beginning of each day everything is looked through. */
const newDay: Job = { name: "documents-new-day", every: "3 0 * * *", run: async ({ tx }) => void (await lookThroughAll(tx)) };

/** Days before a review on which its owner is reminded; afterwards each week, and the owner's manager too, until it is done. */
const before = [60, 30, 7, 0];
const remindsOn = (days: number): boolean => before.includes(days) || (days < 0 && days % 7 === 0);

const remindOfReviews: Job = {
  name: "documents-review-reminders",
  every: "20 6 * * *",
  run: async (work) => {
    const tx = work.tx as unknown as Tx<Tables>;
    const { rows } = await sql<{ id: string; dueOn: string; ownerId: string | null; siteId: string | null }>`
      select r.id, r.due_on as "dueOn", r.owner_id as "ownerId", r.site_id as "siteId" from records r
       where r.organisation_id = (select app_organisation()) and r.kind = 'document' and r.state in ('effective', 'under_revision') and r.due_on <= ${work.today}::date + 60`.execute(
      tx,
    );
    for (const { id, dueOn, ownerId, siteId } of rows) {
      const days = daysBetween(work.today, dueOn);
      if (!remindsOn(days)) continue;
      const owner = ownerId ? [ownerId] : await inRole(tx, "management_representative", siteId, work.today);
      const above = days < 0 && ownerId ? await managersOf(tx, ownerId, work.today) : [];
      await work.also("document.remind", { id, input: { days, to: [...new Set([...owner, ...above])] } });
    }
  },
};

/** Whoever has not read by the day is reminded once a week. */
const remindReaders: Job = {
  name: "documents-reading-reminders",
  every: "40 6 * * *",
  run: async (work) => {
    const { rows } = await sql<{ id: string }>`
      select n.id from readings n join records r on r.organisation_id = n.organisation_id and r.id = n.id and r.state = 'open'
       where n.organisation_id = (select app_organisation()) and r.due_on <= ${work.today} and (n.reminded_on is null or n.reminded_on <= ${work.today}::date - 7) order by n.id limit ${aRun}`.execute(
      work.tx,
    );
    for (const { id } of rows) await work.also("reading.remind", { id });
  },
};

export const jobs: Job[] = [takeEffect, newDay, distribute, remindOfReviews, remindReaders];
