import { z } from "zod";
import { keptRecord, type Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";

/** A printed copy that somebody holds and that is called back when it is no longer right. */
export const Copy = keptRecord(["out", "recalled", "returned", "lost"], {
  documentId: z.uuid(),
  revisionId: z.uuid(),
  /** Where it hangs or lies, or whose it is. */
  holder: z.string(),
  expiresOn: z.iso.date().nullable(),
  recalledOn: z.iso.date().nullable(),
  endedOn: z.iso.date().nullable(),
});
export type Copy = z.infer<typeof Copy>;

export const CopyRead = Copy.extend({ code: z.string(), revision: z.int(), current: z.boolean() });
export type CopyRead = z.infer<typeof CopyRead>;

export const copyKind: Kind = {
  kind: "copy",
  one: say("controlled copy"),
  several: say("controlled copies"),
  path: "/documents/copies/:number",
  number: "CC-{n:4}",
  schema: Copy,
  closed: ["returned", "lost"],
  states: {
    out: { label: say("Out"), tone: "ok" },
    recalled: { label: say("Called back"), tone: "bad" },
    returned: { label: say("Returned"), tone: "none" },
    lost: { label: say("Lost"), tone: "bad" },
  },
};
