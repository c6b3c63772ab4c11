import { useSyncExternalStore } from "react";
import type { SignatureMeaning } from "#kernel/act.ts";
import type { Performed, Signature } from "#web/act/perform.ts";

/** What the signature dialog is asked to obtain; `attempt` sends the act with the signature and throws the refusal. */
export interface SigningRequest {
  readonly act: { readonly name: string; readonly title: string; readonly signed: SignatureMeaning };
  readonly record?: { readonly id: string; readonly number: string; readonly title: string; readonly version: number } | undefined;
  /** Sentences on what happens then, besides what the act itself says. */
  readonly consequences?: readonly string[] | undefined;
  readonly attempt: (signature: Signature) => Promise<Performed>;
  readonly settle: (result: Performed | null) => void;
}

let open: SigningRequest | null = null;
const listeners = new Set<() => void>();
const set = (next: SigningRequest | null): void => {
  open = next;
  for (const listener of listeners) listener();
};

/** Opens the signature dialog; resolves with the record, or with null when the person does not sign now. */
export const sign = (request: Omit<SigningRequest, "settle">): Promise<Performed | null> =>
  new Promise((resolve) => {
    open?.settle(null);
    set({
      ...request,
      settle: (result) => {
        set(null);
        resolve(result);
      },
    });
  });

export const useSigning = (): SigningRequest | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
