import { z } from "zod";
import { Audience } from "#modules/documents/audience.ts";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** Courses in their order, for whoever holds a position, works in a unit, at a site or in a role. */
export const Curriculum = keptRecord(["in_use", "retired"], {
  audience: z.array(Audience),
  courseIds: z.array(z.uuid()),
});
export type Curriculum = z.infer<typeof Curriculum>;

export const CurriculumRead = Curriculum.extend({ courses: z.array(z.object({ id: z.uuid(), number: z.string(), title: z.string(), state: z.string() })) });
export type CurriculumRead = z.infer<typeof CurriculumRead>;

export const curriculumKind: Kind = {
  kind: "curriculum",
  one: say("curriculum"),
  several: say("curricula"),
  path: "/training/curricula/:number",
  number: "CUR-{n:2}",
  schema: Curriculum,
  closed: ["retired"],
  states: { in_use: { label: say("In force"), tone: "ok" }, retired: { label: say("No longer in force"), tone: "none" } },
};
