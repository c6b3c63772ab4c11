import type { Tx } from "#server/database.ts";
import { adopted } from "./adoptions.ts";
import { standingDecisions } from "./decisions.ts";
import { findEdition } from "./editions.ts";
import type { Edition } from "../library.ts";
import type { StandardsTables } from "./tables.ts";

export { standardsLibrary, type StandardsLibrary } from "./library.ts";

const here = (tx: unknown): Tx<StandardsTables> => tx as Tx<StandardsTables>;

/** The editions that the organisation works by, with the sites inside their scope (none named: all). */
export const adoptedEditions = async (tx: unknown): Promise<{ editionId: string; siteIds: readonly string[] }[]> =>
  (await adopted(here(tx))).map((a) => ({ editionId: a.editionId, siteIds: a.siteIds }));

/** An edition of the library, or one that this organisation imported. */
export const editionById = (tx: unknown, id: string): Promise<Edition | undefined> => findEdition(here(tx), id);

/** Requirements (and headings, with all below them) that were set aside with a reason and an approver; `siteId` null is everywhere. */
export const setAside = async (tx: unknown): Promise<{ requirementId: string; siteId: string | null }[]> =>
  (await standingDecisions(here(tx))).filter((d) => d.state === "approved" && !d.applies).map((d) => ({ requirementId: d.requirementId, siteId: d.siteId }));
