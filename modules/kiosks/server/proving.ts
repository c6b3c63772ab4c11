import { createHmac } from "node:crypto";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { attempt, forgive, takeBack, type Limit } from "#server/identity/attempts.ts";
import { keepEvent } from "#server/identity/events.ts";
import type { Asking, Ground } from "#server/identity/ground.ts";
import { hash, pretend, verify } from "#server/identity/passwords.ts";
import { perform } from "#server/perform.ts";
import { atKiosk, clockOf, type World } from "#server/world.ts";
import { inside, type Screen } from "./screen.ts";

/** Wrong tries of one person: after five, a minute's wait that doubles; after ten in a row, a supervisor. */
const personLimit: Limit = { failures: 5, first: 60, longest: 3600 };
const screenLimit: Limit = { failures: 40, first: 60, longest: 600 };
const mostWrong = 10;

/** What a PIN is before it is stretched: keyed with the server's secret, and good for this person alone. */
const keyed = (ground: Ground, pinId: string, pin: string): string => createHmac("sha256", ground.secret).update(`kiosk-pin:${pinId}:${pin}`).digest("base64url");
export const stretched = (ground: Ground, pinId: string, pin: string): Promise<string> => hash(keyed(ground, pinId, pin));

export interface PinKept {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly codeUntil: string | null;
  readonly codeHash: string | null;
  readonly pinHash: string | null;
}

/** What is kept of a person's PIN, if they have one. */
export const pinOf = (world: World, screen: Screen, personId: string): Promise<PinKept | undefined> =>
  inside(world, screen.organisationId, (tx) =>
    tx
      .selectFrom("pins as p")
      .innerJoin("pin_secrets as s", (j) => j.onRef("s.organisation_id", "=", "p.organisation_id").onRef("s.pin_id", "=", "p.id"))
      .innerJoin("records as r", (j) => j.onRef("r.organisation_id", "=", "p.organisation_id").onRef("r.id", "=", "p.id"))
      .select(["p.id", "r.version", "r.state", "p.code_until as codeUntil", "s.code_hash as codeHash", "s.pin_hash as pinHash"])
      .where("p.person_id", "=", personId)
      .executeTakeFirst(),
  );

const refused = (): Refusal => new Refusal("not_signed_in", say("That is not right. After several wrong tries a PIN is locked; your supervisor opens it again."));

/** One more wrong try; the tenth in a row locks it until a supervisor hands over a new code. */
async function wrong({ world, screen, ground }: Proving, pin: PinKept): Promise<void> {
  const row = await inside(world, screen.organisationId, (tx) =>
    tx
      .updateTable("pin_secrets")
      .set((e) => ({ wrong: e("wrong", "+", 1) }))
      .where("pin_id", "=", pin.id)
      .returning("wrong")
      .executeTakeFirstOrThrow(),
  );
  await keepEvent(ground, { kind: "kiosk_refused", organisationId: screen.organisationId, details: { kiosk: screen.number } });
  if (row.wrong < mostWrong) return;
  const actor = clockOf({ id: screen.organisationId, name: screen.organisation, zone: screen.zone });
  const origin = atKiosk(screen.kioskId, { address: null, device: `${screen.number} ${screen.place}` });
  // Two screens may count to ten at the same moment: the second finds it locked.
  await perform(world, { actor, origin, userId: null }, { act: "pin.lock", id: pin.id, input: { tries: row.wrong } }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

export interface Proving {
  readonly world: World;
  readonly ground: Ground;
  readonly screen: Screen;
  readonly asking: Asking;
}

/**
 * Proves by PIN, or by the code that was handed over, that somebody is this person. Counted before it is
 * looked at, per person and per screen; every refusal says the same and costs the same work.
 */
export async function prove(proving: Proving, personId: string, given: { pin: string } | { code: string }): Promise<PinKept> {
  const { world, ground, screen, asking } = proving;
  const person = `kiosk-pin:${screen.organisationId}:${personId}`,
    shared = `kiosk:${screen.kioskId}`;
  const tries = [await attempt(ground.pool, shared, screenLimit), await attempt(ground.pool, person, personLimit)];
  const pin = await pinOf(world, screen, personId);
  const open = tries.every((one) => one.allowed),
    kept = pin && open ? hashFor(pin, given, world.clock()) : null;
  const text = "pin" in given ? keyed(ground, pin?.id ?? personId, given.pin) : given.code;
  const right = kept ? await verify({ hash: kept, password: text }) : await pretend(text);
  if (!right) {
    if (pin && open && pin.state !== "locked") await wrong(proving, pin);
    throw refused();
  }
  await forgive(ground.pool, person);
  await takeBack(ground.pool, shared);
  await inside(world, screen.organisationId, (tx) => tx.updateTable("pin_secrets").set({ wrong: 0 }).where("pin_id", "=", pin!.id).execute());
  await keepEvent(ground, { kind: "kiosk_entered", organisationId: screen.organisationId, personId, details: { kiosk: screen.number } }, asking);
  return pin!;
}

/** A code opens a choice only while it is good; a PIN only while it is set. */
function hashFor(pin: PinKept, given: { pin: string } | { code: string }, now: Date): string | null {
  if ("pin" in given) return pin.state === "set" ? pin.pinHash : null;
  return pin.state === "given" && pin.codeUntil !== null && new Date(pin.codeUntil) > now ? pin.codeHash : null;
}
