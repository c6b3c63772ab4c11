import fs from "node:fs";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import type { Files } from "#server/files/files.ts";
import { buildApp } from "#server/http/app.ts";
import { docsRoutes } from "#server/http/docs.ts";
import { exportRoutes } from "#server/http/export.ts";
import { fileRoutes } from "#server/http/files.ts";
import { mineRoutes } from "#server/http/mine.ts";
import { trailRoutes } from "#server/http/trail.ts";
import type { Doors } from "#server/http/session.ts";
import { packageRoot } from "#server/root.ts";
import type { House } from "./house.ts";

/** Doors of a module that are open without a login; each is a narrow right of its own. */
export type PublicDoors = (app: FastifyInstance, house: { readonly world: House["world"]; readonly pool: House["pool"]; readonly files: Files }) => void | Promise<void>;

/** Paths of a module for those who are signed in, besides its acts and views: files that it makes or reads. */
export type OwnRoutes = (app: FastifyInstance, house: Doors & { readonly files: Files }) => void | Promise<void>;

export interface Listening {
  readonly url: string;
  readonly app: FastifyInstance;
  /** Answers what was asked already, then stops. */
  close(): Promise<void>;
}

const pagesFolder = (): string | undefined => {
  const web = path.join(packageRoot(), "dist", "web");
  return fs.existsSync(path.join(web, "index.html")) ? web : undefined;
};

/** Serves a house on its configured address. */
export async function listen(house: House): Promise<Listening> {
  const { config, world, identity, pool, log } = house;
  const doors = house.found.flatMap((f) => (f.public && typeof f.public["publicRoutes"] === "function" ? [f.public["publicRoutes"] as PublicDoors] : []));
  const { files } = house,
    own = { world, identity, pool, files };
  const more: ((app: FastifyInstance) => void | Promise<void>)[] = [
    (app: FastifyInstance) => fileRoutes(app, own),
    (app: FastifyInstance) => exportRoutes(app, own),
    (app: FastifyInstance) => trailRoutes(app, { ...own, dataFolder: config.data }),
    (app: FastifyInstance) => docsRoutes(app, world),
    (app: FastifyInstance) => mineRoutes(app, own),
  ];
  more.push(...doors.map((open) => async (app: FastifyInstance) => open(app, { world, pool, files })));
  for (const { routes } of house.found) if (typeof routes?.["routes"] === "function") more.push(async (app) => (routes["routes"] as OwnRoutes)(app, own));
  const app = await buildApp({
    world,
    identity,
    pool,
    log,
    release: house.release,
    trustProxy: config.trustProxy,
    host: config.host,
    current: house.current,
    web: pagesFolder(),
    more,
    metricsToken: process.env["METRICS_TOKEN"],
  });
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return { url: `http://${host}:${port}`, app, close: () => app.close() };
}
