import { generateAuthenticationOptions, verifyAuthenticationResponse, type AuthenticationResponseJSON, type PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { keepEvent } from "./events.ts";
import type { Ground } from "./ground.ts";
import { isCeremonyOrigin, relyingParty } from "./origins.ts";

const challengeMinutes = 5;

/** Whose session it is, and where the request comes from. */
export interface Signatory {
  readonly userId: string;
  readonly sessionId: string;
  readonly address: string | null;
  readonly device: string | null;
}

export interface Proof {
  readonly password?: string | undefined;
  /** The login, typed again: needed with the password when all components are. */
  readonly login?: string | undefined;
  /** A passkey's answer to `signingChallenge`; it counts as all components. */
  readonly passkey?: unknown;
  /** What the challenge was asked for, e.g. act, record and content hash; must be the same as then. */
  readonly about?: string | undefined;
}

interface KeptPasskey {
  id: string;
  credentialID: string;
  publicKey: string;
  counter: number;
}

const passkeysOf = async (ground: Ground, userId: string): Promise<KeptPasskey[]> =>
  (await ground.pool.query<KeptPasskey>(`select id, "credentialID", "publicKey", counter from identity.passkey where "userId" = $1`, [userId])).rows;

/** A challenge for one of this person's passkeys, good once, for five minutes, in this session, for what it is `about`. */
export async function signingChallenge(ground: Ground, who: Pick<Signatory, "userId" | "sessionId">, about = ""): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const passkeys = await passkeysOf(ground, who.userId);
  if (passkeys.length === 0) throw new Refusal("conflict", say("You have no passkey yet. Add one under your sign-in settings."));
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(ground.baseUrl),
    userVerification: "required",
    allowCredentials: passkeys.map((kept) => ({ id: kept.credentialID })),
  });
  const { internalAdapter } = await ground.library.$context;
  await internalAdapter.createVerificationValue({
    identifier: `signing:${options.challenge}`,
    value: JSON.stringify({ ...pick(who), about }),
    expiresAt: new Date(Date.now() + challengeMinutes * 60_000),
  });
  return options;
}

const pick = ({ userId, sessionId }: Pick<Signatory, "userId" | "sessionId">) => ({ userId, sessionId });

const Answer = z.object({
  id: z.string().max(2_000),
  rawId: z.string().max(2_000),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: z.string().max(8_000),
    authenticatorData: z.string().max(8_000),
    signature: z.string().max(8_000),
    userHandle: z.string().max(2_000).optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
});
const ClientData = z.object({ challenge: z.string().min(20).max(500), origin: z.string().max(500) });

/** Refuses unless the passkey's answer is true, for this session and for what it was asked. */
export async function provePasskey(ground: Ground, who: Signatory, proof: Proof): Promise<void> {
  if (await isAnswered(ground, who, proof)) return;
  await keepEvent(ground, { kind: "signing_failed", userId: who.userId, details: { method: "passkey" } });
  throw new Refusal("signature_needed", say("The passkey was not accepted. Nothing was signed. Try again, or sign with your password."), { needs: "login_and_password" });
}

/** Is it the answer to a challenge that we gave to this very session, by one of this person's passkeys, with finger, face or code? */
async function isAnswered(ground: Ground, who: Signatory, proof: Proof): Promise<boolean> {
  const answer = Answer.safeParse(proof.passkey);
  if (!answer.success) return false;
  const client = clientDataOf(answer.data.response.clientDataJSON);
  const kept = (await passkeysOf(ground, who.userId)).find(({ credentialID }) => credentialID === answer.data.id);
  if (!client || !kept || !isCeremonyOrigin(client.origin, ground.baseUrl)) return false;
  const { internalAdapter } = await ground.library.$context;
  const asked = await internalAdapter.consumeVerificationValue(`signing:${client.challenge}`);
  if (asked?.value !== JSON.stringify({ ...pick(who), about: proof.about ?? "" })) return false;
  return verifyAnswer(ground, { answer: answer.data as AuthenticationResponseJSON, client, kept });
}

async function verifyAnswer(
  ground: Ground,
  { answer, client, kept }: { answer: AuthenticationResponseJSON; client: z.infer<typeof ClientData>; kept: KeptPasskey },
): Promise<boolean> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: client.challenge,
      expectedOrigin: client.origin,
      expectedRPID: relyingParty(ground.baseUrl),
      requireUserVerification: true,
      credential: { id: kept.credentialID, publicKey: new Uint8Array(Buffer.from(kept.publicKey, "base64")), counter: kept.counter },
    });
    if (verified) await ground.pool.query("update identity.passkey set counter = $2 where id = $1", [kept.id, authenticationInfo.newCounter]);
    return verified;
  } catch {
    return false; // a broken or forged answer is thrown about by the library in many ways; all of them mean no
  }
}

function clientDataOf(encoded: string): z.infer<typeof ClientData> | undefined {
  try {
    return ClientData.parse(JSON.parse(Buffer.from(encoded, "base64url").toString("utf8")));
  } catch {
    return undefined;
  }
}
