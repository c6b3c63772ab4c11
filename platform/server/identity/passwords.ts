import { hashPassword, verifyPassword } from "better-auth/crypto";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

export const passwordLength = { least: 10, most: 128 } as const;

/** Stretching takes about 0.1 s of a thread and 32 MB: more than this many in line are turned away. */
const longestLine = 64;
let inLine = 0;
let stretched = 0;

/** How often a password was stretched since the start: what makes a guess dear, and every refusal equally slow. */
export const timesStretched = (): number => stretched;

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (inLine >= longestLine) throw new Refusal("unavailable", say("Many people are signing in at this moment. Try again in a few seconds."), { retryAfter: 5 });
  inLine++;
  stretched++;
  try {
    return await work();
  } finally {
    inLine--;
  }
}

/** For keeping: salted and stretched (scrypt). */
export const hash = (password: string): Promise<string> => inTurn(() => hashPassword(password));

export const verify = (given: { hash: string; password: string }): Promise<boolean> => inTurn(() => verifyPassword(given));

/** Takes as long as a real check, so that nobody learns from the time whether there was anything to check. */
export const pretend = async (password: string): Promise<false> => {
  await hash(password);
  return false;
};

const plain = (text: string): string => text.normalize("NFKC").toLowerCase();
const tooCommon = ["password", "passwort", "qwerty", "letmein", "welcome", "iloveyou", "administrator", "changeme", "remit"];
const leavings = /^[^\p{L}]*$/u;

/** Is it only common words, or the person's own name or login, with digits and signs around them? */
const guessable = (password: string, about: readonly string[]): boolean => {
  const own = about.flatMap((text) => plain(text).split(/[\s@.]+/)).filter((word) => word.length >= 3);
  const rest = [...tooCommon, ...own].reduce((left, word) => left.replaceAll(word, ""), plain(password));
  return leavings.test(rest);
};

/** Refuses a password that is short, endless, one sign repeated, a plain sequence, or the person's own name. */
export function assertGoodPassword(password: string, about: readonly string[] = []): void {
  const because = weakness(password, about);
  if (because) throw new Refusal("invalid", because, { fields: { password: because } });
}

function weakness(password: string, about: readonly string[]): string | undefined {
  if (Array.from(password).length < passwordLength.least)
    return say("A password has at least {least} characters. Four ordinary words are a good one.", { least: passwordLength.least });
  if (password.length > passwordLength.most) return say("A password has at most {most} characters.", { most: passwordLength.most });
  if (new Set(plain(password)).size < 5) return say("This password repeats the same few characters. Choose another one.");
  if ("abcdefghijklmnopqrstuvwxyz01234567890123456789".includes(plain(password))) return say("This password is a plain sequence. Choose another one.");
  if (guessable(password, about)) return say("This password is easy to guess. Choose another one.");
  return undefined;
}
