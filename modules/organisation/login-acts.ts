import { z } from "zod";
import { defineActs, type Need, type Rule } from "#kernel/act.ts";
import { notYou, yes } from "#kernel/decision.ts";
import { personal } from "#kernel/record.ts";
import { granted } from "#kernel/rules.ts";
import { say } from "#kernel/sentence.ts";
import { byGuardian } from "./guarding.ts";
import type { PersonRead } from "./record.ts";

const notOneself: Rule<PersonRead> = (actor, person) => (actor.id === person.id ? notYou(say("Your own login is yours to keep, on the page about your security.")) : yes);

/**
 * Whoever runs the system day by day brings people in: the administrator, and the management
 * representative who coordinates. Top management assigns roles and confirms who somebody is; were it to
 * hand out the links as well, one person could make up another. Nobody but the person chooses a password.
 */
const opened = { may: [notOneself, granted], holders: ["administrator", "management_representative"], class: "D", from: ["present", "leaving"] } as const;

/** The login of top management or its representative is not the administrator's to take, nor to open anew: as with their seats. */
const guarded = { ...opened, may: [notOneself, byGuardian, granted], holders: [...opened.holders, "top_management"] } as const;

const withLogin: Need<PersonRead> = { holds: (p) => p.login === "active", otherwise: say("This person has no login.") };

export const loginActs = defineActs<PersonRead>("person")({
  /** A new invitation voids the one before it. */
  invite: {
    ...opened,
    title: say("Invite to sign in"),
    past: say("invited the person to sign in"),
    input: z.strictObject({
      userName: personal(
        z
          .string()
          .trim()
          .toLowerCase()
          .max(60)
          .regex(/^[a-z0-9._-]{3,60}$/, "3 to 60 letters, digits, dots, dashes or underscores.")
          .nullable()
          .default(null)
          .meta({ title: say("User name"), description: say("What the person types to sign in.") }),
      ),
      email: personal(
        z
          .email()
          .max(254)
          .nullable()
          .default(null)
          .meta({ title: say("E-mail"), description: say("Where mail is set up, the invitation goes there, and to nobody else.") }),
      ),
    }),
    needs: [{ holds: (p) => p.login !== "active", otherwise: say("This person can sign in already.") }],
  },
  withdrawInvitation: {
    ...opened,
    title: say("Withdraw the invitation"),
    past: say("withdrew the invitation to sign in"),
    from: [],
    input: z.strictObject({}),
    needs: [{ holds: (p) => p.login === "invited", otherwise: say("No invitation is open.") }],
  },
  /** The owner chooses the new password; where the link was handed over, somebody else confirms the identity again before the next signature. */
  sendResetLink: {
    ...guarded,
    title: say("Send a link for a new password"),
    past: say("sent a link for a new password"),
    input: z.strictObject({}),
    needs: [withLogin],
  },
  endLogin: {
    ...guarded,
    title: say("End the login"),
    past: say("ended the login"),
    from: [],
    reason: "required",
    input: z.strictObject({}),
    needs: [withLogin],
  },
});
