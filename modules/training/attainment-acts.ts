import { z } from "zod";
import { defineActs } from "#kernel/act.ts";
import { granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import type { AttainmentRead } from "./attainment.ts";
import { notOneself } from "./separation.ts";
import { day, level } from "./words.ts";

export const attainmentActs = defineActs<AttainmentRead>("attainment")({
  /** Training, an assessment or a certificate shows that the person can do it. */
  give: {
    title: say("Count as competent"),
    past: say("counted it as evidence"),
    begins: true,
    may: [],
    byClock: true,
    to: "valid",
    input: z.strictObject({
      personId: z.uuid(),
      competenceId: z.uuid(),
      level,
      fromOn: day,
      expiresOn: day.nullable(),
      sourceId: z.uuid(),
      sourceKind: z.string().max(60),
    }),
  },
  warn: {
    title: say("Warn that it runs out"),
    past: say("warned that it runs out"),
    may: [],
    byClock: true,
    from: ["valid"],
    input: z.strictObject({ days: z.int().min(0).max(90), to: z.array(z.uuid()).max(50) }),
  },
  expire: {
    title: say("Run out"),
    past: say("ran out: not competent"),
    may: [],
    byClock: true,
    from: ["valid"],
    to: "expired",
    input: z.strictObject({ to: z.array(z.uuid()).max(50) }),
  },
  revoke: {
    title: say("Revoke"),
    past: say("revoked it: not competent"),
    may: [inside, notOneself, granted],
    holders: managers,
    class: "D",
    from: ["valid"],
    to: "revoked",
    reason: "required",
    input: z.strictObject({}),
  },
});
