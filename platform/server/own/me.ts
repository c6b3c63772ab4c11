import { say } from "#kernel/sentence.ts";
import { sql } from "kysely";
import type { ActorSheet } from "#kernel/actor.ts";
import type { InboxItem, meViews } from "#kernel/platform.ts";
import { readPreferences } from "../preferences.ts";
import type { Queries } from "../registry.ts";
import { readCursor, writeCursor } from "./cursor.ts";
import { history } from "./history.ts";
import { pathOf } from "./records.ts";

type Item = Omit<InboxItem, "record" | "path" | "verb"> & InboxItem["record"];

/** Everything that `me` can ask. */
export const meQueries: Queries<typeof meViews, unknown> = {
  actor: async ({ actor }) => {
    const sheet: ActorSheet = {
      id: actor.id,
      name: actor.name,
      organisationId: actor.organisationId,
      organisation: actor.organisation,
      zone: actor.zone,
      today: actor.today,
      positions: [...actor.positions],
      authority: [...actor.authority].toSorted(),
      actingFor: [...actor.actingFor],
      standingInFor: [...(actor.standingInFor ?? [])],
    };
    return sheet;
  },

  inbox: async ({ tx, actor, asks, registry }) => {
    const positions = actor.positions.map((p) => p.id),
      people = [actor.id, ...actor.actingFor.map((d) => d.personId)];
    const roles = JSON.stringify(actor.positions.map((p) => ({ role: p.role, site: p.siteId })));
    const from = Number(readCursor(asks.cursor)?.[0] ?? 0);
    const mine = sql`t.organisation_id = (select app_organisation()) and (t.person_id = any(${people}) or t.position_id = any(${positions})
      or exists (select from jsonb_to_recordset(${roles}::jsonb) as m (role text, site uuid) where m.role = t.role and (t.site_id is null or m.site is null or m.site = t.site_id)))`;
    // The records are looked up one by one, behind an offset that the planner keeps: it thinks that a person has far more to do than anybody has.
    const { rows } = await sql<Item & { total: number }>`
      with mine as materialized (
        select distinct on (t.record_id, t.act) t.record_id, t.act, t.why, t.since, t.due_on from turns t where ${mine} order by t.record_id, t.act, t.due_on, t.since
      )
      select r.id, r.kind, r.number, r.title, r.state, r.version, t.act, t.why, t.since,
             coalesce(t.due_on, r.due_on) as "dueOn", coalesce(t.due_on, r.due_on) is null as late, count(*) over () as total
        from mine t cross join lateral (select * from records where organisation_id = (select app_organisation()) and id = t.record_id offset 0) r
       order by late, coalesce(t.due_on, r.due_on), t.since, r.id, t.act offset ${from} limit ${asks.limit + 1}`.execute(tx);
    const items = rows.slice(0, asks.limit).map((row) => ({
      record: { id: row.id, kind: row.kind, number: row.number, title: row.title, state: row.state, version: row.version, dueOn: row.dueOn },
      act: row.act,
      verb: registry.acts.get(row.act)?.act.waits ?? registry.acts.get(row.act)?.act.title ?? row.act,
      why: row.why,
      dueOn: row.dueOn,
      since: row.since,
      path: pathOf(registry, row),
    }));
    return { items, total: rows[0]?.total ?? 0, next: rows.length > asks.limit ? writeCursor([from + asks.limit, "inbox"]) : null };
  },

  notifications: async ({ tx, actor, asks, registry }) => {
    const after = readCursor(asks.cursor);
    let question = tx
      .selectFrom("notifications as n")
      .leftJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.record_id"))
      .select(["n.id", "n.at", "n.text", "n.act", "n.read_at as readAt", "n.record_id as about", "r.id as recordId", "r.kind", "r.number", "r.title"])
      .where("n.person_id", "=", actor.id)
      .orderBy("n.at", "desc")
      .orderBy("n.id", "desc")
      .limit(asks.limit + 1);
    if (asks.unread) question = question.where("n.read_at", "is", null);
    if (after) question = question.where(sql<boolean>`(n.at, n.id) < (${after[0]}, ${after[1]})`);
    const rows = await question.execute();
    const counts = await tx
      .selectFrom("notifications")
      .select(({ fn }) => [fn.countAll<number>().as("total"), sql<number>`count(*) filter (where read_at is null)`.as("unread")])
      .where("person_id", "=", actor.id)
      .executeTakeFirstOrThrow();
    const items = rows.slice(0, asks.limit).map((n) => {
      const record = n.recordId && n.kind && n.number && n.title !== null ? { kind: n.kind, id: n.recordId, number: n.number, title: n.title } : null;
      // What became confidential since is not told by the title that the note was written with.
      const text = n.about !== null && record === null ? say("This was about something that is not yours to see any more.") : n.text;
      return { id: n.id, at: n.at, text, act: n.act, readAt: n.readAt, record, path: record ? pathOf(registry, record) : null };
    });
    const last = items.at(-1);
    return { items, total: counts.total, unread: counts.unread, next: rows.length > asks.limit && last ? writeCursor([last.at, last.id]) : null };
  },

  preferences: async ({ tx, actor }) => readPreferences(tx, actor.id),

  did: async ({ tx, actor, asks, registry }) => history(tx, registry, { ...asks, actorId: actor.id }, actor),
};
