import { z } from "zod";
import { idOf } from "#kernel/naming.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { level, line, passage } from "./words.ts";

/** One step of a scale: "2 · works alone", and what somebody on it can do. */
export const Level = z.strictObject({ level, title: line, meaning: passage.nullable().default(null) });
export type Level = z.infer<typeof Level>;

/** Who may assess somebody on the job: whoever has the competence at this level, or holds one of these positions. */
export const Assessors = z.strictObject({ level: level.nullable().default(null), positionIds: z.array(idOf("position")).max(20).default([]) });
export type Assessors = z.infer<typeof Assessors>;

/** Something that people can do and can show that they can. */
export const Competence = keptRecord(["in_use", "retired"], {
  purpose: z.string().nullable(),
  /** Under which heading it stands in the matrix. */
  group: z.string(),
  levels: z.array(Level),
  /** Months for which evidence of it holds; null for ever. */
  validMonths: z.int().nullable(),
  assessors: Assessors,
});
export type Competence = z.infer<typeof Competence>;

export const CompetenceRead = Competence.extend({
  demands: z.int(),
  courses: z.int(),
  /** People with evidence of it that holds today. */
  held: z.int(),
});
export type CompetenceRead = z.infer<typeof CompetenceRead>;

export const competenceKind: Kind = {
  kind: "competence",
  one: say("competence"),
  several: say("competences"),
  path: "/training/competences/:number",
  number: "CMP-{n:3}",
  schema: Competence,
  closed: ["retired"],
  states: { in_use: { label: say("In use"), tone: "ok" }, retired: { label: say("No longer used"), tone: "none" } },
};

/** The words of a level: its title, or the number alone for one that the scale does not have any more. */
export const levelTitle = (levels: readonly Level[], wanted: number): string => levels.find((l) => l.level === wanted)?.title ?? String(wanted);
