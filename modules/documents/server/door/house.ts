import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction, type Tx } from "#server/database.ts";
import { organisationIn } from "#server/sealed-code.ts";
import { clockOf, momentOf, viewpointOf, type World } from "#server/world.ts";
import type { Tables } from "../tables.ts";

/** One answer for a code that never was, one of somebody else's, and one that is no longer open. */
export const noDoor = (): Refusal => new Refusal("not_found", say("This code is not in use."));

export interface Looking {
  readonly tx: Tx<Tables>;
  readonly organisation: string;
  readonly today: string;
}

/** Looks into the house that a code names, as its clock and without writing. */
export async function lookInside<T>(world: World, asked: { code: string; bytes: number }, work: (looking: Looking) => Promise<T>): Promise<T> {
  const organisationId = organisationIn(asked.code, asked.bytes);
  if (!organisationId) throw noDoor();
  const found = await transaction(
    world.db,
    { organisationId, personId: organisationId },
    (tx) => tx.selectFrom("organisations").select(["id", "name", "zone"]).where("id", "=", organisationId).executeTakeFirst(),
    { readOnly: true },
  );
  if (!found) throw noDoor();
  const clock = clockOf(found);
  return transaction(world.db, viewpointOf(clock), (tx) => work({ tx: tx, organisation: found.name, today: momentOf(world, clock).today }), {
    readOnly: true,
  });
}
