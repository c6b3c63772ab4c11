import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import { Audience } from "./audience.ts";
import type { DocumentRead } from "./document.ts";
import type { RevisionRead } from "./revision.ts";
import { day, designation, fingerprint, language, line, passage } from "./words.ts";

/** Who brought something in: the person who ran the import, beside the technical account that did it. */
const initiator = z.string().trim().min(1).max(200);

export const documentImportActs = defineActs<DocumentRead>("document")({
  import: {
    title: say("Bring a document in"),
    past: say("brought it in from elsewhere"),
    begins: true,
    may: [],
    byClock: true,
    to: "new",
    input: z.strictObject({
      title: line,
      code: designation,
      typeId: z.uuid(),
      ownerId: z.uuid(),
      language,
      processes: z.array(line).max(30),
      clauses: z.array(z.string().max(80)).max(1_000),
      audience: z.array(Audience).max(60),
      public: z.boolean(),
      initiator,
    }),
  },
});

export const revisionImportActs = defineActs<RevisionRead>("revision")({
  import: {
    title: say("Bring a revision in"),
    past: say("brought it in as it was issued elsewhere"),
    begins: true,
    may: [],
    byClock: true,
    to: "approved",
    apart: ["text"],
    input: z.strictObject({
      documentId: z.uuid(),
      revision: z.int().min(1),
      title: line,
      /** What it says, when its file was made into a text of ours; null when the file stays what holds. */
      text: z.string().max(8_000_000).nullable(),
      file: z.strictObject({ sha256: fingerprint, name: line }),
      summary: passage.nullable(),
      training: z.enum(["read", "none"]),
      effectiveOn: day,
      approvedBy: z.string().max(500).nullable(),
      initiator,
    }),
  },
});
