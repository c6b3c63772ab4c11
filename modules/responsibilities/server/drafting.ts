import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { DraftedRow } from "../proposal-acts.ts";
import type { ProposedRow } from "../record.ts";
import { faultsOfRow, type Known } from "../row-rules.ts";
import { placeWord, type Part } from "../subject.ts";
import { givenNow, standardsFor, type OwnTx } from "./state.ts";
import { shortName } from "./naming.ts";

export type Current = ReadonlyMap<string, { readonly id: string; readonly parts: readonly Part[] }>;

/** The rows in force, by subject and site. */
export const currentRows = async (tx: OwnTx): Promise<Current> => new Map((await givenNow(tx)).map((g) => [placeWord(g), g]));

/** Positions and requirements, as the rules ask about them. */
export async function knownBy(tx: OwnTx): Promise<Known & { readonly site: (id: string) => boolean }> {
  const { rows } = await sql<{ id: string; title: string; role: "employee"; state: string }>`
    select p.id, r.title, p.role, r.state from positions p join records r on r.organisation_id = p.organisation_id and r.id = p.id where p.organisation_id = (select app_organisation())`.execute(
    tx,
  );
  const sites = new Set((await tx.selectFrom("sites").select("id").execute()).map((s) => s.id));
  const positions = new Map(rows.map((p) => [p.id, p]));
  return { position: (id) => positions.get(id), requirement: (await standardsFor(tx)).requirement, site: (id) => sites.has(id) };
}

const levels = (parts: readonly Part[] | null): string =>
  parts === null
    ? ""
    : [...parts]
        .map((p) => `${p.positionId} ${p.level}`)
        .toSorted()
        .join();

/** What people drafted, with what is in force now beside it. */
export function drafted(rows: readonly DraftedRow[], current: Current): ProposedRow[] {
  return rows.map((row) => {
    const now = current.get(placeWord(row));
    if (row.parts === null && !now) throw new Refusal("conflict", say("There is no row for {what} to withdraw.", { what: shortName(row.subject).reference }));
    return { subject: row.subject, siteId: row.siteId, was: now ? [...now.parts] : null, parts: row.parts, look: null };
  });
}

/** New rows in the place of older ones about the same; one that changes nothing falls out. */
export function merged(before: readonly ProposedRow[], added: readonly ProposedRow[]): ProposedRow[] {
  const all = new Map(before.map((row) => [placeWord(row), row]));
  for (const row of added) all.set(placeWord(row), row);
  return [...all.values()].filter((row) => row.was === null || row.parts === null || levels(row.was) !== levels(row.parts));
}

/** Everything that keeps these rows from coming into force, in sentences. */
export function faultsOf(rows: readonly ProposedRow[], known: Known & { readonly site: (id: string) => boolean }, current: Current): string[] {
  return rows.flatMap((row) => {
    const now = current.get(placeWord(row))?.parts ?? null,
      what = shortName(row.subject).reference;
    const stale = levels(now) === levels(row.was) ? [] : [say("The row for {what} was changed since this was drafted. Draft it again.", { what })];
    const site = row.siteId === null || known.site(row.siteId) ? [] : [say("There is no such site for {what}.", { what })];
    return [...stale, ...site, ...faultsOfRow(row, known)];
  });
}
