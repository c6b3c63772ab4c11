import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import type { Access } from "#server/access.ts";
import type { Tx } from "#server/database.ts";
import { endLoginOf, keepInvitation, linkHandedOver, loginToReset, withdrawInvitation } from "#server/logins.ts";
import type { Handlers } from "#server/registry.ts";
import type { loginActs } from "../login-acts.ts";
import type { PersonRead } from "../record.ts";
import type { OrganisationTables } from "./tables.ts";

const noAccess = () => new Refusal("unavailable", say("Nobody signs in here."));

/** Links about one person, and from one person, are counted: too many fill a letter box, or are a search for a way in. */
async function demandFew(access: Access | undefined, about: { personId: string; by: string }): Promise<Access> {
  if (!access) throw noAccess();
  const retryAfter = await access.mayMakeLink(about);
  if (retryAfter > 0) throw new Refusal("too_many", say("Too many links were made. Wait an hour."), { retryAfter });
  return access;
}

/** Whoever was handed a link may be somebody else: the identity is confirmed anew before the next signature. */
const confirmAnew = (tx: Tx, id: string) => tx.updateTable("people").set({ signing: null }).where("id", "=", id).execute();

export const loginHandlers: Handlers<typeof loginActs, PersonRead, OrganisationTables> = {
  invite: async ({ tx, actor, id, record, input, now, access, afterwards }) => {
    const here = await demandFew(access, { personId: id, by: actor.id });
    const { email, username } = here.tidy({ email: input.email ?? undefined, username: input.userName ?? undefined });
    const invitation = { id: newId(now.getTime()), email, username },
      { token, hash, days } = here.newLink();
    await keepInvitation(tx, id, { ...invitation, hash, days });
    if (!here.mails || !email) await confirmAnew(tx, id);
    afterwards(() => here.deliverInvitation({ id: invitation.id, token, name: record.name, organisation: actor.organisation, ...(email ? { email } : {}) }));
  },

  withdrawInvitation: async ({ tx, id }) => withdrawInvitation(tx, id),

  sendResetLink: async ({ tx, actor, id, access, afterwards }) => {
    const here = await demandFew(access, { personId: id, by: actor.id }),
      login = await loginToReset(tx, id);
    if (!login) throw new Refusal("conflict", say("This person has no login."));
    const by = here.mails && login.mails ? "mail" : "hand";
    if (by === "hand") {
      if (!login.own) throw new Refusal("conflict", say("No link can be handed over for this login. Its owner asks the operator of this installation for one."));
      await linkHandedOver(tx, id);
      await confirmAnew(tx, id);
    }
    afterwards(() => here.deliverReset(login.userId, by));
  },

  endLogin: async ({ tx, id }) => endLoginOf(tx, id),
};
