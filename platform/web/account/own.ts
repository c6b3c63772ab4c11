import { useQuery } from "@tanstack/react-query";
import { answers } from "#web/ask.ts";
import { fetchJson, post } from "#web/wire.ts";

export interface SessionListed {
  readonly id: string;
  readonly signedInAt: string;
  readonly lastActiveAt: string;
  readonly address: string | null;
  readonly device: string | null;
  readonly current: boolean;
}

export interface TokenListed {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly lastUsedAt: string | null;
  readonly expiresAt: string;
  readonly revokedAt: string | null;
}

export const useSessions = () => useQuery({ queryKey: ["sessions"], queryFn: () => fetchJson<SessionListed[]>("/api/identity/sessions") });
export const useTokens = () => useQuery({ queryKey: ["tokens"], queryFn: () => fetchJson<TokenListed[]>("/api/identity/tokens") });

/** Deletes something of one's own and has the list asked again. */
export const take = async (path: string, list: string): Promise<void> => {
  await fetchJson(path, { method: "DELETE" });
  await answers.invalidateQueries({ queryKey: [list] });
};

/** Some changes want the password again, within ten minutes. */
export const confirmPassword = (password: string): Promise<unknown> => post("/api/identity/confirm", { password });
