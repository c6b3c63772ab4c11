import { z } from "zod";
import { defineActs, type Need } from "#kernel/act.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import { inPerson, notOneself, supervises } from "./separation.ts";
import { Cause, type TrainingRead } from "./training.ts";
import { because, day, line, passage, Way } from "./words.ts";

const supervisorOrGranted = either<TrainingRead>(supervises, granted);
const itsTurn: Need<TrainingRead> = { holds: (t) => !t.waits, otherwise: say("Another course of the curriculum comes first.") };

export const trainingActs = defineActs<TrainingRead>("training")({
  assign: {
    title: say("Assign training"),
    past: say("assigned it"),
    begins: true,
    may: [inside, granted],
    holders: managers,
    class: "D",
    to: "open",
    input: z.strictObject({ personId: idOf("person"), courseId: idOf("course"), dueOn: day, why: line }),
  },
  /** A curriculum, a gap or a new issue asks for it. */
  ask: {
    title: say("Ask for training"),
    past: say("asked for it"),
    begins: true,
    may: [],
    byClock: true,
    to: "open",
    input: z.strictObject({
      personId: z.uuid(),
      courseId: z.uuid().nullable(),
      revisionId: z.uuid().nullable(),
      curriculumId: z.uuid().nullable(),
      competenceId: z.uuid().nullable(),
      cause: Cause,
      why: because,
      dueOn: day,
    }),
  },
  read: {
    title: say("I have read and understood it"),
    past: say("read it and understood it"),
    may: [inPerson],
    inPerson: true,
    class: "P",
    from: ["open"],
    to: "done",
    needs: [
      itsTurn,
      { holds: (t) => t.method === "read", otherwise: say("This is not learnt by reading alone. Its course says how.") },
      { holds: (t) => t.documentId === null, otherwise: (t) => say("Read {code} and say so there; this is done with it.", { code: t.code ?? "" }) },
      { holds: (t) => t.hindrance === null, otherwise: (t) => t.hindrance ?? "" },
    ],
    input: z.strictObject({}),
  },
  /** A new issue without a course of its own: whoever leads this person explained it and saw that it is understood. */
  confirm: {
    title: say("Confirm that it was explained and understood"),
    past: say("explained it and saw that it is understood"),
    may: [inside, notOneself, supervisorOrGranted],
    holders: managers,
    class: "P",
    from: ["open"],
    to: "done",
    needs: [{ holds: (t) => t.courseId === null, otherwise: say("It is done with its course, not by a word of somebody else.") }],
    input: z.strictObject({ note: passage }),
  },
  /** Its quiz was passed, its session held, the assessment recorded, the certificate confirmed, the document read; or an administrator entered it. */
  complete: {
    title: say("Complete"),
    past: say("completed it"),
    may: [],
    byClock: true,
    from: ["open"],
    to: "done",
    input: z.strictObject({ on: day, way: Way, sourceId: z.uuid().nullable(), enteredBy: z.uuid().nullable().default(null), note: passage.nullable().default(null) }),
  },
  /** Another day, with its reason; the first one stays in the trail. */
  postpone: {
    title: say("Give more time"),
    past: say("gave more time"),
    may: [inside, notOneself, supervisorOrGranted],
    holders: managers,
    class: "D",
    from: ["open"],
    reason: "required",
    input: z.strictObject({ dueOn: day }),
  },
  /** What a person assigned can be taken back; what follows from position or document cannot. */
  takeBack: {
    title: say("Ask no longer"),
    past: say("asked for it no longer"),
    may: [inside, notOneself, granted],
    holders: managers,
    class: "D",
    from: ["open"],
    to: "retired",
    reason: "required",
    needs: [{ holds: (t) => t.cause === "person", otherwise: say("It follows from a position, a gap or a document. Change the curriculum or the requirement instead.") }],
    input: z.strictObject({}),
  },
  retire: {
    title: say("No longer asked for"),
    past: say("asked for it no longer"),
    may: [],
    byClock: true,
    from: ["open"],
    to: "retired",
    input: z.strictObject({ because }),
  },
  remind: { title: say("Remind"), past: say("reminded the learner"), may: [], byClock: true, from: ["open"], input: z.strictObject({}) },
  escalate: {
    title: say("Escalate"),
    past: say("told the supervisor that it is late"),
    may: [],
    byClock: true,
    from: ["open"],
    input: z.strictObject({ to: z.array(z.uuid()).max(50) }),
  },
  askEvaluation: {
    title: say("Ask whether it worked"),
    past: say("asked whether it worked"),
    may: [],
    byClock: true,
    from: ["done"],
    to: "to_evaluate",
    input: z.strictObject({}),
  },
  evaluate: {
    title: say("Say whether it worked"),
    past: say("said whether it worked"),
    may: [inside, notOneself, supervisorOrGranted],
    holders: managers,
    class: "P",
    from: ["done", "to_evaluate"],
    to: ["effective", "not_effective"],
    needs: [{ holds: (t) => t.evaluateOn !== null, otherwise: say("Its course does not ask whether it worked.") }],
    input: z
      .strictObject({
        effective: z.boolean(),
        note: passage.nullable().default(null),
        /** What is done about it, when it did not work. */
        action: z
          .strictObject({ title: line, ownerId: idOf("person"), dueOn: day })
          .nullable()
          .default(null),
      })
      .refine((it) => it.effective || it.note !== null, { path: ["note"], message: "Say what shows that it did not work." })
      .refine((it) => it.effective || it.action !== null, { path: ["action"], message: "Say what is done about it, by whom and by when." }),
  },
});
