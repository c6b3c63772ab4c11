import Fastify, { type FastifyInstance } from "fastify";
import { describe, expect, it } from "vitest";
import { isOwnName, nameIn, onlyOwnNames } from "./own-names.ts";
import { refusals } from "./problem.ts";
import { trusted } from "./proxies.ts";

const alone = { baseUrl: "http://localhost:8080", trustProxy: false } as const;
const behind = { baseUrl: "https://remit.hemavathi.example", trustProxy: 1 } as const;

describe("a name is read from a Host header", () => {
  it.each([
    ["Remit.Example:8080", "remit.example"],
    ["localhost.", "localhost"],
    ["[::1]:8080", "::1"],
    ["127.0.0.1", "127.0.0.1"],
    ["a:b:c", ""],
    ["", ""],
  ])("%s is %s", (host, name) => expect(nameIn(host)).toBe(name));
});

describe("is ours", () => {
  it.each(["localhost", "127.0.0.1", "::1", "192.168.1.20", "demo.localhost"])("%s, wherever it listens", (name) => expect(isOwnName(name, alone)).toBe(true));
  it("the name that people use, and the one that it listens on", () => {
    expect(isOwnName("remit.hemavathi.example", behind)).toBe(true);
    expect(isOwnName("shop-floor.local", { ...alone, host: "shop-floor.local" })).toBe(true);
  });
  it("a name without a dot when a trusted proxy knows it by that, and not otherwise", () => {
    expect(isOwnName("upstream", behind)).toBe(true);
    expect(isOwnName("upstream", alone)).toBe(false);
  });
  it.each(["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "remit.hemavathi.example.evil.example", "xremit.hemavathi.example", ""])("never %j", (name) =>
    expect([isOwnName(name, alone), isOwnName(name, behind)]).toEqual([false, false]),
  );
});

async function served(names: Parameters<typeof onlyOwnNames>[1]): Promise<FastifyInstance> {
  const app = Fastify({ trustProxy: trusted(names.trustProxy) as boolean });
  refusals(app);
  onlyOwnNames(app, names);
  for (const path of ["/", "/api/views/me.actor", "/healthz", "/readyz", "/metrics"]) app.get(path, async () => ({ told: "everything" }));
  await app.ready();
  return app;
}

describe("somebody else's page whose name leads here", () => {
  it("is told nothing but a sentence, by pages and interface alike", async () => {
    const app = await served(alone);
    for (const url of ["/", "/api/views/me.actor", "/metrics", "/nothing", "/healthz/.."]) {
      const reply = await app.inject({ url, headers: { host: "evil.example:8080" } });
      expect([url, reply.statusCode, reply.headers["content-type"]]).toEqual([url, 421, "application/problem+json"]);
      expect(reply.json()).toMatchObject({ type: "/problems/misdirected", detail: expect.stringMatching(/^Remit does not answer to this name/) });
    }
    expect((await app.inject({ url: "/", headers: { host: "127.0.0.1:8080" } })).statusCode).toBe(200);
  });

  it("gains nothing by naming another host to a server without a proxy", async () => {
    const app = await served(alone);
    expect((await app.inject({ url: "/", headers: { host: "evil.example", "x-forwarded-host": "localhost" } })).statusCode).toBe(421);
  });
});

describe("whoever looks after it", () => {
  it("asks under any name whether it lives, and for figures with a token", async () => {
    const host = "10-0-0-7.pods.example";
    const app = await served({ ...behind, metricsToken: "secret" });
    for (const url of ["/healthz", "/readyz?full=1", "/metrics"]) expect((await app.inject({ url, headers: { host } })).statusCode).toBe(200);
  });

  it("reaches it through a proxy that forwards the name, or that has its own for it", async () => {
    const app = await served(behind);
    const asked = async (headers: Record<string, string>): Promise<number> => (await app.inject({ url: "/", headers })).statusCode;
    expect(await asked({ host: "remit.hemavathi.example" })).toBe(200);
    expect(await asked({ host: "inner.example", "x-forwarded-host": "remit.hemavathi.example" })).toBe(200);
    expect(await asked({ host: "remit:8080" })).toBe(200);
    expect(await asked({ host: "remit:8080", "x-forwarded-host": "evil.example" })).toBe(421);
  });
});

describe("the caller's address", () => {
  const seenAs = async (proxies: boolean | number | string, forwarded: string): Promise<string> => {
    const app = Fastify({ trustProxy: trusted(proxies) as boolean });
    app.get("/", async (request) => ({ ip: request.ip }));
    return (await app.inject({ url: "/", remoteAddress: "10.0.0.1", headers: { "x-forwarded-for": forwarded } })).json<{ ip: string }>().ip;
  };

  it("is what as many proxies say as stand before the server, and no further", async () => {
    expect(await seenAs(1, "203.0.113.9")).toBe("203.0.113.9");
    expect(await seenAs(1, "198.51.100.1, 203.0.113.9")).toBe("203.0.113.9");
    expect(await seenAs(2, "198.51.100.1, 203.0.113.9")).toBe("198.51.100.1");
  });
  it("is the connection's own without a proxy, and with one that is not named", async () => {
    expect(await seenAs(false, "203.0.113.9")).toBe("10.0.0.1");
    expect(await seenAs("10.9.9.9", "203.0.113.9")).toBe("10.0.0.1");
    expect(await seenAs("10.0.0.1", "203.0.113.9")).toBe("203.0.113.9");
  });
});
