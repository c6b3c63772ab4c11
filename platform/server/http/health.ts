import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry as Metrics } from "prom-client";
import type pg from "pg";

interface Health {
  readonly pool: pg.Pool;
  /** Are all migrations in place? */
  readonly current: () => Promise<boolean>;
  readonly release: string;
  /** Lets a scraper in that is not on this machine; absent, only loopback may read figures. */
  readonly metricsToken?: string | undefined;
}

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** `/healthz`, `/readyz` and `/metrics`. */
export function healthRoutes(app: FastifyInstance, { pool, current, release, metricsToken }: Health): void {
  const metrics = new Metrics();
  collectDefaultMetrics({ register: metrics });
  const seconds = new Histogram({
    name: "remit_request_seconds",
    help: "How long requests took",
    labelNames: ["route", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [metrics],
  });
  const bugs = new Counter({ name: "remit_bugs_total", help: "Requests that ended in an error on our side", registers: [metrics] });
  new Gauge({
    name: "remit_database_connections",
    help: "Connections to the database",
    registers: [metrics],
    collect() {
      this.set(pool.totalCount);
    },
  });
  app.addHook("onResponse", async (request, reply) => {
    seconds.observe({ route: request.routeOptions.url ?? "none", status: String(reply.statusCode) }, reply.elapsedTime / 1000);
    if (reply.statusCode >= 500) bugs.inc();
  });
  app.get("/healthz", async () => ({ ok: true, release }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await current().catch(() => false);
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  app.get("/metrics", async (request, reply) => {
    const allowed = metricsToken
      ? request.headers.authorization === `Bearer ${metricsToken}`
      : loopback.has(request.socket.remoteAddress ?? "") && !request.headers["x-forwarded-for"];
    if (!allowed) return reply.callNotFound();
    return reply.type(metrics.contentType).send(await metrics.metrics());
  });
}
