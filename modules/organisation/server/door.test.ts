import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildApp } from "#server/http/app.ts";
import { openIdentity, type Identity } from "#server/identity/identity.ts";
import { signerOf } from "#server/identity/signer.ts";
import { openLog } from "#server/log.ts";
import { openMail } from "#server/mail.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { organisation } from "./testing.ts";

let w: TestWorld, app: FastifyInstance, identity: Identity;
const password = "a long enough phrase 7";
beforeAll(async () => {
  w = await openWorld([organisation]);
  const log = openLog("silent");
  identity = await openIdentity({ pool: w.pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail: openMail(undefined, log), log });
  await identity.createLogin({ organisationId: w.organisationId, personId: w.people.quality, name: "quality", username: "quality", password });
  app = await buildApp({ world: { ...w.world, signer: signerOf(identity) }, identity, pool: w.pool, log, release: "test", trustProxy: false, current: async () => true, more: [] });
});
afterAll(async () => {
  await app.close();
  await w.close();
});

const send = async (act: string, input: object) => {
  const reply = await app.inject({ method: "POST", url: "/api/auth/sign-in", payload: { login: "quality", password } });
  const cookies = Object.fromEntries(reply.cookies.map((c) => [c.name, c.value]));
  return app.inject({ method: "POST", url: `/api/acts/${act}/${w.organisationId}`, cookies, payload: { version: 1, input } });
};

describe("the door for a file", () => {
  const text = `employee_number,name\n1,Asha Rao\n${"\n".repeat(2_000_000)}`;

  it("lets an import of several megabytes through", async () => {
    const reply = await send("organisation.importChart", { text });
    expect([reply.statusCode, reply.json<{ detail?: string }>().detail]).toEqual([200, undefined]);
  });

  it("stays small for everything else, and has an end", async () => {
    expect((await send("organisation.rename", { name: text })).statusCode).toBe(413);
    expect((await send("organisation.importChart", { text: text.repeat(5) })).statusCode).toBe(413);
  });
});
