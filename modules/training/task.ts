import { z } from "zod";
import { say } from "#kernel/sentence.ts";

/** What an organisation can demand a competence for, before somebody does it or is chosen for it. */
export const Task = z.enum(["answer", "approve", "assess", "train", "verify"]);
export type Task = z.infer<typeof Task>;

interface Gated {
  readonly title: string;
  /** Acts that are this task: whoever performs one is asked for the competence. */
  readonly acts: readonly string[];
  /** Fields of an act's input that choose somebody for this task, by the act's name; `*` is every act. */
  readonly chosen: Readonly<Record<string, readonly string[]>>;
}

/** Which acts and which choices each task is. New modules add their acts here by name; the names need not exist. */
export const tasks: Readonly<Record<Task, Gated>> = {
  answer: { title: say("Answering for a record"), acts: [], chosen: { "*": ["ownerId"], "record.handOver": ["to"] } },
  approve: { title: say("Approving a document"), acts: ["revision.review", "revision.approve", "revision.issue"], chosen: {} },
  assess: { title: say("Assessing on the job"), acts: ["assessment.record"], chosen: {} },
  train: { title: say("Training others"), acts: ["trainingsession.close"], chosen: { "trainingsession.plan": ["trainerId"], "trainingsession.change": ["trainerId"] } },
  verify: { title: say("Verifying that an action worked"), acts: ["nonconformity.verify", "training.evaluate"], chosen: {} },
};

export interface Choice {
  readonly task: Task;
  readonly personId: string;
}

/** Who is to do which task, when this act is performed with this input. */
export function choicesIn(act: string, input: unknown, actorId: string): Choice[] {
  const given = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  return Task.options.flatMap((task) => {
    const { acts, chosen } = tasks[task];
    const named = [...(chosen["*"] ?? []), ...(chosen[act] ?? [])].map((field) => given[field]).filter((id): id is string => typeof id === "string");
    return [...(acts.includes(act) ? [actorId] : []), ...named].map((personId) => ({ task, personId }));
  });
}
