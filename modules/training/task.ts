import { z } from "zod";
import { valuesAt } from "#kernel/naming.ts";
import { say } from "#kernel/sentence.ts";

/** What an organisation can demand a competence for, before somebody does it or is chosen for it. */
export const Task = z.enum(["answer", "approve", "assess", "train", "verify"]);
export type Task = z.infer<typeof Task>;

interface Gated {
  readonly title: string;
  /** Acts that are this task: whoever performs one is asked for the competence. */
  readonly acts: readonly string[];
  /** Fields of an act's input that choose somebody for this task, by the act's name; `*` is every act, and in a path each of a list. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
  /** Acts by which whoever performs them gets the task when `ownerId` names nobody. */
  readonly byDefault?: readonly string[];
}

/** Which acts and which choices each task is. New modules add their acts here by name; the names need not exist. */
export const tasks: Readonly<Record<Task, Gated>> = {
  answer: {
    title: say("Answering for a record"),
    acts: [],
    chosen: { "*": ["ownerId"], "record.handOver": ["to"], "training.evaluate": ["action.ownerId"] },
    byDefault: ["document.begin", "competence.define", "course.offer", "quiz.draft"],
  },
  approve: { title: say("Approving a document"), acts: ["revision.review", "revision.approve", "revision.issue"], chosen: {} },
  assess: { title: say("Assessing on the job"), acts: ["assessment.record"], chosen: {} },
  train: { title: say("Training others"), acts: ["trainingsession.close"], chosen: { "trainingsession.plan": ["trainerId"], "trainingsession.change": ["trainerId"] } },
  verify: { title: say("Verifying that an action worked"), acts: ["nonconformity.verify", "training.evaluate"], chosen: {} },
};

export interface Choice {
  readonly task: Task;
  readonly personId: string;
}

interface Decision {
  readonly item?: unknown;
  readonly does?: unknown;
  readonly to?: unknown;
}

/** To whom a handover gives records; what it gives is decided first and carried out later, so both are asked. */
function handedOver(act: string, input: unknown, record: unknown): string[] {
  const from = act === "handover.decide" ? input : act === "handover.finish" ? record : null;
  const decisions = ((from as { decisions?: readonly Decision[] } | null | undefined)?.decisions ?? []).filter((d) => d.does === "give" && String(d.item).startsWith("record "));
  return decisions.flatMap((d) => (typeof d.to === "string" ? [d.to] : []));
}

const ids = (input: unknown, path: string): string[] => valuesAt(input, path.split(".")).flatMap(({ value }) => (typeof value === "string" ? [value] : []));

/** Who is to do which task, when this act is performed on this record with this input. Each is named once. */
export function choicesIn(act: string, input: unknown, on: { readonly actorId: string; readonly record?: unknown }): Choice[] {
  return Task.options.flatMap((task) => {
    const { acts, chosen, byDefault } = tasks[task];
    const named = [...(chosen["*"] ?? []), ...(chosen[act] ?? [])].flatMap((path) => ids(input, path));
    const own = acts.includes(act) || (byDefault?.includes(act) && ids(input, "ownerId").length === 0);
    const handed = task === "answer" ? handedOver(act, input, on.record) : [];
    return [...new Set([...(own ? [on.actorId] : []), ...named, ...handed])].map((personId) => ({ task, personId }));
  });
}
