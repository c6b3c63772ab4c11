import fs from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";

/** In seconds. */
const year = 365 * 86_400;

/** Files lie at the top and among the assets. Further down a dot belongs to what the page is about: clause 8.10, a figure `nonconformities.open`. */
const missingFile = /^\/(assets\/.*|[^/]*\.[a-z0-9]{2,5})$/i;

/** Pages: hashed assets are kept for ever, the page itself is asked for each time; every unknown path is the page. */
export async function pages(app: FastifyInstance, web: string): Promise<void> {
  const page = path.join(web, "index.html");
  await app.register(fastifyStatic, {
    root: web,
    wildcard: false,
    index: false,
    setHeaders: (reply, file) => void reply.header("cache-control", file.includes(`${path.sep}assets${path.sep}`) ? `public, max-age=${year}, immutable` : "no-cache"),
  });
  const html = fs.readFileSync(page, "utf8");
  app.get("/*", async (request, reply) => {
    const wanted = request.url.split("?", 1)[0] ?? "";
    if (wanted.startsWith("/api/") || missingFile.test(wanted)) return reply.callNotFound();
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(html);
  });
}
