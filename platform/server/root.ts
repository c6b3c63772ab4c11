import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const isRoot = (folder: string): boolean => {
  const file = path.join(folder, "package.json");
  return fs.existsSync(file) && (JSON.parse(fs.readFileSync(file, "utf8")) as { name?: string }).name === "remit";
};

/**
 * The folder that holds package.json, standards/ and the migrations: the same whether the sources
 * run or the bundle in dist/ does. Found by walking up from this file.
 */
export function packageRoot(from: string = path.dirname(fileURLToPath(import.meta.url))): string {
  if (isRoot(from)) return from;
  const above = path.dirname(from);
  if (above === from) throw new Error("The package's own folder was not found above the running code.");
  return packageRoot(above);
}
