import { sql } from "kysely";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction, type Tx } from "#server/database.ts";
import { clockOf, noOrigin, viewpointOf, type Origin, type Session, type World } from "#server/world.ts";
import type { PosterRead } from "../../poster.ts";
import { digest, organisationIn, seal } from "../codes.ts";
import { findPosters } from "../find.ts";
import type { Tables } from "../tables.ts";

export const posterSecret = 16,
  followSecret = 32;

export interface House {
  readonly session: Session;
  readonly name: string;
  readonly zone: string;
}

const noDoor = (): Refusal => new Refusal("not_found", say("This code is not in use. Look for a newer one, or tell your manager."));

/** The clock of the organisation that a code names; there is nobody else at this door. */
export async function houseOf(world: World, code: string, secretBytes: number, origin: Origin = noOrigin): Promise<House> {
  const organisationId = organisationIn(code, secretBytes);
  if (!organisationId) throw noDoor();
  const found = await transaction(
    world.db,
    { organisationId, personId: organisationId },
    (tx) => tx.selectFrom("organisations").select(["id", "name", "zone"]).where("id", "=", organisationId).executeTakeFirst(),
    { readOnly: true },
  );
  if (!found) throw noDoor();
  return { session: { actor: clockOf(found), origin, userId: null }, name: found.name, zone: found.zone };
}

/** Reads as the organisation's clock. */
export const look = <T>(world: World, house: House, work: (tx: Tx<Tables>) => Promise<T>): Promise<T> =>
  transaction(world.db, viewpointOf(house.session.actor), (tx) => work(tx as unknown as Tx<Tables>), { readOnly: true });

/** The poster that hangs there, with its site's name; a revoked one is no door any more. */
export async function posterAt(tx: Tx<Tables>, code: string): Promise<PosterRead & { site: string | null }> {
  const row = await tx.selectFrom("posters").select("id").where("code", "=", code).executeTakeFirst();
  const [poster] = row ? await findPosters(tx, [row.id]) : [];
  if (!poster || poster.state !== "active") throw noDoor();
  const site = poster.siteId ? await tx.selectFrom("records").select("title").where("id", "=", poster.siteId).executeTakeFirst() : undefined;
  return { ...poster, site: site?.title ?? null };
}

/** The private link's token: made from the phone's own random key, so that a second sending answers with the same one. */
export const tokenFor = (organisationId: string, code: string, key: string): string => seal(organisationId, digest("follow", code, key));
export const hashOf = (token: string): Buffer => digest("token", token);
/** What the database may know of a phone's key. */
export const keyOf = (code: string, key: string): string => digest("key", code, key).toString("hex");

export const reportBehind = async (tx: Tx<Tables>, token: string): Promise<string | null> =>
  (await tx.selectFrom("reports").select("id").where("follow_hash", "=", hashOf(token)).executeTakeFirst())?.id ?? null;

/** How many reports came through this poster since then. */
export async function cameThrough(tx: Tx<Tables>, posterId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from reports n join records r on r.organisation_id = n.organisation_id and r.id = n.id
     where n.organisation_id = (select app_organisation()) and n.poster_id = ${posterId} and r.opened_at > ${since}`.execute(tx);
  return rows[0]?.n ?? 0;
}
