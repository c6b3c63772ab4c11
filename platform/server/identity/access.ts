import { randomBytes } from "node:crypto";
import type { Access } from "#server/access.ts";
import { attempt, type Limit } from "./attempts.ts";
import type { Ground } from "./ground.ts";
import { deliverInvitation, validDays } from "./invitations.ts";
import { deliverReset } from "./resets.ts";
import { assertLoginNames, tidy } from "./logins.ts";
import { hashToken } from "./sessions.ts";

/** Links about one person: the sixth within an hour waits. */
const perPerson: Limit = { failures: 6, first: 3600, longest: 3600 };
/** Links that one person makes: enough to bring a company in, not to fill its letter boxes. */
const perMaker: Limit = { failures: 300, first: 3600, longest: 3600 };

/** What acts on people need of identity. */
export const accessOf = (ground: Ground): Access => ({
  mails: ground.mail.configured,
  tidy: (names) => {
    assertLoginNames(names);
    return { email: names.email ? tidy(names.email) : undefined, username: names.username ? tidy(names.username) : undefined };
  },
  mayMakeLink: async ({ personId, by }) => {
    const both = [await attempt(ground.pool, `link:${personId}`, perPerson), await attempt(ground.pool, `links-by:${by}`, perMaker)];
    return both.every((one) => one.allowed && !one.locks) ? 0 : Math.max(...both.map((one) => one.wait), 1);
  },
  newLink: () => {
    const token = randomBytes(32).toString("base64url");
    return { token, hash: hashToken(token), days: validDays };
  },
  deliverInvitation: (given) => deliverInvitation(ground, given),
  deliverReset: (userId, by) => deliverReset(ground, userId, by),
});
