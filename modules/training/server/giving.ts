import type { Tx } from "#server/database.ts";
import type { AlsoPerform } from "#server/registry.ts";
import { monthsAfter } from "./keep.ts";
import type { Tables } from "./tables.ts";

export interface Shown {
  readonly id: string;
  readonly sourceKind: string;
  readonly personId: string;
  readonly competenceId: string;
  readonly level: number;
  readonly fromOn: string;
  readonly expiresOn: string | null;
}

/** Counts a record as evidence that somebody has a competence. */
export const giveFor = async ({ also }: { also: AlsoPerform }, shown: Shown): Promise<void> => {
  const { id, personId, competenceId, level, fromOn, expiresOn, sourceKind } = shown;
  await also("attainment.give", { input: { personId, competenceId, level, fromOn, expiresOn, sourceId: id, sourceKind } });
};

/** The last day of evidence that begins on a day: as many months later as its competence says; null for ever. */
export async function monthsFor(tx: Tx<Tables>, competenceId: string, from: string): Promise<string | null> {
  const competence = await tx.selectFrom("competences").select("valid_months as months").where("id", "=", competenceId).executeTakeFirst();
  return competence?.months ? monthsAfter(from, competence.months) : null;
}
