import { sql } from "kysely";
import { isOutside } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import type { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "../database.ts";
import type { Asking, Keeper, Queries } from "../registry.ts";
import { personalIn, seal } from "../seal.ts";
import { contentHash } from "../sign.ts";
import { numberAsTyped, spineColumns } from "../spine.ts";
import { changes, snapshot } from "../trail.ts";
import { history } from "./history.ts";
import { listRecords, pathOf } from "./records.ts";
import { listRecordsAsOf } from "./past.ts";
import { search } from "./search.ts";

/** The record's keeper, for somebody who may see the record; anybody else learns only that nothing is there. */
async function seen({ tx, registry, actor }: Asking<unknown, unknown>, id: string): Promise<Keeper> {
  const row = await tx.selectFrom("records").select("kind").where("id", "=", id).executeTakeFirst();
  const keeper = row && registry.keepers.get(row.kind);
  // What the trail keeps of a person is for people inside, and for the person.
  const personal = row?.kind === "person" && isOutside(actor) && actor.id !== id;
  if (!keeper || personal) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  return keeper;
}

async function links(tx: Tx, id: string) {
  const { rows } = await sql<{ id: string; relation: string; direction: "from" | "to"; recordId: string; kind: string; number: string; title: string; state: string }>`
    select l.id, l.relation, case when l.record_id = ${id} then 'from' else 'to' end as direction, r.id as "recordId", r.kind, r.number, r.title, r.state
      from links l join records r on r.organisation_id = l.organisation_id and r.id = case when l.record_id = ${id} then l.to_id else l.record_id end
     where l.organisation_id = (select app_organisation()) and (l.record_id = ${id} or l.to_id = ${id}) and l.removed_at is null order by l.at`.execute(tx);
  return rows;
}

async function people(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map(
    (
      await tx
        .selectFrom("people")
        .select(["id", "name"])
        .where("id", "in", [...new Set(ids)])
        .execute()
    ).map((p) => [p.id, p.name]),
  );
}

export const recordQueries: Queries<typeof recordViews, unknown> = {
  list: async ({ tx, asks, asOf, registry, today, zone }) => {
    const list = asOf ? await listRecordsAsOf(tx, registry, asks, asOf, zone) : await listRecords(tx, asks, today);
    return { ...list, items: list.items.map((item) => ({ ...item, path: pathOf(registry, item) })) };
  },

  find: async ({ tx, asks, registry }) => {
    const named = tx.selectFrom("records as r").select(spineColumns);
    const record = (await (asks.id ? named.where("r.id", "=", asks.id) : named.where("r.number", "in", numberAsTyped(asks.number ?? ""))).executeTakeFirst()) ?? null;
    return { record, path: record ? pathOf(registry, record) : null };
  },

  snapshot: async (asking) => {
    const { tx, asks, asOf } = asking;
    const keeper = await seen(asking, asks.id);
    const found = asOf ? await snapshot(tx, asks.id, { at: asOf }) : ((await keeper.find(tx, [asks.id], asking))[0] as unknown as Record<string, unknown> | undefined);
    if (!found) throw new Refusal("not_found", say("This record was not there yet on that day."));
    return found;
  },

  search: async ({ tx, asks, registry }) => ({ items: (await search(tx, asks)).map((r) => ({ ...r, path: pathOf(registry, r) })) }),

  history: async (asking) => {
    await seen(asking, asking.asks.id);
    return history(asking.tx, asking.registry, asking.asks, asking.actor);
  },

  comments: async (asking) => {
    await seen(asking, asking.asks.id);
    const rows = await asking.tx.selectFrom("comments").selectAll().where("record_id", "=", asking.asks.id).orderBy("at").execute();
    const names = await people(
      asking.tx,
      rows.flatMap((c) => [c.author_id, ...c.mentions]),
    );
    const named = (id: string) => ({ id, name: names.get(id) ?? "Remit" });
    return rows.map((c) => ({ id: c.id, author: named(c.author_id), text: c.text, mentions: c.mentions.map(named), at: c.at }));
  },

  links: async (asking) => {
    await seen(asking, asking.asks.id);
    const rows = await links(asking.tx, asking.asks.id);
    return rows.map((l) => {
      const record = { kind: l.kind, id: l.recordId, number: l.number, title: l.title, state: l.state };
      return { id: l.id, relation: l.relation, direction: l.direction, record, path: pathOf(asking.registry, record) };
    });
  },

  attachments: async (asking) => {
    await seen(asking, asking.asks.id);
    const { rows } = await sql<{ id: string; name: string; type: string; size: number; sha256: string; factOn: string | null; at: string; by: string; purpose: string | null }>`
      select a.id, a.name, f.type, f.size, encode(a.sha256, 'hex') as sha256, a.fact_on as "factOn", a.at, a.by_person as by, a.purpose
        from attachments a join files f on f.organisation_id = a.organisation_id and f.sha256 = a.sha256
       where a.organisation_id = (select app_organisation()) and a.record_id = ${asking.asks.id} and a.removed_at is null order by a.at`.execute(asking.tx);
    const names = await people(
      asking.tx,
      rows.map((r) => r.by),
    );
    return rows.map((r) => ({ ...r, by: { id: r.by, name: names.get(r.by) ?? "Remit" } }));
  },

  signatures: async (asking) => {
    await seen(asking, asking.asks.id);
    const rows = await asking.tx.selectFrom("signatures").selectAll().where("record_id", "=", asking.asks.id).orderBy("at").execute();
    return rows.map((s) => ({
      id: s.id,
      person: { id: s.person_id, name: s.printed_name },
      printedName: s.printed_name,
      position: s.position,
      meaning: s.meaning,
      act: s.act,
      at: s.at,
      recordVersion: s.record_version,
      contentHash: s.content_hash.toString("hex"),
      method: s.method,
      void: s.voided_at ? { at: s.voided_at, because: s.voided_because ?? "" } : null,
    }));
  },

  signable: async (asking) => {
    const { tx, asks, actor, registry } = asking;
    const keeper = await seen(asking, asks.id);
    const act = registry.acts.get(asks.act)?.act;
    const [record] = await keeper.find(tx, [asks.id], asking);
    if (!act?.signed || !record) throw new Refusal("not_found", say("Nothing is signed here."));
    const fields = keeper.kind.schema.shape;
    const kept = Object.fromEntries(Object.entries(record).filter(([f]) => f in fields));
    const sealed = await seal(tx, { organisationId: actor.organisationId, recordId: asks.id, keep: false }, personalIn(keeper.kind.schema), kept);
    const mine = await tx
      .selectFrom("signatures")
      .select("record_version as version")
      .where("record_id", "=", asks.id)
      .where("person_id", "=", actor.id)
      .orderBy("at", "desc")
      .limit(1)
      .executeTakeFirst();
    const then = mine ? await snapshot(tx, asks.id, { version: mine.version }) : null;
    return {
      contentHash: contentHash(sealed, act.signs).toString("hex"),
      version: record.version,
      meaning: act.signed,
      changes: then ? changes(then, kept) : [],
      needsPassword: true,
    };
  },
};
