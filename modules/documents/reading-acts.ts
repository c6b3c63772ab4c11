import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { ReadingRead } from "./reading.ts";
import { inPerson } from "./separation.ts";
import { day } from "./words.ts";

export const readingActs = defineActs<ReadingRead>("reading")({
  ask: {
    title: say("Ask to read"),
    past: say("asked for it to be read"),
    begins: true,
    may: [],
    byClock: true,
    to: "open",
    input: z.strictObject({ revisionId: z.uuid(), personId: z.uuid(), dueOn: day }),
  },
  acknowledge: {
    title: say("I have read and understood it"),
    waits: say("Read"),
    past: say("read it and understood it"),
    may: [inPerson],
    from: ["open"],
    to: "acknowledged",
    inPerson: true,
    class: "P",
    input: z.strictObject({}),
  },
  /** A newer issue takes its place, other words do, or the person's work no longer asks for it. */
  lapse: { title: say("Ask no longer"), past: say("asked for it no longer"), may: [], byClock: true, from: ["open", "acknowledged"], to: "lapsed", input: z.strictObject({}) },
  /** Issued anew after it was taken back, or the person is here again. */
  askAgain: {
    title: say("Ask to read again"),
    past: say("was asked to read it again"),
    may: [],
    byClock: true,
    from: ["lapsed"],
    to: "open",
    input: z.strictObject({ dueOn: day }),
  },
  remind: { title: say("Remind"), past: say("reminded the reader"), may: [], byClock: true, from: ["open"], input: z.strictObject({}) },
});
