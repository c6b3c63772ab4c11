import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking } from "#server/registry.ts";
import type { Edition } from "../library.ts";
import { applying, summaryOf } from "../summary.ts";
import type { standardsViews, StandingCounts } from "../views.ts";
import { adopted, shownAdoptions } from "./adoptions.ts";
import { assessEdition, countAssessed } from "./assess.ts";
import { basisOfEditions } from "./basis.ts";
import { editionHeads, findEdition, finder, shownEdition } from "./editions.ts";
import { adoptions } from "./find.ts";
import type { StandardsTables } from "./tables.ts";

type On<A = object> = Asking<A, StandardsTables>;

export async function libraryEditions({ tx }: On): Promise<z.input<typeof standardsViews.editions.gives>> {
  const shown = await shownAdoptions(tx, await adopted(tx)),
    heads = await editionHeads(tx);
  return { items: heads.map((head) => ({ ...shownEdition(head), adoption: shown.get(head.id) ?? null })), total: heads.length };
}

/** Every adopted edition with its counts; facts that several editions need are asked once. */
export async function overview(asking: On): Promise<z.input<typeof standardsViews.overview.gives>> {
  const { tx } = asking,
    list = await adopted(tx),
    shown = await shownAdoptions(tx, list);
  const editions: Edition[] = [];
  for (const a of list) editions.push(...[await findEdition(tx, a.editionId)].filter((e) => e !== undefined));
  const basis = await basisOfEditions(asking, editions),
    find = finder(editions);
  const items = editions.map((edition): z.input<typeof StandingCounts> => {
    const counts = countAssessed(assessEdition(edition, { basis, find, siteId: null }).values());
    return { edition: shownEdition(edition), adoption: shown.get(edition.id) ?? null, counts, requirements: applying(counts), sentence: summaryOf(counts) };
  });
  return { items, total: items.length };
}

export async function adoption({ tx, asks }: On<{ number: string }>): Promise<z.input<typeof standardsViews.adoption.gives>> {
  const found = (await adoptions(tx, "all")).find((a) => a.number.toLowerCase() === asks.number.toLowerCase());
  if (!found) throw new Refusal("not_found", say("There is no such record, or it is not yours to see."));
  const shown = (await shownAdoptions(tx, [found])).get(found.editionId)!,
    edition = await findEdition(tx, found.editionId);
  return { ...shown, edition: edition ? shownEdition(edition) : null };
}
