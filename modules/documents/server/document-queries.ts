import { sql } from "kysely";
import { roleName } from "../audience-words.ts";
import type { Tx } from "#server/database.ts";
import { linked, linkedWith } from "#server/linked.ts";
import { recordQueries } from "#server/own/record-queries.ts";
import { named, siteNames } from "#server/people.ts";
import { exactly, idOf, register, type Condition } from "#server/register.ts";
import type { Queries } from "#server/registry.ts";
import { reached, type Audience } from "../audience.ts";
import type { DocumentRow } from "../document-views.ts";
import type { documentViews } from "../views.ts";
import { membersNow } from "./distribution.ts";
import { policyCode } from "./door/policies.ts";
import { findDocuments } from "./find.ts";
import { briefs, clausesOf, contentOf, nothing } from "./showing.ts";
import { found } from "./search.ts";
import type { Tables } from "./tables.ts";

type Shows = Pick<DocumentRow, "code" | "type" | "sort" | "revision" | "effectiveAt" | "openState" | "readShare">;
const shows: Record<keyof Shows, string> = {
  code: "n.code",
  type: "(select tr.title from records tr where tr.organisation_id = n.organisation_id and tr.id = n.type_id)",
  sort: "(select t.sort from document_types t where t.organisation_id = n.organisation_id and t.id = n.type_id)",
  revision: "(select v.revision from revisions v where v.organisation_id = n.organisation_id and v.id = n.current_id)",
  effectiveAt: "(select moment(v.effective_at) from revisions v where v.organisation_id = n.organisation_id and v.id = n.current_id)",
  openState: "(select o.state from records o where o.organisation_id = n.organisation_id and o.id = n.open_id)",
  readShare:
    "(select (100 * count(*) filter (where x.acknowledged_at is not null) / nullif(count(*), 0))::int from readings x where x.organisation_id = n.organisation_id and x.revision_id = n.current_id and not x.lapsed)",
};

/** The words of a distribution list, with the names of today. */
async function audienceWords(tx: Tx<Tables>, audience: readonly Audience[]): Promise<string[]> {
  const ids = audience.flatMap((a) => (a.to === "unit" ? [a.unitId] : a.to === "position" ? [a.positionId] : a.to === "person" ? [a.personId] : a.siteId ? [a.siteId] : []));
  const titles = new Map(ids.length === 0 ? [] : (await tx.selectFrom("records").select(["id", "title"]).where("id", "in", ids).execute()).map((r) => [r.id, r.title]));
  return audience.map((a) => roleName(a, (id) => titles.get(id) ?? "–"));
}

async function readers(tx: Tx<Tables>, revisionId: string | null): Promise<{ asked: number; read: number }> {
  if (!revisionId) return { asked: 0, read: 0 };
  const { rows } = await sql<{ asked: number; read: number }>`
    select count(*)::int as asked, count(*) filter (where acknowledged_at is not null)::int as read from readings
     where organisation_id = (select app_organisation()) and revision_id = ${revisionId} and not lapsed`.execute(tx);
  return rows[0] ?? { asked: 0, read: 0 };
}

const myReading = async (tx: Tx<Tables>, revisionId: string | null, personId: string) =>
  revisionId === null
    ? null
    : ((await tx
        .selectFrom("readings as n")
        .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "n.organisation_id").onRef("r.id", "=", "n.id"))
        .select(["r.id", "r.version", "r.state", "r.due_on as dueOn", "n.acknowledged_at as acknowledgedAt"])
        .where("n.revision_id", "=", revisionId)
        .where("n.person_id", "=", personId)
        .executeTakeFirst()) ?? null);

/** Which revision a reader gets: the one in force, unless an older one is asked for on purpose. An old link alone never shows old words. */
function chosen(all: Awaited<ReturnType<typeof briefs>>, asks: { revision?: number | undefined; old: boolean }) {
  const current = all.find((r) => r.state === "effective");
  const asked = asks.revision === undefined ? undefined : all.find((r) => r.revision === asks.revision);
  if (asked && (asks.old || !current || asked === current)) return { revision: asked, current };
  return { revision: current ?? asked ?? all.find((r) => r.state === "superseded") ?? all[0], current };
}

export const documentQueries: Queries<typeof documentViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) => {
    const { typeId, sortOf, clause, process, ...filters } = asks;
    const where: Condition[] = [
      ...exactly("n.type_id", typeId),
      ...(sortOf ? [sql`n.type_id in (select t.id from document_types t where t.organisation_id = n.organisation_id and t.sort = ${sortOf})`] : []),
      ...(clause ? [sql`n.clauses @> ${JSON.stringify([clause])}::jsonb`] : []),
      ...(process ? [sql`n.processes @> ${JSON.stringify([process])}::jsonb`] : []),
    ];
    return register<Shows>(tx, { kind: "document", table: "documents", shows, where, filters, registry, today, zone });
  },
  one: async (asking) => {
    const { tx, asks, actor } = asking;
    const id = await idOf(tx, "document", asks),
      [record] = id ? await findDocuments(tx, [id], asking) : [];
    if (!record) throw nothing();
    const owners = await named(tx, [record.ownerId]),
      sites = await siteNames(tx, [record.siteId]),
      mine = await myReading(tx, record.currentId, actor.id);
    return {
      record,
      owner: record.ownerId ? (owners.get(record.ownerId) ?? null) : null,
      site: record.siteId ? (sites.get(record.siteId) ?? null) : null,
      revisions: await briefs(tx, record.id),
      clauses: await clausesOf(tx, record.clauses),
      audience: await audienceWords(tx, record.audience),
      publicPath: record.public ? `/p/${policyCode(actor.organisationId, record.id)}` : null,
      ...(await readers(tx, record.currentId)),
      myReadingId: mine?.state === "open" ? mine.id : null,
    };
  },
  read: async (asking) => {
    const { tx, asks, actor, registry } = asking;
    const id = await idOf(tx, "document", { number: asks.number }),
      [record] = id ? await findDocuments(tx, [id], asking) : [];
    if (!record) throw nothing();
    const all = await briefs(tx, record.id),
      { revision, current } = chosen(all, asks);
    if (!revision) throw nothing();
    const row = await tx
      .selectFrom("revisions")
      .select(["id", sql<string | null>`encode(text, 'hex')`.as("text"), "file"])
      .where("id", "=", revision.id)
      .executeTakeFirstOrThrow();
    const owners = await named(tx, [record.ownerId]);
    const signed = await recordQueries.signatures({ ...asking, asks: { id: revision.id } });
    const banner =
      record.state === "obsolete" || record.state === "disposed"
        ? "obsolete"
        : revision.state === "superseded"
          ? "superseded"
          : revision.state === "approved"
            ? "not_yet"
            : revision.state === "effective"
              ? null
              : "draft";
    return {
      document: {
        id: record.id,
        number: record.number,
        code: record.code,
        title: record.title,
        type: record.typeTitle,
        state: record.state,
        owner: record.ownerId ? (owners.get(record.ownerId) ?? null) : null,
        dueOn: record.dueOn,
      },
      revision,
      current: current?.revision ?? null,
      /** The link named another one: the reader is told that what stands here is newer. */
      askedFor: asks.revision ?? null,
      banner,
      content: await contentOf(tx, registry, row),
      signatures: signed,
      myReading: await myReading(tx, revision.id, actor.id),
    };
  },
  search: ({ tx, asks, registry }) => found(tx, asks, registry),
  impact: async (asking) => {
    const { tx, asks, registry, today } = asking;
    const id = await idOf(tx, "document", asks),
      [record] = id ? await findDocuments(tx, [id], asking) : [];
    if (!record) throw nothing();
    const { rows: mentioning } = await sql<{ id: string }>`
      select distinct v.document_id as id from revisions v join document_texts x on x.organisation_id = v.organisation_id and x.sha256 = v.text
       where v.organisation_id = (select app_organisation()) and v.in_force and v.document_id <> ${record.id} and position(${record.id} in x.body) > 0`.execute(tx);
    const translations = await tx.selectFrom("documents").select("id").where("translation_of", "=", record.id).execute();
    const others = await linked(
      tx,
      registry,
      [...mentioning, ...translations].map((r) => r.id),
    );
    return {
      links: await linkedWith(tx, registry, record.id),
      mentionedBy: mentioning.flatMap((m) => others.get(m.id) ?? []),
      clauses: await clausesOf(tx, record.clauses),
      processes: record.processes,
      people: reached(record.audience, await membersNow(tx, today)).length,
      copiesOut: record.copiesOut,
      translations: translations.flatMap((t) => others.get(t.id) ?? []),
    };
  },
};
