export interface Workload {
  readonly name: string;
  readonly path: (n: number) => string;
  readonly body?: (n: number) => object;
}

export interface Subject {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

export const standard = "iso-9001-2015";

/** What people look at most. */
export const views = (subjects: readonly Subject[]): Workload[] => {
  const one = (n: number): Subject => subjects[n % subjects.length]!;
  return [
    { name: "record.list", path: () => "/api/views/record.list?kind=nonconformity&limit=50" },
    { name: "record.search", path: (n) => `/api/views/record.search?text=${one(n).number}` },
    { name: "record.history", path: (n) => `/api/views/record.history?id=${one(n).id}` },
    { name: "me.inbox", path: () => "/api/views/me.inbox?limit=50" },
    { name: "nonconformity.list", path: () => "/api/views/nonconformity.list?limit=50" },
    { name: "nonconformity.one", path: (n) => `/api/views/nonconformity.one?number=${one(n).number}` },
    { name: "responsibility.who", path: () => "/api/views/responsibility.who?text=calibration" },
    { name: "responsibility.matrix", path: () => `/api/views/responsibility.matrix?edition=${standard}` },
    { name: "standards.readiness", path: () => `/api/views/standards.readiness?edition=${standard}` },
  ];
};

/** A light act, a beginning, and a change of state: each record changes its state once. */
export const acts = (subjects: readonly Subject[], moved: () => Subject): Workload[] => {
  let next = subjects[0]!;
  return [
    { name: "record.comment", path: (n) => `/api/acts/record.comment/${subjects[n % subjects.length]!.id}`, body: (n) => ({ input: { text: `Looked at it, ${n}` } }) },
    { name: "report.send", path: () => "/api/acts/report.send", body: (n) => ({ input: { text: `Oil under press ${n}`, place: "Press shop" } }) },
    {
      name: "nonconformity.contain",
      path: () => `/api/acts/nonconformity.contain/${(next = moved()).id}`,
      body: () => ({ version: next.version, input: { what: "The lot is set aside" } }),
    },
  ];
};

export interface Client {
  readonly cookie: string;
  ask(work: Workload, n: number): Promise<string>;
}

/** Signs in as a person and keeps asking as that person; an answer that is not one stops the measurement. */
export async function signIn(url: string, login: string, password: string): Promise<Client> {
  const headers = { "content-type": "application/json", origin: url };
  const answer = await fetch(`${url}/api/auth/sign-in`, { method: "POST", headers, body: JSON.stringify({ login, password }) });
  if (!answer.ok) throw new Error(`${login} could not sign in: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((c) => c.split(";", 1)[0])
    .join("; ");
  return {
    cookie,
    ask: async ({ name, path, body }, n) => {
      const to = `${url}${path(n)}`;
      const given = await fetch(to, body ? { method: "POST", headers: { ...headers, cookie }, body: JSON.stringify(body(n)) } : { headers: { cookie } });
      const text = await given.text();
      if (!given.ok) throw new Error(`${name} answered ${given.status}: ${text.slice(0, 300)}`);
      return text;
    },
  };
}

/** One record after the other, each once, from the end. */
export const taking = (subjects: readonly Subject[], from = 0): (() => Subject) => {
  let left = subjects.length - from;
  return () => {
    const subject = subjects[--left];
    if (!subject) throw new Error("no record is left whose state could be changed: give more --records or fewer --seconds");
    return subject;
  };
};
