import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { say } from "#kernel/sentence.ts";
import { major, type Binaries } from "./binaries.ts";
import type { Folders } from "./folders.ts";
import type { Person } from "./person.ts";

/** The environment of PostgreSQL's programs: ours without what would steer them elsewhere. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PG") && !name.startsWith("LC_"))),
  LC_ALL: "C",
  LANG: "C",
});

// From version 17 on PostgreSQL sorts by itself; older ones borrow it from the system.
const locale = (version: string): string[] => (major(version) >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C"]);

interface Creation {
  readonly binaries: Binaries;
  readonly person: Person;
  /** Skip the flush to disk at the end: for tests only. */
  readonly hasty?: boolean;
}

/** Makes the cluster if there is none. It is made aside and renamed, so a start that was killed half-way leaves nothing behind that looks whole. */
export async function ensureCluster(folders: Folders, how: Creation): Promise<void> {
  const versionFile = path.join(folders.cluster, "PG_VERSION");
  if (fs.existsSync(versionFile)) return assertVersion(fs.readFileSync(versionFile, "utf8").trim(), how.binaries.version);
  const aside = `${folders.cluster}.new`;
  fs.rmSync(aside, { recursive: true, force: true });
  fs.mkdirSync(aside, { mode: 0o700 });
  how.person.give(aside);
  const args = ["-D", aside, "-U", "postgres", "-A", "trust", "-E", "UTF8", ...locale(how.binaries.version), "--no-instructions", ...(how.hasty ? ["--no-sync"] : [])];
  await run(how.person, how.binaries.initdb, args);
  assertAbsent(folders.cluster);
  fs.renameSync(aside, folders.cluster);
  syncFolder(path.dirname(folders.cluster));
}

function assertVersion(found: string, ours: string): void {
  if (Number(found) === major(ours)) return;
  throw new Error(
    say("This data folder was made by PostgreSQL {found}, and this Remit comes with {ours}: make a backup with the Remit that wrote it and restore it into an empty data folder.", {
      found,
      ours: String(major(ours)),
    }),
  );
}

/** A folder that holds something, but no cluster that we know, is not ours to remove. */
function assertAbsent(cluster: string): void {
  if (!fs.existsSync(cluster)) return;
  if (fs.readdirSync(cluster).length > 0) throw new Error(say("The folder {cluster} is not a database that Remit can open: its file PG_VERSION is missing.", { cluster }));
  fs.rmdirSync(cluster);
}

/** Makes a rename outlive a power cut. */
function syncFolder(folder: string): void {
  const handle = fs.openSync(folder, "r");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

async function run(person: Person, file: string, args: string[]): Promise<void> {
  const command = person.command(file, args);
  const child = spawn(command.file, command.args, { env: cleanEnvironment(), stdio: ["ignore", "ignore", "pipe"], cwd: "/", ...command.id });
  let said = "";
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((done, fail) => child.on("error", fail).on("close", done));
  if (code !== 0) throw new Error(say("The database could not be created: {why}", { why: said.trim() }));
}
