import { say } from "#kernel/sentence.ts";
import type { Tx } from "./database.ts";
import { badAt, type Bad } from "./verify-chain.ts";
import type { Rows } from "./verify-rows.ts";

/**
 * Holds who is remembered to have owned each record against the trail: somebody struck off could
 * judge their own work, and somebody put in could judge nothing. Records of kinds that nobody keeps
 * are left out, as everywhere.
 */
export async function checkOwners(tx: Tx, { read, keepers }: Rows): Promise<Bad | null> {
  const records = await tx.selectFrom("records").select(["id", "kind", "number", "owners"]).where("organisation_id", "=", read.organisation).orderBy("id").execute();
  for (const { id, kind, number, owners } of records) {
    if (!keepers.has(kind)) continue;
    const told = read.owners.get(id) ?? new Map<string, number>(),
      remembered = new Set(owners);
    const struckOff = [...told].find(([person]) => !remembered.has(person));
    if (struckOff)
      return badAt(
        read,
        struckOff[1],
        say("{number} was changed beside the door: of those who ever had a hand in it, somebody of whom event {n} tells was struck off.", { number, n: struckOff[1] }),
      );
    if (owners.some((person) => !told.has(person)))
      return badAt(read, null, say("{number} was changed beside the door: it says that somebody owned it of whom no event tells.", { number }));
  }
  return null;
}
