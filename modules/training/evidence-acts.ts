import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./competence-acts.ts";
import type { AssessmentRead, AttainmentRead, QualificationRead } from "./evidence.ts";
import { notOneself } from "./separation.ts";
import { day, level, line, passage } from "./words.ts";

const enteredBySomebodyElse: Rule<QualificationRead> = (actor, record) =>
  record.enteredBy !== actor.id ? yes : notYou(say("You entered it. Somebody else looks at the certificate and confirms it."));
const ownOrGranted = either<QualificationRead>(
  (actor, record) => (record.personId === actor.id ? yes : notYou(say("Only whose certificate it is, or whoever answers for training."))),
  granted,
);

export const assessmentActs = defineActs<AssessmentRead>("assessment")({
  /** Anybody inside may try; who is qualified to is asked when it is done, and the refusal says what is missing. */
  record: {
    title: say("Assess at the work"),
    past: say("assessed it at the work"),
    begins: true,
    may: [inside],
    class: "P",
    to: "recorded",
    input: z.strictObject({
      personId: idOf("person"),
      competenceId: idOf("competence"),
      level,
      observedOn: day,
      verdict: z.enum(["competent", "not_yet"]),
      observed: passage,
    }),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: [
      inside,
      notOneself,
      either<AssessmentRead>((actor, record) => (record.assessorId === actor.id ? yes : notYou(say("Only the assessor, or whoever answers for training."))), granted),
    ],
    holders: ["management_representative"],
    class: "P",
    from: ["recorded"],
    to: "withdrawn",
    reason: "required",
    input: z.strictObject({}),
  },
});

export const qualificationActs = defineActs<QualificationRead>("qualification")({
  enter: {
    title: say("Enter a certificate from outside"),
    past: say("entered it"),
    begins: true,
    may: [inside],
    class: "D",
    to: "entered",
    input: z
      .strictObject({
        personId: idOf("person"),
        competenceId: idOf("competence"),
        level,
        issuer: line,
        certificateNumber: line,
        issuedOn: day,
        expiresOn: day.nullable().default(null),
      })
      .refine((q) => q.expiresOn === null || q.expiresOn >= q.issuedOn, { path: ["expiresOn"], message: "Not before the day on which it was issued." }),
  },
  correct: {
    title: say("Correct"),
    past: say("corrected it"),
    may: [inside, ownOrGranted],
    holders: managers,
    class: "D",
    from: ["entered"],
    reason: "required",
    input: z.strictObject({ issuer: line, certificateNumber: line, issuedOn: day, expiresOn: day.nullable() }).partial(),
  },
  confirm: {
    title: say("Confirm"),
    past: say("looked at it and confirmed it"),
    may: [inside, notOneself, enteredBySomebodyElse, granted],
    holders: managers,
    class: "D",
    from: ["entered"],
    to: "confirmed",
    needs: [{ holds: (q) => q.files > 0, otherwise: say("The certificate itself is not attached. Attach a photograph or a scan first.") }],
    input: z.strictObject({}),
  },
  reject: {
    title: say("Do not accept"),
    past: say("did not accept it"),
    may: [inside, notOneself, granted],
    holders: managers,
    class: "D",
    from: ["entered"],
    to: "rejected",
    reason: "required",
    input: z.strictObject({}),
  },
  withdraw: {
    title: say("Withdraw"),
    past: say("withdrew it"),
    may: [inside, ownOrGranted],
    holders: managers,
    class: "D",
    from: ["entered", "confirmed"],
    to: "withdrawn",
    reason: "required",
    input: z.strictObject({}),
  },
});

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
