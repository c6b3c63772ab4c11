import { useQuery } from "@tanstack/react-query";
import { answers } from "#web/ask.ts";
import { chooseOrganisation, fetchJson, forgetOrganisation, organisationChosen, post, Problem } from "#web/wire.ts";

export interface Session {
  readonly signedIn: boolean;
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly secondFactor: boolean;
  readonly passkeys: number;
  readonly email: string | null;
  readonly username: string | null;
  /** How much the next signature must be given: login and password, or the password alone. */
  readonly signingNeeds: "all" | "one" | null;
}

interface Sheet {
  readonly organisations: readonly { readonly organisationId: string; readonly name?: string }[];
  readonly secondFactor: boolean;
  readonly passkeys: number;
  readonly email: string | null;
  readonly username: string | null;
  /** How much the next signature must be given: login and password, or the password alone. */
  readonly signingNeeds: "all" | "one" | null;
}

const nobody: Session = { signedIn: false, organisations: [], secondFactor: false, passkeys: 0, email: null, username: null, signingNeeds: null };
const key = ["session"] as const;
const kept = "remit.session";

const fromSheet = (sheet: Sheet): Session => ({ ...sheet, signedIn: true, organisations: sheet.organisations.map((o) => ({ id: o.organisationId, name: o.name ?? "" })) });

/** Without a connection the last answer stands, so that the shell and the outbox work offline. */
async function askSession(): Promise<Session> {
  try {
    const session = fromSheet(await fetchJson<Sheet>("/api/session"));
    const chosen = organisationChosen();
    if (!session.organisations.some((o) => o.id === chosen)) forgetOrganisation();
    const [first, second] = session.organisations;
    if (first && second && !organisationChosen()) chooseOrganisation(first.id);
    sessionStorage.setItem(kept, JSON.stringify(session));
    return session;
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return nobody;
    const last = sessionStorage.getItem(kept);
    if (last && error instanceof Problem && error.status === 0) return JSON.parse(last) as Session;
    throw error;
  }
}

/** Is somebody signed in, and in which organisations? */
export const useSession = () => useQuery({ queryKey: key, queryFn: askSession, staleTime: 60_000, retry: 1 });

export const sessionChanged = (): Promise<void> => answers.invalidateQueries({ queryKey: key });

/** Changes the organisation: everything known about the former one is forgotten. */
export function switchOrganisation(id: string): void {
  chooseOrganisation(id);
  answers.clear();
  location.assign("/today");
}

/** Ends this session; nothing of it stays in this browser's memory. */
export async function signOut(to = "/sign-in"): Promise<void> {
  await post("/api/auth/sign-out", {});
  sessionStorage.clear();
  forgetOrganisation();
  answers.clear();
  location.assign(to);
}
