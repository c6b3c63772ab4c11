import { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { Evidence } from "./whys.ts";

/** The six usual places where causes hide; an organisation may add its own beside them. */
export const usualCategories = ["man", "machine", "material", "method", "measurement", "milieu"] as const;

export const categoryName = (category: string): string => {
  const names: Record<string, string> = {
    man: say("People"),
    machine: say("Machine"),
    material: say("Material"),
    method: say("Method"),
    measurement: say("Measurement"),
    milieu: say("Surroundings"),
  };
  return names[category] ?? category;
};

/** One entry of the fishbone: a possible cause, and what became of the thought. */
export const Bone = z.object({
  id: z.uuid(),
  category: z.string(),
  text: z.string(),
  evidence: z.array(Evidence),
  verdict: z.enum(["possible", "likely", "ruled_out"]),
});
export type Bone = z.infer<typeof Bone>;

/** One line of the is/is-not table. */
export const Comparison = z.object({
  id: z.uuid(),
  about: z.enum(["what", "where", "when", "extent", "who"]).meta({
    labels: { what: say("What"), where: say("Where"), when: say("When"), extent: say("How much"), who: say("Who noticed") },
  }),
  is: z.string(),
  isNot: z.string(),
  difference: z.string().nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

/** All categories in use: the six, then the own ones in the order in which they came. */
export const categoriesOf = (bones: readonly Bone[]): string[] => [...new Set<string>([...usualCategories, ...bones.map((b) => b.category)])];
