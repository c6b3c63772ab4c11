import { sql } from "kysely";
import { pathOf } from "#server/own/records.ts";
import { named } from "#server/people.ts";
import { exactly, idOf, oneOf, register, type Condition, type Filters } from "#server/register.ts";
import type { Asking, Queries } from "#server/registry.ts";
import type { copyViews, documentTypeViews, readingViews } from "../views.ts";
import { findCopies, findDocumentTypes } from "./find.ts";
import { nextCode } from "./keep.ts";
import { nothing } from "./showing.ts";
import type { Tables } from "./tables.ts";

interface Shows {
  code: string;
  revision: number;
  documentNumber: string;
  documentTitle: string;
  acknowledgedAt: string | null;
}
const shows: Record<keyof Shows, string> = {
  code: "(select d.code from documents d where d.organisation_id = n.organisation_id and d.id = n.document_id)",
  revision: "(select v.revision from revisions v where v.organisation_id = n.organisation_id and v.id = n.revision_id)",
  documentNumber: "(select d.number from records d where d.organisation_id = n.organisation_id and d.id = n.document_id)",
  documentTitle: "(select d.title from records d where d.organisation_id = n.organisation_id and d.id = n.document_id)",
  acknowledgedAt: "moment(n.acknowledged_at)",
};

const listed = ({ tx, registry, today, zone }: Pick<Asking<unknown, Tables>, "tx" | "registry" | "today" | "zone">, where: readonly Condition[], filters: Filters) =>
  register<Shows>(tx, { kind: "reading", table: "readings", shows, where, filters, registry, today, zone });

export const readingQueries: Queries<typeof readingViews, Tables> = {
  mine: (asking) => {
    const { open, ...rest } = asking.asks;
    return listed(asking, [sql`n.person_id = ${asking.actor.id}`, sql`r.state <> 'lapsed'`], { ...rest, open, sort: open ? "dueOn" : "-openedAt" });
  },
  list: async (asking) => {
    const { documentId, revisionId, personId, state, late, ...rest } = asking.asks;
    const where = [...exactly("n.document_id", documentId), ...exactly("n.revision_id", revisionId), ...exactly("n.person_id", personId)];
    const page = await listed(asking, [...where, ...oneOf("r.state", state)], { ...rest, late, sort: "dueOn" });
    const { rows } = await sql<{ asked: number; read: number }>`
      select count(*)::int as asked, count(*) filter (where n.acknowledged_at is not null)::int as read from readings n
       where n.organisation_id = (select app_organisation()) and not n.lapsed and ${sql.join([sql`true`, ...where], sql` and `)}`.execute(asking.tx);
    return { ...page, asked: rows[0]?.asked ?? 0, read: rows[0]?.read ?? 0 };
  },
};

export const copyQueries: Queries<typeof copyViews, Tables> = {
  list: ({ tx, asks, registry, today, zone }) => {
    const { documentId, state, ...filters } = asks;
    return register<{ code: string; revision: number; holder: string; expiresOn: string | null; current: boolean }>(tx, {
      kind: "copy",
      table: "copies",
      shows: {
        code: "(select d.code from documents d where d.organisation_id = n.organisation_id and d.id = n.document_id)",
        revision: "(select v.revision from revisions v where v.organisation_id = n.organisation_id and v.id = n.revision_id)",
        holder: "n.holder",
        expiresOn: "n.expires_on::text",
        current: "(select v.in_force from revisions v where v.organisation_id = n.organisation_id and v.id = n.revision_id)",
      },
      where: [...exactly("n.document_id", documentId), ...oneOf("r.state", state)],
      filters: { ...filters, sort: "number" },
      registry,
      today,
      zone,
    });
  },
  one: async ({ tx, asks }) => {
    const id = await idOf(tx, "copy", asks),
      [record] = id ? await findCopies(tx, [id]) : [];
    if (!record) throw nothing();
    return { record, owner: record.ownerId ? ((await named(tx, [record.ownerId])).get(record.ownerId) ?? null) : null };
  },
};

const documentsOf = (asking: Asking<unknown, Tables>) =>
  sql<{ typeId: string; n: number }>`select type_id as "typeId", count(*)::int as n from documents where organisation_id = (select app_organisation()) group by type_id`.execute(
    asking.tx,
  );

export const documentTypeQueries: Queries<typeof documentTypeViews, Tables> = {
  list: async (asking) => {
    const { tx, asks, registry } = asking;
    const ids = await tx
      .selectFrom("records")
      .select("id")
      .where("kind", "=", "documenttype")
      .where("state", "in", asks.retired ? ["in_use", "retired"] : ["in_use"])
      .orderBy("title")
      .execute();
    if (ids.length === 0) return [];
    const { rows: counts } = await documentsOf(asking);
    const types = await findDocumentTypes(
      tx,
      ids.map((r) => r.id),
    );
    types.sort((a, b) => a.title.localeCompare(b.title));
    const shown = [];
    for (const type of types)
      shown.push({ ...type, documents: counts.find((c) => c.typeId === type.id)?.n ?? 0, path: pathOf(registry, type), nextCode: await nextCode(tx, type.prefix) });
    return shown;
  },
  one: async (asking) => {
    const id = await idOf(asking.tx, "documenttype", asking.asks),
      [record] = id ? await findDocumentTypes(asking.tx, [id]) : [];
    if (!record) throw nothing();
    return { record, documents: (await documentsOf(asking)).rows.find((c) => c.typeId === record.id)?.n ?? 0 };
  },
};
