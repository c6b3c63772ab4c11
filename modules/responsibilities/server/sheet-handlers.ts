import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { canonical, sha256 } from "#server/canonical.ts";
import { bind, type Handlers, type Keeper } from "#server/registry.ts";
import { spineColumns } from "#server/spine.ts";
import { sheetActs } from "../sheet-acts.ts";
import { sheetKind, type Sheet, type SheetRead } from "../record.ts";
import { contentOfSheet, partsByPosition, unacknowledgedBy, type SheetContent } from "../sheet-content.ts";
import type { PositionState } from "../state.ts";
import { givenNow, type OwnTx } from "./state.ts";
import type { ResponsibilityTables } from "./tables.ts";

/** The fingerprint of what a sheet says: acknowledging is about exactly this. */
export const hashOfSheet = (content: SheetContent): string => sha256(canonical(content)).toString("hex");

export const sheetKeeper: Keeper<SheetRead, ResponsibilityTables> = {
  kind: sheetKind,
  find: async (tx, ids, { today }) => {
    const rows = await tx
      .selectFrom("records as r")
      .innerJoin("sheets as s", (j) => j.onRef("s.organisation_id", "=", "r.organisation_id").onRef("s.id", "=", "r.id"))
      .select([
        ...spineColumns,
        "s.position_id as positionId",
        "s.revision",
        sql<Sheet["role"]>`s.role`.as("role"),
        sql<Sheet["duties"]>`s.duties`.as("duties"),
        "s.authority",
        "s.may",
        "s.content_hash as contentHash",
        sql<Sheet["acknowledgements"]>`s.acknowledgements`.as("acknowledgements"),
        sql<
          string[]
        >`coalesce((select array_agg(x.person_id order by x.person_id) from positions_held(r.organisation_id, ${today}) x where x.position_id = s.position_id and not x.deputy), '{}')`.as(
          "holders",
        ),
      ])
      .where("r.id", "in", ids)
      .execute();
    return rows.map((s) => ({ ...s, unacknowledged: unacknowledgedBy(s, s.holders) })) as SheetRead[];
  },
  turns: (s) =>
    s.state === "withdrawn"
      ? []
      : s.unacknowledged.map((person) => ({
          who: { person },
          act: "sheet.acknowledge",
          why: say("yours because you hold the position, and its duties are new to you or changed"),
        })),
};

async function contentNow(tx: OwnTx, positionId: string): Promise<{ content: SheetContent; title: string; abolished: boolean; siteId: string | null }> {
  const { rows } = await sql<Pick<PositionState, "role" | "authority" | "may" | "title" | "state" | "siteId">>`
    select p.role, p.authority, p.may, r.title, r.state, r.site_id as "siteId" from positions p join records r on r.organisation_id = p.organisation_id and r.id = p.id where p.organisation_id = (select app_organisation()) and p.id = ${positionId}`.execute(
    tx,
  );
  const position = rows[0];
  if (!position) throw new Refusal("not_found", say("There is no such position."));
  return {
    content: contentOfSheet(position, partsByPosition(await givenNow(tx, positionId)).get(positionId)),
    title: position.title,
    abolished: position.state === "abolished",
    siteId: position.siteId,
  };
}

const stateFor = (holders: readonly string[], open: readonly string[]): "waiting" | "accepted" | "vacant" =>
  holders.length === 0 ? "vacant" : open.length > 0 ? "waiting" : "accepted";
const columns = (content: SheetContent) => ({
  role: content.role,
  duties: JSON.stringify(content.duties),
  authority: content.authority,
  may: content.may,
  content_hash: hashOfSheet(content),
});

const handlers: Handlers<typeof sheetActs, SheetRead, ResponsibilityTables> = {
  issue: async ({ tx, actor, id, input }) => {
    const { content, title, siteId } = await contentNow(tx, input.positionId);
    await tx
      .insertInto("sheets")
      .values({ organisation_id: actor.organisationId, id, position_id: input.positionId, revision: 1, ...columns(content), acknowledgements: "[]" })
      .execute();
    return { title: say("Duties of {title}", { title }), siteId };
  },

  refresh: async ({ tx, id, record }) => {
    const { content, title, abolished, siteId } = await contentNow(tx, record.positionId),
      contentHash = hashOfSheet(content),
      changed = contentHash !== record.contentHash;
    if (changed)
      await tx
        .updateTable("sheets")
        .set({ ...columns(content), revision: record.revision + 1 })
        .where("id", "=", id)
        .execute();
    const open = unacknowledgedBy({ contentHash, acknowledgements: record.acknowledgements }, record.holders);
    return { title: say("Duties of {title}", { title }), siteId, state: abolished ? "withdrawn" : stateFor(record.holders, open) };
  },

  acknowledge: async ({ tx, actor, id, record, input, now }) => {
    if (input.contentHash !== record.contentHash)
      throw new Refusal("conflict", say("The sheet was changed since you opened it. Read it again first."), {
        needs: "fresh_page",
        current: { revision: record.revision, contentHash: record.contentHash },
      });
    if (!record.unacknowledged.includes(actor.id)) throw new Refusal("conflict", say("You accepted this revision already."));
    const acknowledgements = [...record.acknowledgements, { personId: actor.id, contentHash: record.contentHash, revision: record.revision, at: now.toISOString() }];
    await tx
      .updateTable("sheets")
      .set({ acknowledgements: JSON.stringify(acknowledgements) })
      .where("id", "=", id)
      .execute();
    return { state: record.unacknowledged.length === 1 ? "accepted" : "waiting" };
  },
};

export const sheetBound = bind(sheetKeeper, sheetActs, handlers);
