import { z } from "zod";
import { GovernanceRole } from "#kernel/actor.ts";
import { idOf } from "#kernel/naming.ts";
import { line } from "./words.ts";

/** Who decides in a step: by position or role, asked anew when somebody signs; or one person by name. */
export const Decider = z.discriminatedUnion("by", [
  z.strictObject({ by: z.literal("owner") }),
  z.strictObject({ by: z.literal("role"), role: GovernanceRole }),
  z.strictObject({ by: z.literal("position"), positionId: idOf("position") }),
  z.strictObject({ by: z.literal("person"), personId: idOf("person") }),
]);
export type Decider = z.infer<typeof Decider>;

/** A step of the way to approval; those who decide in it do so side by side. */
export const Step = z.strictObject({
  title: line,
  sort: z.enum(["review", "approval"]),
  /** All of them, any one of them, or `atLeast` of them. */
  rule: z.enum(["all", "any", "some"]).default("all"),
  atLeast: z.int().min(1).max(20).nullable().default(null),
  deciders: z.array(Decider).min(1).max(20),
});
export type Step = z.infer<typeof Step>;

/** The steps, one after the other; the last one approves. */
export const Route = z
  .array(Step)
  .min(1)
  .max(10)
  .refine((steps) => steps.at(-1)?.sort === "approval", "The last step approves.")
  .refine((steps) => steps.every((s) => s.rule !== "some" || s.atLeast !== null), "Say how many of them decide.");

/** A route and where it holds: everywhere, at a site, for a process, or for both. The most exact one is taken. */
export const RouteRule = z.strictObject({ siteId: idOf("site").nullable().default(null), process: line.nullable().default(null), steps: Route });
export type RouteRule = z.infer<typeof RouteRule>;

/** A decision given in a step, in the round that began when the revision was last submitted. */
export const Decided = z.object({ round: z.int(), step: z.int(), sort: z.enum(["review", "approval"]), by: z.uuid(), at: z.iso.datetime(), note: z.string().nullable() });
export type Decided = z.infer<typeof Decided>;

/** The most exact route for a document: site and process, then process, then site, then everywhere. */
export function routeFor(rules: readonly RouteRule[], where: { siteId: string | null; processes: readonly string[] }): readonly Step[] {
  const fits = rules.filter((r) => (r.siteId === null || r.siteId === where.siteId) && (r.process === null || where.processes.includes(r.process)));
  const exactness = (r: RouteRule): number => (r.process === null ? 0 : 2) + (r.siteId === null ? 0 : 1);
  return fits.toSorted((a, b) => exactness(b) - exactness(a))[0]?.steps ?? [];
}

/** How many decisions a step needs, of so many who may decide. */
export const needed = (step: Step, deciders: number): number => (step.rule === "any" ? 1 : step.rule === "some" ? Math.min(step.atLeast ?? 1, deciders) : deciders);

/** Is the step done: enough of those who may decide have, and at least one did? `open` are those who have not decided yet. */
export const stepDone = (step: Step, given: number, open: number): boolean => given > 0 && given >= needed(step, given + open);
