import { performance } from "node:perf_hooks";
import type { FastifyInstance } from "fastify";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

const every = 500,
  tolerated = 400,
  inARow = 4;

/**
 * Turns requests to the interface away with 503 while this process has been too slow for two seconds
 * on end: each look every 500 ms came more than 400 ms late. One long piece of work, or the loading at
 * the start, is no overload. Pages and the answers for operators are cheap and are never turned away,
 * or a supervisor would end a server that is only busy.
 */
export function shedOverload(app: FastifyInstance): void {
  let late = 0,
    due = performance.now() + every;
  const look = (): void => {
    late = performance.now() - due > tolerated ? late + 1 : 0;
    due = performance.now() + every;
    timer.refresh();
  };
  const timer = setTimeout(look, every).unref();
  app.addHook("onClose", async () => clearTimeout(timer));
  app.addHook("onRequest", async (request) => {
    if (late < inARow || !request.url.startsWith("/api/")) return;
    throw new Refusal("unavailable", say("Remit has too much to do just now. Try again in a moment."), { retryAfter: 2 });
  });
}
