import type { Tx } from "#server/database.ts";
import type { Edition, Requirement } from "../library.ts";
import { crosswalk } from "../common-ground.ts";
import { findEdition } from "./editions.ts";
import { standardsLibrary } from "./library.ts";
import type { StandardsTables } from "./tables.ts";

export interface SharedKey {
  readonly key: string;
  readonly title: string;
  readonly here: readonly Requirement[];
  readonly others: readonly Requirement[];
}

/** Editions of the same standard ask for the same by nature; only those of other standards share. */
const family = (editionId: string): string => editionId.replace(/-\d{4}$/, "");

/** What this edition asks for and others of these adopted editions ask for too, by the keys that join standards. */
export async function sharedRows(
  tx: Tx<StandardsTables>,
  edition: Edition,
  adopted: readonly string[],
): Promise<{ readonly rows: readonly SharedKey[]; readonly others: readonly Edition[]; readonly requirements: number }> {
  const others: Edition[] = [];
  for (const id of adopted) if (family(id) !== family(edition.id)) others.push(...[await findEdition(tx, id)].filter((e) => e !== undefined));
  const { keys, topics } = standardsLibrary().structure();
  const [mine, theirs] = [crosswalk([edition]), crosswalk(others)];
  const asked = (list: readonly Requirement[] | undefined): readonly Requirement[] => (list ?? []).filter((r) => r.assessable);
  const rows = [...keys, ...topics]
    .map(({ key, title }) => ({ key, title, here: asked(mine.get(key)), others: asked(theirs.get(key)) }))
    .filter((row) => row.here.length > 0 && row.others.length > 0);
  return { rows, others, requirements: new Set(rows.flatMap((row) => row.here.map((r) => r.id))).size };
}
