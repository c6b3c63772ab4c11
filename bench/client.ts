import http from "node:http";
import type { Login } from "./people.ts";

/** A browser of one person, as far as the server is concerned. */
export interface Client {
  readonly cookie: string;
  get(path: string): Promise<string>;
  post(path: string, body: object): Promise<string>;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
}

/** Node's own client over connections that stay open: what it adds to a request is small and the same for all. */
const send = (agent: http.Agent, url: string, asked: { method: string; headers: Record<string, string>; body?: string }): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const request = http.request(url, { agent, method: asked.method, headers: asked.headers }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString(), cookies: response.headers["set-cookie"] ?? [] }));
    });
    request.on("error", reject);
    request.end(asked.body);
  });

/** Signs in and keeps asking as that person; an answer that is not one stops the measurement. */
export async function signIn(url: string, { userName, password }: Login): Promise<Client> {
  const agent = new http.Agent({ keepAlive: true }),
    headers = { "content-type": "application/json", origin: url };
  const answer = await send(agent, `${url}/api/auth/sign-in`, { method: "POST", headers, body: JSON.stringify({ login: userName, password }) });
  if (answer.status >= 300) throw new Error(`${userName} could not sign in: ${answer.status} ${answer.text}`);
  const cookie = answer.cookies.map((c) => c.split(";", 1)[0]).join("; ");
  const ask = async (path: string, method: string, body?: string): Promise<string> => {
    const { status, text } = await send(agent, url + path, { method, headers: { ...(body ? headers : {}), cookie }, ...(body ? { body } : {}) });
    if (status >= 300) throw new Error(`${path} answered ${status}: ${text.slice(0, 300)}`);
    return text;
  };
  return { cookie, get: (path) => ask(path, "GET"), post: (path, body) => ask(path, "POST", JSON.stringify(body)) };
}
