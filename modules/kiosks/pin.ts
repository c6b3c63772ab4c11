import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** By what somebody proves at a kiosk who they are. The record's owner is that person; the PIN itself is kept stretched, outside the trail. */
export const Pin = keptRecord(["given", "set", "locked"], {
  personId: z.uuid(),
  /** Who handed over the code by which the person chooses a PIN. */
  givenBy: z.uuid(),
  /** Until when that code is good. */
  codeUntil: z.iso.datetime().nullable(),
  setAt: z.iso.datetime().nullable(),
});
export type Pin = z.infer<typeof Pin>;

export const PinRead = Pin.extend({ person: z.string() });
export type PinRead = z.infer<typeof PinRead>;

export const pinKind: Kind = {
  kind: "pin",
  one: say("kiosk PIN"),
  several: say("kiosk PINs"),
  path: "/kiosks/pins/:number",
  number: "PIN-{n:3}",
  schema: Pin,
  closed: [],
  states: {
    given: { label: say("Code handed over"), tone: "part" },
    set: { label: say("Set"), tone: "ok" },
    locked: { label: say("Locked"), tone: "bad" },
  },
};

/** Digits of a PIN, and of the code by which it is chosen. */
export const pinDigits = 6,
  codeDigits = 8;

const ascending = "01234567890123456789",
  descending = "98765432109876543210";

/** Why this is no good PIN, or null: anybody's first guesses are refused. */
export function weakPin(pin: string): string | null {
  if (!new RegExp(`^[0-9]{${pinDigits}}$`).test(pin)) return say("A PIN has {n} digits.", { n: pinDigits });
  if (ascending.includes(pin) || descending.includes(pin)) return say("Digits in a row are guessed first. Choose others.");
  if (new Set(pin).size < 3) return say("Use at least three different digits.");
  if (pin.slice(0, 3) === pin.slice(3) || pin.slice(0, 2).repeat(3) === pin) return say("A pattern that repeats is guessed first. Choose another.");
  return /^(19|20)\d{4}$|^\d{2}(0[1-9]|1[0-2])\d{2}$/.test(pin) && looksLikeDay(pin) ? say("A birthday is guessed first. Choose another.") : null;
}

/** Day, month and year in either order, as birthdays are written with six digits. */
function looksLikeDay(pin: string): boolean {
  const [a, b, c] = [pin.slice(0, 2), pin.slice(2, 4), pin.slice(4)].map(Number) as [number, number, number];
  const day = (n: number): boolean => n >= 1 && n <= 31;
  const month = b >= 1 && b <= 12;
  return month && (day(a) || day(c));
}
