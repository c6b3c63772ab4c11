import { z } from "zod";
import { Named } from "#kernel/platform.ts";
import { defineViews } from "#kernel/view.ts";
import { Content } from "./document-views.ts";
import { RevisionRead } from "./revision.ts";
import { page, paged, Row, sorts, which } from "#kernel/shown.ts";

export const Remark = z.object({
  id: z.uuid(),
  by: Named,
  at: z.iso.datetime(),
  text: z.string(),
  quote: z.string().nullable(),
  /** What those who write say was done about it. */
  answered: z.object({ by: Named, at: z.iso.datetime(), note: z.string() }).nullable(),
  settled: z.object({ by: Named, at: z.iso.datetime(), note: z.string().nullable() }).nullable(),
});
export type Remark = z.infer<typeof Remark>;

export const RedlineRun = z.object({ is: z.enum(["same", "added", "removed"]), text: z.string() });
export const RedlineLine = z.object({ is: z.enum(["same", "added", "removed", "changed"]), block: z.string(), runs: z.array(RedlineRun) });

/** A step of the route, and how far it is. */
export const StepShown = z.object({
  title: z.string(),
  sort: z.enum(["review", "approval"]),
  needs: z.string(),
  state: z.enum(["done", "now", "later"]),
  decided: z.array(z.object({ by: Named, at: z.iso.datetime(), note: z.string().nullable() })),
  waiting: z.array(Named),
});

export const revisionViews = defineViews("revision")({
  list: {
    title: "Which revisions are being worked on?",
    may: [],
    asks: z.strictObject({ documentId: z.uuid().optional(), state: z.string().max(200).optional(), mine: z.stringbool().optional(), sort: sorts, ...page }),
    gives: paged(Row.extend({ code: z.string(), revision: z.int() })),
  },
  one: {
    title: "What does this revision say, and how far is it?",
    may: [],
    asks: which,
    gives: z.object({
      record: RevisionRead,
      document: z.object({ id: z.uuid(), number: z.string(), title: z.string(), code: z.string(), type: z.string() }),
      owner: Named.nullable(),
      authors: z.array(Named),
      steps: z.array(StepShown),
      remarks: z.array(Remark),
      content: Content,
      /** Revisions that it can be compared with, newest first. */
      earlier: z.array(z.object({ id: z.uuid(), revision: z.int(), state: z.string() })),
    }),
  },
  redline: {
    title: "What changed between these two?",
    may: [],
    asks: z.strictObject({ from: z.uuid().optional(), to: z.uuid() }),
    gives: z.object({
      from: z.object({ id: z.uuid(), revision: z.int() }).nullable(),
      to: z.object({ id: z.uuid(), revision: z.int() }),
      /** By the words only: one of the two is a file. */
      byText: z.boolean(),
      lines: z.array(RedlineLine),
      added: z.int(),
      removed: z.int(),
      changed: z.int(),
    }),
  },
});
