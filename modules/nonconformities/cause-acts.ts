import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { partId } from "#kernel/naming.ts";
import { inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import { works } from "./working.ts";
import { Evidence, Track } from "./whys.ts";
import { line, passage } from "./words.ts";

/** The tools for finding the cause: until somebody stands by it, everything can be moved. */
const analysis = { may: [inside, works], holders: ["process_owner", "management_representative", "employee"], class: "D", from: ["open", "contained"] } as const;
const evidence = z.array(Evidence).max(20);
const nodeId = partId;

export const causeActs = defineActs<NonconformityRead>("nonconformity")({
  addWhy: {
    ...analysis,
    title: say("Add a why"),
    past: say("added a why"),
    input: z.strictObject({
      nodeId: nodeId.optional(),
      parentId: nodeId.nullable().default(null),
      track: Track.default("occurred"),
      text: passage,
      evidence: evidence.default([]),
      position: z.int().min(0).optional(),
    }),
  },
  changeWhy: {
    ...analysis,
    title: say("Change this why"),
    past: say("changed a why"),
    input: z.strictObject({
      nodeId,
      text: passage.optional(),
      evidence: evidence.optional(),
      follows: z.boolean().nullable().optional(),
      root: z.boolean().optional(),
      gate: z.enum(["any", "all"]).nullable().optional(),
    }),
  },
  moveWhy: {
    ...analysis,
    title: say("Move this why"),
    past: say("moved a why"),
    input: z.strictObject({ nodeId, parentId: nodeId.nullable(), position: z.int().min(0).optional() }),
  },
  removeWhy: { ...analysis, title: say("Remove this branch"), past: say("removed a branch of whys"), input: z.strictObject({ nodeId }) },
  addBone: {
    ...analysis,
    title: say("Add to the fishbone"),
    past: say("added to the fishbone"),
    input: z.strictObject({ nodeId: nodeId.optional(), category: line, text: passage, evidence: evidence.default([]) }),
  },
  changeBone: {
    ...analysis,
    title: say("Change this entry"),
    past: say("changed the fishbone"),
    input: z.strictObject({
      nodeId,
      category: line.optional(),
      text: passage.optional(),
      evidence: evidence.optional(),
      verdict: z.enum(["possible", "likely", "ruled_out"]).optional(),
    }),
  },
  removeBone: { ...analysis, title: say("Remove this entry"), past: say("removed from the fishbone"), input: z.strictObject({ nodeId }) },
  compare: {
    ...analysis,
    title: say("Compare is and is not"),
    past: say("compared what is with what is not"),
    input: z.strictObject({
      nodeId: nodeId.optional(),
      about: z.enum(["what", "where", "when", "extent", "who"]),
      is: passage,
      isNot: passage,
      difference: passage.nullable().default(null),
    }),
  },
  removeComparison: { ...analysis, title: say("Remove this line"), past: say("removed a comparison"), input: z.strictObject({ nodeId }) },
});
