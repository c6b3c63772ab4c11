import { importsOf, isTest, type Source } from "./source.ts";

type Place = "kernel" | "server" | "web" | "pure" | "module-server" | "module-web" | "app" | "other";

const placeOf = (file: string): Place => {
  if (file.startsWith("platform/kernel/")) return "kernel";
  if (file.startsWith("platform/server/")) return "server";
  if (file.startsWith("platform/web/")) return "web";
  if (/^modules\/[^/]+\/server\//.test(file)) return "module-server";
  if (/^modules\/[^/]+\/web\//.test(file)) return "module-web";
  if (file.startsWith("modules/")) return "pure";
  return file.startsWith("app/") ? "app" : "other";
};

const moduleOf = (file: string): string | undefined => /^modules\/([^/]+)\//.exec(file)?.[1];
const isPackage = (name: string): boolean => !/^(platform|modules|app|house|journeys|bench|tools)\//.test(name);

const machine = /^(node:|pg$|kysely$|fastify$|@fastify\/|react$|react-dom|@tanstack\/|react-aria)/;
const kernelPackages = /^(zod$|@lingui\/)/;

/** May a file in this place import that one? Undefined when it may, else why not. */
function crossing(from: string, to: string): string | undefined {
  const here = placeOf(from);
  if (isPackage(to)) {
    if (here === "kernel" && !kernelPackages.test(to)) return "the kernel stands on zod and the catalogue alone";
    if (here === "pure" && machine.test(to)) return "a pure file needs no machine, no database and no browser";
    if ((here === "web" || here === "module-web") && /^(node:|pg$|kysely$|fastify$)/.test(to)) return "pages run in a browser";
    if ((here === "server" || here === "module-server") && /^(react$|react-dom|@tanstack\/)/.test(to)) return "the server knows no pages";
    return undefined;
  }
  const there = placeOf(to),
    mine = moduleOf(from),
    theirs = moduleOf(to);
  if (there === "app" && here !== "app" && here !== "other") return "nobody imports the ways in";
  if (here === "kernel" && there !== "kernel") return "the kernel stands alone";
  if ((here === "server" || here === "web") && theirs) return "the platform knows no module";
  if (here === "server" && there === "web") return "the server knows no pages";
  if (here === "web" && there === "server") return "pages know no server";
  if (here === "pure" && (there === "server" || there === "web" || there === "module-server" || there === "module-web"))
    return "a pure file needs no machine, no database and no browser";
  if (here === "module-server" && (there === "web" || there === "module-web")) return "the server knows no pages";
  if (here === "module-web" && (there === "server" || there === "module-server")) return "pages know no server";
  if (here === "module-server" && there === "module-server" && mine !== theirs && !to.endsWith("/server/published.ts")) return "a neighbour is asked through its published reads";
  if (here === "module-web" && there === "module-web" && mine !== theirs) return "a neighbour's pages are its own";
  return undefined;
}

/** Imports that go through a wall, each as one sentence. */
export const breaches = (sources: readonly Source[]): string[] =>
  sources
    .filter((s) => !isTest(s.path))
    .flatMap((s) => importsOf(s).map((to) => ({ s, to, why: crossing(s.path, to) })))
    .filter((b) => b.why !== undefined)
    .map((b) => `${b.s.path} imports ${b.to}: ${b.why}`);

/** Modules that a module imports, as its sources say. */
function neighbours(sources: readonly Source[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const source of sources) {
    const mine = moduleOf(source.path);
    if (!mine || isTest(source.path)) continue;
    for (const to of importsOf(source)) {
      const theirs = moduleOf(to);
      if (theirs && theirs !== mine) found.set(mine, (found.get(mine) ?? new Set()).add(theirs));
    }
  }
  return found;
}

/** Imports of a module that the importing one does not name in its `uses`, each as one sentence. */
export const unsaid = (sources: readonly Source[], uses: ReadonlyMap<string, readonly string[]>): string[] =>
  [...neighbours(sources)].flatMap(([name, others]) => [...others].filter((other) => !uses.get(name)?.includes(other)).map((other) => `${name} imports ${other}`));

/** A circle among modules, as the names in its order; undefined when there is none. */
export function circle(uses: ReadonlyMap<string, Iterable<string>>): string[] | undefined {
  const visit = (name: string, path: readonly string[]): string[] | undefined => {
    if (path.includes(name)) return [...path.slice(path.indexOf(name)), name];
    for (const next of uses.get(name) ?? []) {
      const found = visit(next, [...path, name]);
      if (found) return found;
    }
    return undefined;
  };
  for (const name of uses.keys()) {
    const found = visit(name, []);
    if (found) return found;
  }
  return undefined;
}
