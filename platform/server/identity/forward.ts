import { addressHeader, basePath } from "./library.ts";
import type { Asking, Ground } from "./ground.ts";
import { deviceOf } from "./ground.ts";
import { originOf } from "./origins.ts";

export interface Question {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly body?: unknown;
}

/** What came back, with the cookies that the browser must be given. */
export interface Answered<T> {
  readonly status: number;
  readonly cookies: readonly string[];
  readonly body: T;
}

/**
 * Asks the library through its own front door, in memory. Only what we have checked goes with the
 * question: the cookies, the device, the origin and the address of the connection.
 */
export async function askLibrary(ground: Ground, question: Question, asking: Asking): Promise<Answered<unknown>> {
  const headers = new Headers({ origin: originOf(asking, ground.baseUrl), "user-agent": deviceOf(asking), [addressHeader]: asking.ip ?? "" });
  if (asking.headers.cookie) headers.set("cookie", asking.headers.cookie);
  if (question.body !== undefined) headers.set("content-type", "application/json");
  const url = `${new URL(ground.baseUrl).origin}${basePath}${question.path}`;
  const response = await ground.library.handler(
    new Request(url, { method: question.method, headers, ...(question.body === undefined ? {} : { body: JSON.stringify(question.body) }) }),
  );
  const text = await response.text();
  return { status: response.status, cookies: response.headers.getSetCookie(), body: text ? (JSON.parse(text) as unknown) : null };
}
