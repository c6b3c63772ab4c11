import type { Bank, Question } from "./question.ts";
import type { Drawn, Given } from "./attempt.ts";

/** A whole number from 0 up to, and without, `below`. */
export type Chance = (below: number) => number;

/** The same things in another order (Fisher and Yates). */
export function shuffled<T>(things: readonly T[], chance: Chance): T[] {
  const all = [...things];
  for (let i = all.length - 1; i > 0; i--) {
    const j = chance(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}

/** So many questions of the bank, each with its answers in an order of its own. */
export const draw = (bank: Bank, most: number, chance: Chance): Drawn[] =>
  shuffled(bank, chance)
    .slice(0, most)
    .map((question) => ({
      key: question.key,
      options: shuffled(
        question.options.map((o) => o.key),
        chance,
      ),
    }));

const same = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((key) => b.includes(key));

/** Was exactly what is right chosen, and nothing else? */
export const isRight = (question: Question, given: readonly string[] | undefined): boolean =>
  same(
    question.options.filter((o) => o.right).map((o) => o.key),
    [...new Set(given ?? [])],
  );

export interface Grade {
  readonly right: number;
  readonly percent: number;
  readonly passed: boolean;
}

/** How an attempt went. What is shown is rounded; whether it passed is not. */
export function grade(bank: Bank, drawn: readonly Drawn[], given: Given, passPercent: number): Grade {
  const byKey = new Map(bank.map((q) => [q.key, q]));
  const right = drawn.filter((d) => {
    const question = byKey.get(d.key);
    return question !== undefined && isRight(question, given[d.key]);
  }).length;
  return { right, percent: drawn.length === 0 ? 0 : Math.floor((100 * right) / drawn.length), passed: drawn.length > 0 && right * 100 >= passPercent * drawn.length };
}

/** Answers only to what was drawn, with answers that it has. */
export const fits = (drawn: readonly Drawn[], given: Given): boolean =>
  Object.entries(given).every(([key, chosen]) => {
    const asked = drawn.find((d) => d.key === key);
    return asked !== undefined && chosen.every((option) => asked.options.includes(option));
  });
