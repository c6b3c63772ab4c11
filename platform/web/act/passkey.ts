import { useQuery } from "@tanstack/react-query";
import { fetchJson, post } from "#web/wire.ts";

const canUse = (): boolean => typeof PublicKeyCredential !== "undefined" && "parseRequestOptionsFromJSON" in PublicKeyCredential;

export interface PasskeyListed {
  readonly id: string;
  readonly name: string | null;
  readonly createdAt: string;
}

export const usePasskeys = () =>
  useQuery({ queryKey: ["passkeys"], queryFn: () => fetchJson<PasskeyListed[]>("/api/auth/passkey/list-user-passkeys"), retry: false, enabled: canUse() });

/** Does this browser know passkeys, and has this person one? */
export const useHasPasskey = (): boolean => (usePasskeys().data?.length ?? 0) > 0;

const answer = async (options: PublicKeyCredentialRequestOptionsJSON): Promise<unknown> => {
  const credential = await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey was given");
  return credential.toJSON();
};

/** Answers the server's challenge for one signature: the key proves itself, and finger, face or code prove the person. */
export const answerChallenge = async (about: string): Promise<unknown> => answer(await post<PublicKeyCredentialRequestOptionsJSON>("/api/identity/signing-challenge", { about }));

/** Signs in with a passkey. */
export async function signInByPasskey(): Promise<void> {
  const options = await fetchJson<PublicKeyCredentialRequestOptionsJSON>("/api/auth/passkey/generate-authenticate-options");
  await post("/api/auth/passkey/verify-authentication", { response: await answer(options) });
}

/** Adds this device's passkey to the account. */
export async function addPasskey(name: string): Promise<void> {
  const options = await fetchJson<PublicKeyCredentialCreationOptionsJSON>("/api/auth/passkey/generate-register-options");
  const credential = await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey was made");
  await post("/api/auth/passkey/verify-registration", { response: credential.toJSON(), name });
}

export { canUse as passkeysKnown };
