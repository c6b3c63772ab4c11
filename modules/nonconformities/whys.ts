import { z } from "zod";
import { idOf } from "#kernel/naming.ts";
import { say } from "#kernel/sentence.ts";
import { wordsIn } from "./words.ts";

/** What shows that a step is true: a few words, and the record that holds it where there is one. */
export const Evidence = z.object({ text: z.string().trim().min(1).max(200), recordId: idOf().nullable().default(null) });
export type Evidence = z.infer<typeof Evidence>;

/** Why it happened, or why it was not noticed sooner. */
export const Track = z.enum(["occurred", "escaped"]).meta({ labels: { occurred: say("why it happened"), escaped: say("why it was not caught sooner") } });

/** One step of the branching five whys; with `gate` the same tree is a fault tree. */
export const Why = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  track: Track,
  text: z.string(),
  /** Read backwards with "therefore": does the step above follow from this one? Null: not tested yet. */
  follows: z
    .boolean()
    .meta({ title: say("Read backwards, it follows") })
    .nullable(),
  evidence: z.array(Evidence),
  root: z.boolean().meta({ title: say("It is the root") }),
  /** Do any of the steps below suffice, or are all of them needed? */
  gate: z
    .enum(["any", "all"])
    .meta({ labels: { any: say("any of them is enough"), all: say("all of them together") } })
    .nullable(),
});
export type Why = z.infer<typeof Why>;

/** A cause in one or two words is a label, not a cause. It is taken when evidence stands behind it. */
export const challenge = (text: string, evidence: readonly unknown[]): string | null =>
  wordsIn(text) >= 3 || evidence.length > 0 ? null : say('"{text}" is a label more than a cause. Say what happened in at least three words, or link what shows it.', { text });

export const childrenOf = (whys: readonly Why[], parentId: string | null): Why[] => whys.filter((w) => w.parentId === parentId);

/** A step and everything below it. */
export function branchOf(whys: readonly Why[], id: string): Why[] {
  const found = whys.filter((w) => w.id === id);
  for (let i = 0; i < found.length; i++) found.push(...childrenOf(whys, found[i]!.id));
  return found;
}

/** The steps from the top of the tree down to this one. */
export function pathTo(whys: readonly Why[], id: string): Why[] {
  const path: Why[] = [];
  for (let at = whys.find((w) => w.id === id); at && path.length <= whys.length; at = whys.find((w) => w.id === at.parentId)) path.unshift(at);
  return path;
}

/** Puts a step at a place among its brothers; the order of the list is the order of the tree. */
export function placed(whys: readonly Why[], step: Why, position: number | undefined): Why[] {
  const others = whys.filter((w) => w.id !== step.id);
  const brothers = childrenOf(others, step.parentId);
  const before = position === undefined ? undefined : brothers[position];
  const at = before ? others.indexOf(before) : others.length;
  return [...others.slice(0, at), step, ...others.slice(at)];
}

/** May the step hang under that parent? Never under itself or under what hangs below it. */
export const wouldCircle = (whys: readonly Why[], id: string, parentId: string | null): boolean => parentId !== null && branchOf(whys, id).some((w) => w.id === parentId);

export const roots = (whys: readonly Why[]): Why[] => whys.filter((w) => w.root);

/** Does every step on the way to each root cause follow from the one below it? */
export const chainHolds = (whys: readonly Why[]): boolean => roots(whys).every((root) => pathTo(whys, root.id).every((step) => step.follows === true));

export const untested = (whys: readonly Why[]): number =>
  new Set(
    roots(whys).flatMap((root) =>
      pathTo(whys, root.id)
        .filter((s) => s.follows !== true)
        .map((s) => s.id),
    ),
  ).size;
