import type { z } from "zod";
import type { Given } from "../../attempt.ts";
import type { attemptViews, QuestionShown } from "../../quiz-views.ts";

export type AttemptShown = z.output<(typeof attemptViews)["one"]["gives"]>;

const key = (id: string): string => `remit.attempt.${id}`;

/** What the server has, and over it what this device kept since. */
export function answersSoFar(id: string, questions: readonly QuestionShown[]): Given {
  const sent = Object.fromEntries(questions.map((q) => [q.key, q.given]));
  try {
    return { ...sent, ...(JSON.parse(localStorage.getItem(key(id)) ?? "{}") as Given) };
  } catch {
    return sent;
  }
}

export const keepAnswers = (id: string, given: Given): void => localStorage.setItem(key(id), JSON.stringify(given));
export const forgetAnswers = (id: string): void => localStorage.removeItem(key(id));

/** An answer chosen: alone for a single choice, together with the others where several may be right. */
export const withChoice = (question: Pick<QuestionShown, "key" | "sort">, given: Given, option: string): Given => {
  const now = given[question.key] ?? [];
  const next = question.sort === "single" ? [option] : now.includes(option) ? now.filter((one) => one !== option) : [...now, option];
  return { ...given, [question.key]: next };
};

export const unanswered = (questions: readonly QuestionShown[], given: Given): number[] => questions.flatMap((q, i) => ((given[q.key] ?? []).length === 0 ? [i] : []));
