import { say } from "#kernel/sentence.ts";
import { levelTitle } from "../competence.ts";

/** A competence at a level, as the title of what is about them. */
export const titled = (competence: { title: string; levels: Parameters<typeof levelTitle>[0] }, level: number): string =>
  say("{competence}: {level}", { competence: competence.title, level: levelTitle(competence.levels, level) });
