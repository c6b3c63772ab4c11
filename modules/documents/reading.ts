import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** One person is to read one revision, and says so in person. The owner of the record is the reader. */
export const Reading = keptRecord(["open", "acknowledged", "lapsed"], {
  documentId: z.uuid(),
  revisionId: z.uuid(),
  acknowledgedAt: z.iso.datetime().nullable(),
  /** At a screen of one's own, or at a kiosk with a personal PIN. */
  way: z.enum(["app", "kiosk"]).nullable(),
  remindedOn: z.iso.date().nullable(),
});
export type Reading = z.infer<typeof Reading>;

export const ReadingRead = Reading.extend({ code: z.string(), revision: z.int(), personId: z.uuid() });
export type ReadingRead = z.infer<typeof ReadingRead>;

export const readingKind: Kind = {
  kind: "reading",
  one: say("reading"),
  several: say("readings"),
  path: "/documents/readings/:number",
  number: "RD-{n:6}",
  schema: Reading,
  closed: ["acknowledged", "lapsed"],
  states: {
    open: { label: say("To be read"), tone: "soon" },
    acknowledged: { label: say("Read and understood"), tone: "ok" },
    lapsed: { label: say("No longer asked for"), tone: "none" },
  },
};
