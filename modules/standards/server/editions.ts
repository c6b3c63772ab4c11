import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { sql } from "kysely";
import type { Edition, EditionSummary, Requirement } from "../library.ts";
import type { EditionShown } from "../shown.ts";
import { standardsLibrary } from "./library.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;

/** Trees of imported frameworks by their fingerprint; few are looked at, so few are kept. */
const opened = new Map<string, Edition>();
const most = 6;

async function importedEdition(tx: Here, id: string): Promise<Edition | undefined> {
  const {
    rows: [found],
  } = await sql<{ id: string; hash: string }>`
    select f.id, f.content_hash as hash from frameworks f join records r on r.organisation_id = f.organisation_id and r.id = f.id
     where f.organisation_id = (select app_organisation()) and f.edition_id = ${id} order by (r.state = 'imported') desc, r.opened_at desc limit 1`.execute(tx);
  if (!found) return undefined;
  const known = opened.get(found.hash);
  if (known) return known;
  const { content } = await tx.selectFrom("framework_contents").select("content").where("framework_id", "=", found.id).executeTakeFirstOrThrow();
  const edition = JSON.parse(content) as Edition;
  opened.set(found.hash, edition);
  for (const hash of opened.keys()) if (opened.size > most) opened.delete(hash);
  return edition;
}

/** An edition of the library, or one that this organisation imported. */
export const findEdition = async (tx: Here, id: string): Promise<Edition | undefined> =>
  standardsLibrary().edition(id) ?? (id.startsWith("x-") ? importedEdition(tx, id) : undefined);

export async function openEdition(tx: Here, id: string): Promise<Edition> {
  const edition = await findEdition(tx, id);
  if (!edition) throw new Refusal("not_found", say("There is no such edition, neither in the library nor among your imported frameworks."));
  return edition;
}

export const editionOf = (requirementId: string): string => requirementId.slice(0, Math.max(0, requirementId.indexOf(":")));

/** A requirement with its edition, or a refusal that names the field. */
export async function openRequirement(tx: Here, id: string): Promise<{ edition: Edition; requirement: Requirement }> {
  const edition = await openEdition(tx, editionOf(id));
  const requirement = edition.requirements.find((r) => r.id === id);
  if (!requirement) throw new Refusal("not_found", say("{edition} has no such requirement.", { edition: edition.reference }));
  return { edition, requirement };
}

/** Finds requirements of these editions, and of the library's others (a supplement's parent lies in the edition that it builds on). */
export function finder(editions: readonly Edition[]): (id: string) => Requirement | undefined {
  const own = new Map(editions.flatMap((e) => e.requirements.map((r) => [r.id, r] as const)));
  return (id) => own.get(id) ?? standardsLibrary().requirement(id);
}

export const isImported = (id: string): boolean => id.startsWith("x-");

export const shownEdition = (edition: EditionSummary): EditionShown => ({
  id: edition.id,
  reference: edition.reference,
  title: edition.title,
  short: edition.short,
  published: edition.published,
  status: edition.status,
  preliminary: edition.preliminary,
  structureOnly: edition.structureOnly,
  imported: isImported(edition.id),
  supersedes: edition.supersedes,
  supersededBy: edition.supersededBy,
  buildsOn: edition.buildsOn,
  textPolicy: edition.textPolicy,
  assessable: edition.counts["assessable"] ?? null,
});

/** The heads of everything that can be adopted: the library, then what was imported and not withdrawn. */
export async function editionHeads(tx: Here): Promise<EditionSummary[]> {
  const { rows } = await sql<{ id: string }>`
    select f.edition_id as id from frameworks f join records r on r.organisation_id = f.organisation_id and r.id = f.id where f.organisation_id = (select app_organisation()) and r.state = 'imported' order by f.reference`.execute(
    tx,
  );
  const imported: EditionSummary[] = [];
  for (const { id } of rows) imported.push(await openEdition(tx, id));
  return [...standardsLibrary().editions(), ...imported];
}
