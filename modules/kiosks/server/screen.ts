import { createHash, randomBytes } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction, type Tx } from "#server/database.ts";
import { isSecure } from "#server/identity/ground.ts";
import type { Identity } from "#server/identity/identity.ts";
import { organisationIn, seal } from "#server/sealed-code.ts";
import type { World } from "#server/world.ts";
import { idleSeconds, longestMinutes } from "../door.ts";
import type { KioskTables } from "./tables.ts";

/** Bytes of the secret that a screen holds, and of the one that whoever stands before it holds. */
const secretBytes = 24;
const deviceCookie = "remit_kiosk",
  sittingCookie = "remit_kiosk_sitting",
  deviceDays = 400;

export const newDevice = (organisationId: string): string => seal(organisationId, randomBytes(secretBytes));
export const newSitting = (): string => randomBytes(secretBytes).toString("base64url");
export const digest = (secret: string): Buffer => createHash("sha256").update(secret).digest();

/** A screen that is a kiosk, and who stands before it. */
export interface Screen {
  readonly organisationId: string;
  readonly organisation: string;
  readonly zone: string;
  readonly kioskId: string;
  readonly number: string;
  readonly place: string;
  readonly personId: string | null;
}

const cookieOf = (request: FastifyRequest, name: string): string | undefined =>
  request.headers.cookie
    ?.split(/;\s*/)
    .find((c) => c.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** Only this server reads them, and only its kiosk paths are sent them: a script on the page sees neither. */
function cookie(identity: Identity, name: string, it: { value: string; seconds: number }): string {
  const secure = isSecure(identity.ground) ? "; Secure" : "";
  return `${name}=${it.value}; Path=/api/kiosk; HttpOnly; SameSite=Strict; Max-Age=${it.seconds}${secure}`;
}
export const giveDevice = (reply: FastifyReply, identity: Identity, value: string): void =>
  void reply.header("set-cookie", cookie(identity, deviceCookie, { value, seconds: deviceDays * 86_400 }));
export const giveSitting = (reply: FastifyReply, identity: Identity, value: string): void =>
  void reply.header("set-cookie", cookie(identity, sittingCookie, { value, seconds: value === "" ? 0 : longestMinutes * 60 }));

/** One transaction of the kiosk's own house. */
export const inside = <T>(world: World, organisationId: string, work: (tx: Tx<KioskTables>) => Promise<T>): Promise<T> =>
  transaction(world.db, { organisationId, personId: organisationId, reads: "*" }, (tx) => work(tx as unknown as Tx<KioskTables>));

/** Which kiosk is this screen, and who stands before it? A screen that was unpaired, closed or never was one is refused. */
export async function screenOf(world: World, request: FastifyRequest): Promise<Screen> {
  const device = cookieOf(request, deviceCookie) ?? "",
    organisationId = organisationIn(device, secretBytes);
  const found = organisationId
    ? await inside(world, organisationId, (tx) => lookUp(tx, { device, sitting: cookieOf(request, sittingCookie) ?? "", now: world.clock() }))
    : undefined;
  if (!organisationId || !found) throw new Refusal("not_signed_in", say("This screen is no kiosk. Whoever keeps the kiosks makes it one."));
  return { organisationId, ...found };
}

async function lookUp(tx: Tx<KioskTables>, it: { device: string; sitting: string; now: Date }): Promise<Omit<Screen, "organisationId"> | undefined> {
  const row = await tx
    .selectFrom("kiosk_screens as s")
    .innerJoin("kiosks as k", (j) => j.onRef("k.organisation_id", "=", "s.organisation_id").onRef("k.id", "=", "s.kiosk_id"))
    .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "s.organisation_id").onRef("r.id", "=", "s.kiosk_id"))
    .innerJoin("organisations as o", "o.id", "s.organisation_id")
    .select(["s.kiosk_id as kioskId", "r.number", "k.place", "o.name as organisation", "o.zone", "s.sitting_hash", "s.person_id", "s.began_at", "s.seen_at"])
    .where("s.device_hash", "=", digest(it.device))
    .where("r.state", "=", "in_use")
    .executeTakeFirst();
  if (!row) return undefined;
  const { sitting_hash, person_id, began_at, seen_at, ...screen } = row;
  const since = (moment: string | null): number => (moment ? it.now.getTime() - new Date(moment).getTime() : Number.POSITIVE_INFINITY);
  const here = sitting_hash?.equals(digest(it.sitting)) && since(seen_at) <= (idleSeconds + 15) * 1000 && since(began_at) <= longestMinutes * 60_000;
  return { ...screen, personId: here ? person_id : null };
}

/** Somebody stands before the screen from now on, or nobody does. */
export const sit = (world: World, screen: Screen, who: { personId: string; sitting: string } | null): Promise<unknown> =>
  inside(world, screen.organisationId, (tx) => {
    const now = world.clock().toISOString();
    const set = who
      ? { sitting_hash: digest(who.sitting), person_id: who.personId, began_at: now, seen_at: now }
      : { sitting_hash: null, person_id: null, began_at: null, seen_at: null };
    return tx.updateTable("kiosk_screens").set(set).where("kiosk_id", "=", screen.kioskId).execute();
  });

/** Whoever stands there did something: the minute without a touch begins anew. */
export const seen = (world: World, screen: Screen): Promise<unknown> =>
  inside(world, screen.organisationId, (tx) => tx.updateTable("kiosk_screens").set({ seen_at: world.clock().toISOString() }).where("kiosk_id", "=", screen.kioskId).execute());
