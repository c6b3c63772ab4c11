/**
 * The answer to "may this happen?". A refusal says why, in words fit for the screen, and whether
 * it is about the person (`who`) or about the record as it stands (`when`).
 */
export type Decision = typeof yes | Refused;

export interface Refused {
  readonly yes: false;
  readonly about: "who" | "when";
  readonly because: string;
}

export const yes = { yes: true } as const;
export const notYou = (because: string): Refused => ({ yes: false, about: "who", because });
export const notNow = (because: string): Refused => ({ yes: false, about: "when", because });
