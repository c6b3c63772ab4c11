import { sql } from "kysely";
import type { Registry } from "#server/registry.ts";
import { pathOf } from "#server/own/records.ts";
import { literally } from "#server/own/search.ts";
import { numberAsTyped } from "#server/spine.ts";
import { standardsLibrary } from "#modules/standards/server/published.ts";
import type { Candidate } from "../answer.ts";
import { askedFor, looksLikeNumber, placeIn, requirementsFor } from "../reading.ts";
import { inScope, type Composing } from "../opens.ts";
import { requirementsIn } from "../state.ts";
import { editionName, requirementPath } from "./naming.ts";
import type { OwnTx } from "./state.ts";

type Row = { id: string; kind: string; number: string; title: string };

const requirementCandidate = (r: { id: string; reference: string; title: string; editionId: string }): Candidate => ({
  type: "requirement",
  id: r.id,
  reference: r.reference,
  title: r.title,
  edition: editionName(r.editionId),
  path: requirementPath(r.id),
});

/** Clauses of the editions in use that fit; and of all other editions, when those have none. */
function clauses(it: Composing, asked: string): { used: Candidate[]; unused: Candidate[] } {
  const inUse = inScope(it),
    among = (editions: Iterable<string>) => requirementsFor(asked, requirementsIn(it.state, editions), inUse, 8).map(requirementCandidate);
  const used = among(inUse);
  if (used.length > 0) return { used, unused: [] };
  const others = standardsLibrary()
    .editions()
    .filter((e) => !e.structureOnly && !inUse.has(e.id));
  return { used, unused: among(others.map((e) => e.id)) };
}

/** "8.4", "A.5.31": asked for as a clause, whichever edition has it. */
const looksLikeClause = (asked: string): boolean => /^(a\.)?\d{1,2}(\.\d{1,2})+/i.test(asked);

const typeOf = (kind: string): Candidate["type"] => (kind === "person" ? "person" : kind === "position" ? "position" : "record");
const followers = ["assignment", "sheet", "proposal", "delegation", "handover"];

/** The question without the words around it, and the site that it names. */
export async function readingOf(tx: OwnTx, text: string): Promise<{ readonly asked: string; readonly siteId: string | null }> {
  const { rows } = await sql<{ id: string; name: string; code: string }>`
    select s.id, r.title as name, s.code from sites s join records r on r.organisation_id = s.organisation_id and r.id = s.id
     where s.organisation_id = (select app_organisation()) and r.closed_at is null order by length(r.title) desc`.execute(tx);
  const { asked, site } = placeIn(askedFor(text), rows);
  return { asked, siteId: site?.id ?? null };
}

/** What may be meant by the words typed: a record by its number, clauses, positions and people by name, then records by their words. */
export async function candidatesFor(tx: OwnTx, it: Composing, typed: { asked: string; registry: Registry }): Promise<Candidate[]> {
  const { asked } = typed;
  if (asked === "") return [];
  const { used, unused } = looksLikeNumber(asked) ? { used: [], unused: [] } : clauses(it, asked);
  // A clause that is there is what was meant, and not one of the many records that name it somewhere.
  const saying = looksLikeClause(asked) && used.length > 0 ? 0 : 5;
  const { rows } = await sql<Row & { exact: boolean }>`
    (select id, kind, number, title, true as exact from records where organisation_id = (select app_organisation()) and number = any(${numberAsTyped(asked)}) limit 5)
    union all (select id, kind, number, title, false as exact from records
      where organisation_id = (select app_organisation()) and kind in ('person', 'position') and closed_at is null and search like ${literally(asked)} order by title limit 6)
    union all (select r.id, r.kind, r.number, r.title, false as exact
      from records_saying(${literally(asked)}, ${["person", "position", "site", "unit", "organisation", ...followers]}, ${saying}) f join records r on r.organisation_id = (select app_organisation()) and r.id = f
     order by r.closed_at nulls first, r.opened_at desc)`.execute(tx);
  const shown = (row: Row): Candidate => ({ type: typeOf(row.kind), id: row.id, reference: row.number, title: row.title, edition: null, path: pathOf(typed.registry, row) });
  const exact = rows.filter((r) => r.exact);
  const rest = rows.filter((r) => !r.exact && !exact.some((e) => e.id === r.id));
  const here = [...rest.filter((r) => typeOf(r.kind) !== "record"), ...rest.filter((r) => typeOf(r.kind) === "record")].map(shown);
  // A word in the title of a clause that nobody here must meet is meant least of all.
  return [...exact.map(shown), ...used, ...(looksLikeClause(asked) ? [...unused, ...here] : [...here, ...unused])].slice(0, 16);
}
