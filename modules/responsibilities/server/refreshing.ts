import { sql } from "kysely";
import type { AlsoPerform } from "#server/registry.ts";
import { contentOfSheet, partsByPosition, unacknowledgedBy } from "../sheet-content.ts";
import { inHands } from "#modules/organisation/holding.ts";
import { hashOfSheet } from "./sheet-handlers.ts";
import { givenNow, loadState, type OwnTx } from "./state.ts";

/** Each sheet's state and whom it asks, as one word. */
async function shownNow(tx: OwnTx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; shown: string }>`
    select r.id, r.state || ' ' || coalesce((select string_agg(t.person_id::text, ',' order by t.person_id) from turns t where t.organisation_id = r.organisation_id and t.record_id = r.id), '') as shown
      from records r where r.organisation_id = (select app_organisation()) and r.kind = 'sheet'`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.shown]));
}

async function issue(also: AlsoPerform, positionId: string, vacant: boolean): Promise<void> {
  const sheet = await also("sheet.issue", { input: { positionId } });
  if (vacant) await also("sheet.refresh", { id: sheet.id });
}

/**
 * Brings duty sheets up to date with the matrix, the positions and whoever holds them: issues what is
 * missing, revises what changed, leaves the rest alone. Doing it twice changes nothing more.
 */
export async function refreshSheets(it: { tx: OwnTx; also: AlsoPerform; today: string }, only?: ReadonlySet<string>): Promise<void> {
  const { tx, also, today } = it,
    state = await loadState(tx, today, null),
    parts = partsByPosition(await givenNow(tx));
  const shown = await shownNow(tx);
  for (const position of state.positions.values()) {
    if (only && !only.has(position.id)) continue;
    const sheet = state.sheets.get(position.id),
      duties = parts.get(position.id);
    if (position.state !== "established") {
      if (sheet) await also("sheet.refresh", { id: sheet.id });
      continue;
    }
    const holders = inHands(position.holdings, state.people, today).holders.map((h) => h.holding.personId);
    if (!sheet) {
      // An auditor from outside has no duties here, and a position without any needs no sheet.
      if (position.role !== "external_auditor" && (duties !== undefined || position.authority.length > 0)) await issue(also, position.id, holders.length === 0);
      continue;
    }
    const contentHash = hashOfSheet(contentOfSheet(position, duties));
    const open = unacknowledgedBy({ contentHash, acknowledgements: [...sheet.acknowledgements] }, holders),
      wanted = holders.length === 0 ? "vacant" : open.length > 0 ? "waiting" : "accepted";
    if (contentHash !== sheet.contentHash || shown.get(sheet.id) !== `${wanted} ${[...open].toSorted().join()}`) await also("sheet.refresh", { id: sheet.id });
  }
}
