import { z } from "zod";
import { defineActs, type Need, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { personal } from "#kernel/record.ts";
import { either, granted, grantedInPerson } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { byGuardian } from "./guarding.ts";
import { loginActs } from "./login-acts.ts";
import type { PersonRead } from "./record.ts";
import { day, line } from "./words.ts";

const leaders = ["top_management", "management_representative"] as const;
const kept = { may: [granted], holders: [...leaders, "administrator"], class: "D" } as const;

const oneself: Rule<PersonRead> = (actor, person) => (actor.id === person.id ? yes : notYou(say("Only the person may do this.")));
const notOneself: Rule<PersonRead> = (actor, person) => (actor.id === person.id ? notYou(say("Somebody else checks your identity.")) : yes);

/** Choosing somebody's password and saying who it is would together be signing as somebody else: two people do it. */
const notWhoHandedTheLink: Rule<PersonRead> = (actor, person) =>
  actor.id === person.linkBy ? notYou(say("You handed over the link to this login. Somebody else confirms who it is, so that nobody alone can sign as another.")) : yes;

// What says who somebody is. The mark goes outermost: an optional one would hide it.
const name = line;
const email = z
  .email()
  .max(254)
  .meta({ title: say("E-mail") })
  .nullable();
const phone = z.string().trim().min(3).max(40).nullable();
const employeeNumber = z.string().trim().min(1).max(40).nullable();
const userName = z
  .string()
  .trim()
  .max(60)
  .regex(/^[a-z0-9._-]{3,60}$/, "3 to 60 small letters, digits, dots, dashes or underscores.")
  .nullable();
const changed = { email: personal(email.optional()), phone: personal(phone.optional()) };

const holdsNothing: Need<PersonRead> = {
  holds: (p) => p.holds === 0,
  otherwise: (p) => say("{n, plural, one {# position is} other {# positions are}} still in this person's hands. Hand them over first.", { n: p.holds }),
};
const answersForNothing: Need<PersonRead> = {
  holds: (p) => p.answersFor === 0,
  otherwise: (p) => say("This person still answers for {n, plural, one {# open record} other {# open records}}. Hand them over first.", { n: p.answersFor }),
};

const ownActs = defineActs<PersonRead>("person")({
  register: {
    ...kept,
    begins: true,
    title: say("Register a person"),
    past: say("registered the person"),
    to: "present",
    input: z.strictObject({
      name: personal(name),
      email: personal(email.default(null)),
      phone: personal(phone.default(null)),
      employeeNumber: personal(employeeNumber.default(null)),
      userName: personal(userName.default(null)),
      joinedOn: day.nullable().default(null),
    }),
  },
  change: {
    ...kept,
    title: say("Change"),
    past: say("changed the person's details"),
    from: ["present", "leaving"],
    input: z.strictObject({
      ...changed,
      name: personal(name.optional()),
      employeeNumber: personal(employeeNumber.optional()),
      userName: personal(userName.optional()),
      joinedOn: day.nullable().optional(),
    }),
  },
  /** How one is reached is one's own to say. */
  changeContact: { title: say("Change how I am reached"), past: say("changed how they are reached"), from: ["present", "leaving"], may: [oneself], input: z.strictObject(changed) },
  goAway: {
    title: say("Note an absence"),
    past: say("noted an absence"),
    from: ["present", "leaving"],
    may: [either(oneself, granted), either<PersonRead>(oneself, byGuardian)],
    holders: [...leaders, "process_owner", "administrator"],
    class: "D",
    input: z
      .strictObject({
        from: day.meta({ title: say("First day away") }),
        until: day
          .nullable()
          .default(null)
          .meta({ title: say("Last day away") }),
      })
      .refine((i) => i.until === null || i.until >= i.from, { error: "The last day is not before the first.", path: ["until"] }),
  },
  comeBack: {
    title: say("Note the return"),
    past: say("noted the return"),
    from: ["present", "leaving"],
    may: [either(oneself, granted)],
    holders: [...leaders, "process_owner", "administrator"],
    class: "D",
    input: z.strictObject({}),
    needs: [{ holds: (p) => p.awayFrom !== null, otherwise: say("No absence is noted.") }],
  },
  /** Ends everything this person holds on that day. The wizard that hands duties over calls it last. */
  leave: {
    ...kept,
    may: [granted, byGuardian],
    title: say("Note a departure"),
    past: say("noted the departure"),
    from: ["present", "leaving"],
    to: ["leaving", "left"],
    input: z.strictObject({ leftOn: day.meta({ title: say("Last day in the organisation") }) }),
  },
  stay: { ...kept, title: say("Take the departure back"), past: say("took the departure back"), from: ["leaving"], to: "present", input: z.strictObject({}), reason: "required" },
  depart: { title: say("Depart"), past: say("left"), from: ["leaving"], to: "left", may: [], byClock: true, input: z.strictObject({}) },
  rejoin: {
    ...kept,
    title: say("Note that they are back"),
    past: say("noted that the person joined again"),
    from: ["left"],
    to: "present",
    input: z.strictObject({ joinedOn: day.meta({ title: say("First day back") }) }),
  },
  erase: {
    title: say("Erase personal data"),
    past: say("erased the personal data"),
    from: ["left"],
    to: "erased",
    may: [grantedInPerson, notOneself],
    holders: leaders,
    class: "D",
    reason: "required",
    input: z.strictObject({}),
    needs: [holdsNothing, answersForNothing],
  },
  verifyForSigning: {
    title: say("Confirm the identity for signing"),
    past: say("confirmed the identity for signing"),
    from: ["present", "leaving"],
    may: [notOneself, notWhoHandedTheLink, grantedInPerson],
    holders: leaders,
    class: "P",
    input: z.strictObject({
      how: personal(
        z
          .string()
          .trim()
          .min(3)
          .max(400)
          .meta({ title: say("How it was checked"), description: say("Which document was seen, or who knows the person.") }),
      ),
    }),
  },
  acceptSigning: {
    title: say("Accept signing here"),
    past: say("accepted that signing here equals signing by hand"),
    from: ["present", "leaving"],
    may: [oneself],
    inPerson: true,
    class: "P",
    input: z.strictObject({}),
    needs: [{ holds: (p) => p.acceptedAt === null, otherwise: say("You accepted this already.") }],
  },
});

/** Everything that can be done to a person's record. */
export const personActs = { ...ownActs, ...loginActs };
