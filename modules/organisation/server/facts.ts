import { say } from "#kernel/sentence.ts";
import type { Reference } from "#kernel/fact.ts";
import type { Answer, BehindFigure, Figure } from "#server/registry.ts";
import type { ChartPosition } from "../chart.ts";
import { positionsOn, vacancies } from "./published.ts";

const reference = ({ id, number, title }: ChartPosition): Reference => ({ kind: "position", id, number, title });

const staffing: Answer = async (tx, { today }) => {
  const all = await positionsOn(tx, today),
    there = all.filter((p) => p.coverage === "held" || p.coverage === "acting"),
    nobody = all.filter((p) => !there.includes(p));
  const sentence =
    all.length === 0
      ? say("No position is planned yet.")
      : nobody.length === 0
        ? say("{n, plural, one {The one planned position is} other {All # planned positions are}} filled or covered.", { n: all.length })
        : say("{there} of {n} planned positions are filled or covered. {nobody, plural, one {# is} other {# are}} in nobody's hands.", {
            there: there.length,
            n: all.length,
            nobody: nobody.length,
          });
  return {
    holds: all.length === 0 || there.length === 0 ? "no" : nobody.length === 0 ? "yes" : "partly",
    sentence,
    supporting: there.slice(0, 50).map(reference),
    breaking: nobody.slice(0, 50).map(reference),
    supportingCount: there.length,
    breakingCount: nobody.length,
  };
};

export const reads = ["position", "person"];
export const answers: Record<string, Answer> = { "staffing.met": staffing };

const vacant: Figure = async (tx, { today }) => (await vacancies(tx, today)).length;
export const figures: Record<string, Figure> = { "organisation.vacancies": vacant };

export const behind: Record<string, BehindFigure> = {
  "organisation.vacancies": async (tx, { today }) => {
    const nobody = await vacancies(tx, today);
    return { counted: nobody.slice(0, 50).map(reference), countedCount: nobody.length, rest: [], restCount: 0 };
  },
};
