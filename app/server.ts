import fs from "node:fs";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import { buildApp } from "#server/http/app.ts";
import { packageRoot } from "#server/root.ts";
import type { House } from "./house.ts";

/** Doors of a module that are open without a login; each is a narrow right of its own. */
export type PublicDoors = (app: FastifyInstance, house: Pick<House, "world" | "pool">) => void | Promise<void>;

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
  const more = doors.map((open) => async (app: FastifyInstance) => open(app, { world, pool }));
  const app = await buildApp({ world, identity, pool, log, release: house.release, trustProxy: config.trustProxy, current: house.current, web: pagesFolder(), more, metricsToken: process.env["METRICS_TOKEN"] });
  await app.listen({ port: config.port, host: config.host });
  const address = app.server.address();
  const port = typeof address === "object" && address ? address.port : config.port;
  const host = config.host.includes(":") ? `[${config.host}]` : config.host;
  return { url: `http://${host}:${port}`, app, close: () => app.close() };
}
