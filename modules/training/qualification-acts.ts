import { z } from "zod";
import { defineActs, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { managers } from "./managers.ts";
import type { QualificationRead } from "./qualification.ts";
import { notOneself } from "./separation.ts";
import { day, level, line } from "./words.ts";

const enteredBySomebodyElse: Rule<QualificationRead> = (actor, record) =>
  record.enteredBy !== actor.id ? yes : notYou(say("You entered it. Somebody else looks at the certificate and confirms it."));
const ownOrGranted = either<QualificationRead>(
  (actor, record) => (record.personId === actor.id ? yes : notYou(say("Only whose certificate it is, or whoever answers for training."))),
  granted,
);

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
