import fs from "node:fs";
import path from "node:path";
import { packageRoot } from "#server/root.ts";

/** One source file, with its path from the root of the package (always with `/`). */
export interface Source {
  readonly path: string;
  readonly text: string;
}

const roots = ["platform", "modules", "app", "house", "journeys", "bench", "tools"];
const left = new Set(["node_modules", "dist", "fixtures", "examples"]);

function walk(folder: string, from: string): Source[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) return left.has(entry.name) ? [] : walk(full, from);
    if (!/\.(ts|tsx)$/.test(entry.name) || entry.name.endsWith(".d.ts")) return [];
    return [{ path: path.relative(from, full).split(path.sep).join("/"), text: fs.readFileSync(full, "utf8") }];
  });
}

/** Every TypeScript source of the product. */
export const sources = (root: string = packageRoot()): Source[] => roots.flatMap((r) => (fs.existsSync(path.join(root, r)) ? walk(path.join(root, r), root) : []));

export const isTest = (file: string): boolean => /\.(test|journey)\.tsx?$/.test(file) || file.startsWith("house/") || file.startsWith("journeys/") || file.includes("/testing/");

const aliases: Record<string, string> = { "#kernel/": "platform/kernel/", "#server/": "platform/server/", "#web/": "platform/web/", "#modules/": "modules/", "#app/": "app/" };

/** What a file imports: paths in the package, or the names of packages (`node:fs`, `zod`). */
export function importsOf(source: Source): string[] {
  const code = source.text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  const named = [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\b[^;"'`]*?from\s*["']([^"']+)["']/g),
    ...code.matchAll(/(?:^|\n)\s*import\s*["']([^"']+)["']/g),
    ...code.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g),
  ];
  return named.map(([, name]) => {
    const alias = Object.entries(aliases).find(([a]) => name!.startsWith(a));
    if (alias) return alias[1] + name!.slice(alias[0].length);
    if (name!.startsWith(".")) return path.posix.join(path.posix.dirname(source.path), name!);
    return name!;
  });
}
