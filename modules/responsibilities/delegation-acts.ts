import { z } from "zod";
import { defineActs, type Need, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { idOf } from "#kernel/naming.ts";
import { either, granted, inside } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import type { DelegationRead } from "./record.ts";
import { SubjectWord } from "./subject.ts";

// In person, never through another delegation: what is lent cannot be lent on, nor accepted for somebody.
const lender: Rule<DelegationRead> = (actor, record) =>
  actor.id === record.fromPersonId ? yes : notYou(say("Only {name}, whose duty this is, may do this.", { name: record.fromName }));
const delegate: Rule<DelegationRead> = (actor, record) =>
  actor.id === record.toPersonId ? yes : notYou(say("Only {name}, to whom it is offered, may do this.", { name: record.toName }));

const inTime: Need<DelegationRead> = { holds: (d) => !d.over, otherwise: say("Its last day has passed.") };

/** Lending a duty (RS-03): the holder offers, the other accepts, either ends it early, the clock ends it in any case. */
export const delegationActs = defineActs<DelegationRead>("delegation")({
  offer: {
    begins: true,
    title: say("Let somebody act for me"),
    past: say("offered it"),
    input: z.strictObject({
      positionId: idOf("position"),
      toPersonId: idOf("person"),
      acts: z.array(z.string().max(80)).max(500).default([]),
      subjects: z.array(SubjectWord).max(500).default([]),
      startsOn: z.iso.date(),
      endsOn: z.iso.date(),
      why: z.string().trim().min(1).max(1_000),
    }),
    may: [inside],
    to: "offered",
  },
  accept: { title: say("Accept"), past: say("accepted it"), input: z.strictObject({}), may: [delegate], from: ["offered"], to: "in_force", needs: [inTime] },
  decline: { title: say("Decline"), past: say("declined it"), input: z.strictObject({}), may: [delegate], from: ["offered"], to: "declined", reason: "required" },
  withdraw: { title: say("Withdraw"), past: say("withdrew the offer"), input: z.strictObject({}), may: [lender], from: ["offered"], to: "withdrawn" },
  end: {
    title: say("End early"),
    past: say("ended it"),
    input: z.strictObject({}),
    may: [either<DelegationRead>(lender, delegate, granted)],
    from: ["in_force"],
    to: "ended",
    holders: ["top_management", "management_representative"],
    reason: "required",
  },
  expire: { title: say("End"), past: say("ended on its last day"), input: z.strictObject({}), may: [], from: ["offered", "in_force"], to: ["ended", "withdrawn"], byClock: true },
});
