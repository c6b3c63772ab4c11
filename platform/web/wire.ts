import { textOf } from "#web/act/values.ts";
import { say } from "#kernel/sentence.ts";

/** What a refusal looks like on the wire (RFC 9457), as the server sends it. */
export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly needs?: string;
  readonly current?: unknown;
  readonly incident?: string;
}

/** A refusal, or no answer at all (`status` 0: the server cannot be reached). */
export class Problem extends Error {
  readonly document: ProblemDocument;

  constructor(document: ProblemDocument) {
    super(document.detail);
    this.document = document;
  }

  get status(): number {
    return this.document.status;
  }

  /** `conflict`, `signature_needed`, …: the last part of the type. */
  get kind(): string {
    return this.document.type.split("/").at(-1) ?? "";
  }
}

const unreachable = (): Problem =>
  new Problem({ type: "/problems/unreachable", title: say("No connection"), status: 0, detail: say("The server cannot be reached. What you wrote is still here.") });

const remembered = "remit.organisation";

let here: string | null | undefined;

/**
 * The organisation this page works in, when its person belongs to several. A page keeps the one that it was opened
 * in: what is written in it never goes to another that was chosen in another tab meanwhile.
 */
export const organisationChosen = (): string | null => (here === undefined ? (here = localStorage.getItem(remembered)) : here);

/** Remembered for requests, and as a cookie for plain links to files and exports, which can carry no header. */
export const chooseOrganisation = (id: string): void => {
  here = id;
  localStorage.setItem(remembered, id);
  document.cookie = `remit_organisation=${encodeURIComponent(id)}; path=/; SameSite=Lax; max-age=31536000${location.protocol === "https:" ? "; Secure" : ""}`;
};
/** Plain links carry no header: whichever page somebody comes back to has its own organisation remembered again. */
export function keepOrganisation(): void {
  const again = () => {
    const id = organisationChosen();
    if (id !== null && document.visibilityState === "visible" && localStorage.getItem(remembered) !== null) chooseOrganisation(id);
  };
  addEventListener("focus", again);
  document.addEventListener("visibilitychange", again);
}
export const forgetOrganisation = (): void => {
  here = null;
  localStorage.removeItem(remembered);
  document.cookie = "remit_organisation=; path=/; SameSite=Lax; max-age=0";
};

const whatWentWrong = async (response: Response): Promise<Problem> => {
  const body: unknown = await response.json().catch(() => null);
  if (body && typeof body === "object" && "detail" in body && "status" in body) return new Problem(body as ProblemDocument);
  if (response.status >= 502 && response.status <= 504)
    return new Problem({
      type: "/problems/unavailable",
      title: say("Not available just now"),
      status: 503,
      detail: say("The server does not answer just now. What you wrote is still here; try again in a moment."),
    });
  const sentence =
    body && typeof body === "object" && "message" in body && typeof body.message === "string" ? body.message : say("The server answered in a way that is not understood.");
  return new Problem({ type: `/problems/${response.status}`, title: say("This did not work"), status: response.status, detail: sentence });
};

/** One request to the server; the answer's JSON, or a `Problem` thrown. */
export async function fetchJson<T>(path: string, init: RequestInit = {}): Promise<T> {
  const headers = new Headers(init.headers);
  headers.set("accept", "application/json");
  if (typeof init.body === "string") headers.set("content-type", "application/json");
  const organisation = organisationChosen();
  if (organisation) headers.set("Remit-Organisation", organisation);
  const response = await fetch(path, { credentials: "same-origin", ...init, headers }).catch((error: unknown) => {
    throw error instanceof DOMException && error.name === "AbortError" ? error : unreachable();
  });
  if (!response.ok) throw await whatWentWrong(response);
  return (response.status === 204 ? null : await response.json()) as T;
}

export const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> =>
  fetchJson<T>(path, { method: "POST", body: JSON.stringify(body), headers });

/** Flat query parameters; what is undefined, null or empty is left out. */
export const flat = (asks: Readonly<Record<string, unknown>>): string => {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(asks))
    if (value !== undefined && value !== null && value !== "") query.set(key, Array.isArray(value) ? value.map(textOf).join(",") : textOf(value));
  const text = query.toString();
  return text ? `?${text}` : "";
};
