import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Session, World } from "../world.ts";
import type { Identity } from "./identity.ts";

/** Proves signers by their login: password or passkey, at the moment of signing. */
export const signerOf = (identity: Pick<Identity, "reauthenticate">): World["signer"] => ({
  prove: async (session: Session, { login, password, passkey }, about) => {
    if (!session.userId || !session.origin.session) throw new Refusal("forbidden", say("A signature is given by a person who is signed in."));
    return identity.reauthenticate(
      { userId: session.userId, sessionId: session.origin.session, address: session.origin.address, device: session.origin.device },
      { login, password, passkey, about },
    );
  },
});
