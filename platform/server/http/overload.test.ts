import Fastify, { type FastifyInstance } from "fastify";
import { afterEach, beforeEach, expect, it } from "vitest";
import { shedOverload } from "./overload.ts";
import { refusals } from "./problem.ts";

let app: FastifyInstance;
beforeEach(async () => {
  app = Fastify();
  refusals(app);
  shedOverload(app);
  app.get("/api/views/any", async () => ({}));
  app.get("/healthz", async () => ({}));
  await app.ready();
});
afterEach(() => app.close());

/** Keeps the process from everything else, as much work does. */
const busy = (milliseconds: number): void => {
  for (const until = performance.now() + milliseconds; performance.now() < until; );
};
const status = async (url: string): Promise<number> => (await app.inject(url)).statusCode;
const breath = () => new Promise((resolve) => setTimeout(resolve, 1));

it("serves after one long piece of work, however long", async () => {
  busy(3_000);
  await breath();
  expect(await status("/api/views/any")).toBe(200);
});

it("turns the interface away while it has been too slow for long, says when to come again, and serves once it is quick", async () => {
  for (let i = 0; i < 6; i++) {
    busy(1_000);
    await breath();
  }
  const reply = await app.inject("/api/views/any");
  expect([reply.statusCode, reply.headers["retry-after"], reply.json().type]).toEqual([503, "2", "/problems/unavailable"]);
  expect(await status("/healthz")).toBe(200);
  await expect.poll(() => status("/api/views/any"), { timeout: 10_000 }).toBe(200);
});
