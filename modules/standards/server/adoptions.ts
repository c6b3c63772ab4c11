import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import type { z } from "zod";
import { adoptionKind, type Adoption } from "../record.ts";
import type { AdoptionShown } from "../views.ts";
import { adoptions } from "./find.ts";
import type { StandardsTables } from "./tables.ts";

type Here = Tx<StandardsTables>;
type Shown = z.input<typeof AdoptionShown>;

/** The adoptions in force. */
export const adopted = async (tx: Here): Promise<Adoption[]> => (await adoptions(tx, "all")).filter((a) => a.state === "adopted");

export async function demandAdopted(tx: Here, editionId: string): Promise<Adoption> {
  const found = (await adopted(tx)).find((a) => a.editionId === editionId);
  if (!found) throw new Refusal("conflict", say("This edition is not adopted. Adopt it first."));
  return found;
}

/** With the names of sites and of whoever answers for it. */
export async function shownAdoptions(tx: Here, list: readonly Adoption[]): Promise<Map<string, Shown>> {
  const sites = new Map((await tx.selectFrom("records").select(["id", "title"]).where("kind", "=", "site").execute()).map((r) => [r.id, r.title]));
  const owners = [...new Set(list.flatMap((a) => a.ownerId ?? []))];
  const names =
    owners.length === 0
      ? new Map<string, string>()
      : new Map((await tx.selectFrom("people").select(["id", "name"]).where("id", "in", owners).execute()).map((p) => [p.id, p.name]));
  return new Map(
    list.map((a) => [
      a.editionId,
      {
        ...a,
        path: adoptionKind.path.replace(":number", a.number),
        sites: a.siteIds.map((id) => ({ id, name: sites.get(id) ?? "" })),
        owner: a.ownerId === null ? null : (names.get(a.ownerId) ?? null),
      },
    ]),
  );
}
