import type { Tx } from "#server/database.ts";
import { spineColumns } from "#server/spine.ts";
import type { Kiosk } from "../kiosk.ts";
import type { PinRead } from "../pin.ts";
import type { KioskTables } from "./tables.ts";

/** The kiosks with these ids, whole. */
export const findKiosks = async (tx: Tx<KioskTables>, ids: readonly string[]): Promise<Kiosk[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("kiosks as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .select(spineColumns)
    .select(["n.place", "n.paired_at as pairedAt"])
    .where("r.id", "in", ids)
    .execute()) as Kiosk[];

/** The PINs with these ids, with the names of their people today. */
export const findPins = async (tx: Tx<KioskTables>, ids: readonly string[]): Promise<PinRead[]> =>
  (await tx
    .selectFrom("records as r")
    .innerJoin("pins as n", (j) => j.onRef("n.organisation_id", "=", "r.organisation_id").onRef("n.id", "=", "r.id"))
    .innerJoin("people as p", (j) => j.onRef("p.organisation_id", "=", "n.organisation_id").onRef("p.id", "=", "n.person_id"))
    .select(spineColumns)
    .select(["n.person_id as personId", "n.given_by as givenBy", "n.code_until as codeUntil", "n.set_at as setAt", "p.name as person"])
    .where("r.id", "in", ids)
    .execute()) as PinRead[];
