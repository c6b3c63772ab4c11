// Only what Node itself brings: this runs before anything is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...names) => path.join(root, ...names);
const readJson = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, "utf8")) : undefined);
const tell = (line) => process.stderr.write(`${line}\n`);

/** Says once, in a line, that this Node is older than the one we are built for; refuses one that cannot run us. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    tell(`Remit needs Node 20.19 or later, better 24; this is ${process.version}.`);
    process.exit(2);
  }
  if (major < 22 || (major === 22 && minor < 12)) tell(`Remit is made for Node 24; this is ${process.version}, which serves too.`);
}

/** Is everything that the lock file names installed in its version? Packages for other machines may be missing. */
export function isInstalled() {
  const wanted = readJson(at("package-lock.json"))?.packages;
  const have = readJson(at("node_modules", ".package-lock.json"))?.packages;
  if (!wanted || !have) return false;
  return Object.entries(wanted).every(
    ([name, { version, optional, devOptional, link }]) => name === "" || link || have[name]?.version === version || ((optional || devOptional) && !have[name]),
  );
}

/** Installs what the lock file names, unless it is there. */
export function install() {
  if (isInstalled()) return;
  tell("Installing …");
  run("npm", ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"], "The packages could not be installed.");
}

const sourceFolders = ["app", "platform", "modules", "standards", "tools"];
const sourceFiles = ["package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "index.html"];

/** A mark of all that a build is made from; it changes with any file's content, name or absence. */
export function sourceMark() {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  const folders = sourceFolders.filter((folder) => fs.existsSync(at(folder)));
  const files = folders
    .flatMap((folder) => fs.readdirSync(at(folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name));
  const all = [...files.map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))), ...sourceFiles.filter((file) => fs.existsSync(at(file)))];
  for (const file of all.toSorted()) hash.update(`${file}\0`).update(fs.readFileSync(at(file)));
  return hash.digest("hex");
}

/** Does `dist/` hold what these sources make? An installed package has no sources and is always built. */
export function isBuilt() {
  if (!fs.existsSync(at("dist", "cli.mjs"))) return false;
  return !fs.existsSync(at("app")) || readJson(at("dist", "built.json"))?.sources === sourceMark();
}

/** Makes `dist/`, unless it holds what the sources make. */
export function build() {
  if (isBuilt()) return;
  install();
  tell("Building …");
  run(process.execPath, [at("tools", "build.mjs")], "The build failed.");
}

function run(command, args, otherwise) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2], shell: process.platform === "win32" && command === "npm" });
  if (status === 0) return;
  tell(error ? `${otherwise} ${error.message}` : otherwise);
  process.exit(1);
}
