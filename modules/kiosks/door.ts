import { z } from "zod";
import { codeDigits, pinDigits } from "./pin.ts";

/** Seconds without a touch after which a kiosk forgets who stood before it; the screen says so before. */
export const idleSeconds = 60;
/** And the longest that somebody stays, however busy. */
export const longestMinutes = 20;

const digits = (n: number) => z.string().regex(new RegExp(`^[0-9]{${n}}$`));

/** What a screen asks for, and what it is told. */
export const Entering = z.strictObject({ personId: z.uuid(), pin: digits(pinDigits) });
export const Choosing = z.strictObject({ personId: z.uuid(), code: digits(codeDigits), pin: digits(pinDigits) });
/** Whoever only stands there while somebody is away for a moment changes nothing: the PIN before is asked for. */
export const Changing = z.strictObject({ current: digits(pinDigits), pin: digits(pinDigits) });
export const Looking = z.strictObject({ text: z.string().trim().min(2).max(60) });

export interface KioskShown {
  readonly organisation: string;
  readonly number: string;
  readonly place: string;
  /** Who stands before it now. */
  readonly person: { readonly id: string; readonly name: string } | null;
}

/** Somebody who may stand before the kiosk. `pin`: what they have, so that the screen asks for the right thing. */
export interface KioskPerson {
  readonly id: string;
  readonly name: string;
  readonly pin: "none" | "given" | "set" | "locked";
}
