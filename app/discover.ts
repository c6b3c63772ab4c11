import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Module } from "#kernel/module.ts";
import type { Found } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";

/** The rest of what a folder may hold; each way in knows the shape of its own part. */
type Rest = { readonly [K in "public" | "routes" | "cli" | "seed"]?: Readonly<Record<string, unknown>> };
export type Discovered = Found & Rest;

/** The files of a module that the server side reads, by what they are called here. `tools/discovery.mjs` bundles the same ones. */
export const parts = {
  handlers: "server/handlers.ts",
  queries: "server/queries.ts",
  facts: "server/facts.ts",
  reactions: "server/reactions.ts",
  jobs: "server/jobs.ts",
  gates: "server/gates.ts",
  public: "server/public.ts",
  routes: "server/routes.ts",
  cli: "server/cli.ts",
  seed: "seed.ts",
} as const;

/** Every folder under `modules/` that has a `module.ts`: being there is the registration. In the bundle this file is replaced by plain imports of the same. */
export async function discover(): Promise<Discovered[]> {
  const modules = path.join(packageRoot(), "modules");
  const folders = fs.readdirSync(modules).filter((folder) => fs.existsSync(path.join(modules, folder, "module.ts")));
  return Promise.all(folders.toSorted().map((folder) => read(path.join(modules, folder), folder)));
}

async function read(from: string, folder: string): Promise<Discovered> {
  const { default: module } = (await load(path.join(from, "module.ts"))) as { default: Module };
  const there = Object.entries(parts).filter(([, file]) => fs.existsSync(path.join(from, file)));
  const loaded = await Promise.all(there.map(async ([name, file]) => [name, await load(path.join(from, file))]));
  return { folder, module, ...Object.fromEntries(loaded) };
}

const load = (file: string): Promise<unknown> => import(/* @vite-ignore */ pathToFileURL(file).href);
