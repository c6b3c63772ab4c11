import type { Client } from "./client.ts";
import type { Login } from "./people.ts";

/** One kind of request: how it is sent, and what it needs to know of the data. */
export interface Workload {
  readonly name: string;
  readonly kind: "view" | "act" | "signed act";
  readonly ask: (client: Client, n: number) => Promise<string>;
}

export interface Subject {
  readonly id: string;
  readonly number: string;
  version: number;
}

/** What the requests are about. */
export interface Subjects {
  readonly any: readonly Subject[];
  /** Contained ones: contained once more, they stay so. */
  readonly contained: readonly Subject[];
  /** Verified ones: each is closed once. */
  readonly verified: Subject[];
  /** Where the list of all records goes on after three of five rows. */
  readonly deep: string;
  readonly words: readonly string[];
  /** Whoever signs: the first signature of a sitting wants the login too. */
  readonly signer: Login;
}

export const standard = "iso-9001-2015";
const view = (name: string, path: (n: number) => string): Workload => ({ name, kind: "view", ask: (client, n) => client.get(`/api/views/${path(n)}`) });

/** What people look at most. */
export function views({ any, words, deep }: Subjects): Workload[] {
  const one = (n: number): Subject => any[n % any.length]!,
    word = (n: number): string => words[n % words.length]!;
  return [
    view("record.list", () => "record.list?limit=50"),
    view("record.list, far down", () => `record.list?limit=50&cursor=${deep}`),
    view("record.list by title", () => "record.list?kind=nonconformity&sort=title&limit=50"),
    view("record.search, a number", (n) => `record.search?text=${one(n).number}`),
    view("record.search, words", (n) => `record.search?text=${encodeURIComponent(word(n))}`),
    view("record.search, mistyped", (n) => `record.search?text=${encodeURIComponent(word(n).slice(0, 3) + word(n).slice(4))}`),
    view("record.history", (n) => `record.history?id=${one(n).id}`),
    view("me.inbox", () => "me.inbox?limit=50"),
    view("nonconformity.list", () => "nonconformity.list?limit=50"),
    view("nonconformity.list, open", () => "nonconformity.list?limit=50&open=true"),
    view("nonconformity.one", (n) => `nonconformity.one?number=${one(n).number}`),
    view("responsibility.who", (n) => `responsibility.who?text=${["calibration", "8.4", "audit", "7.2"][n % 4]}`),
    view("responsibility.matrix", () => `responsibility.matrix?edition=${standard}`),
    view("responsibility.matrix, all", () => "responsibility.matrix"),
    view("standards.readiness", () => `standards.readiness?edition=${standard}`),
  ];
}

/** Two light acts, a change, and a signed one. */
export function acts({ any, contained, verified, signer }: Subjects): Workload[] {
  return [
    { name: "record.comment", kind: "act", ask: (client, n) => client.post(`/api/acts/record.comment/${any[n % any.length]!.id}`, { input: { text: `Looked at it, ${n}` } }) },
    { name: "report.send", kind: "act", ask: (client, n) => client.post("/api/acts/report.send", { input: { text: `Oil under press ${n}`, place: "Press shop" } }) },
    {
      name: "nonconformity.contain",
      kind: "act",
      ask: async (client, n) => {
        const subject = contained[n % contained.length]!;
        const text = await client.post(`/api/acts/nonconformity.contain/${subject.id}`, { version: subject.version, input: { what: `The lot is set aside, ${n}` } });
        subject.version = (JSON.parse(text) as Subject).version;
        return text;
      },
    },
    {
      name: "nonconformity.close",
      kind: "signed act",
      ask: (client) => {
        const subject = verified.shift();
        if (!subject) throw new NothingLeft("no verified nonconformity is left that could be closed");
        return client.post(`/api/acts/nonconformity.close/${subject.id}`, {
          version: subject.version,
          input: { lesson: "It held." },
          signature: { meaning: "approval", login: signer.userName, password: signer.password },
        });
      },
    },
  ];
}

/** A workload that uses up what it works on has come to its end. */
export class NothingLeft extends Error {}
