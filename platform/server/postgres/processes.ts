import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

const hasProc = fs.existsSync("/proc/self/stat");

/**
 * A mark of the living process with this id, different for a later process that got the same id;
 * undefined when there is none. A zombie does not live.
 */
export function lifeOf(pid: number): string | undefined {
  return hasProc ? lifeByProc(pid) : lifeByPs(pid);
}

function lifeByProc(pid: number): string | undefined {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in brackets may hold anything, so fields are counted after the last bracket.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? undefined : `${pid}@${fields[19]}`;
  } catch {
    return undefined;
  }
}

function lifeByPs(pid: number): string | undefined {
  try {
    const line = execFileSync("ps", ["-o", "state=,lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
    return line === "" || line.startsWith("Z") ? undefined : `${pid}@${line.replace(/^\S+\s+/, "")}`;
  } catch {
    return undefined;
  }
}

const readLink = (link: string): string | undefined => {
  try {
    return fs.readlinkSync(link);
  } catch {
    return undefined;
  }
};

/** Living processes whose working folder is this one: PostgreSQL's own all work in the data folder. Only where /proc exists. */
export function processesIn(folder: string): number[] {
  if (!hasProc || !fs.existsSync(folder)) return [];
  const real = fs.realpathSync(folder);
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => readLink(path.join("/proc", String(pid), "cwd")) === real && lifeOf(pid) !== undefined);
}

/** Is the process with this id a PostgreSQL that serves this folder? */
export function isPostgresOf(pid: number, folder: string): boolean {
  if (lifeOf(pid) === undefined) return false;
  const real = fs.realpathSync(folder);
  const workingFolder = hasProc ? readLink(`/proc/${pid}/cwd`) : undefined;
  // Another user's working folder may be hidden from us; its command line is not.
  return workingFolder === undefined ? commandOf(pid).includes(real) : workingFolder === real;
}

function commandOf(pid: number): string {
  try {
    return hasProc ? fs.readFileSync(`/proc/${pid}/cmdline`, "utf8") : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Is the id in use, be it by a zombie? */
export function inUse(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ends a process that may be gone already. */
export const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself in the meantime, which is what was wanted.
  }
};

export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until something holds; false when it did not within the time. */
export async function until(holds: () => boolean, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (!holds()) {
    if (performance.now() > end) return false;
    await pause(10);
  }
  return true;
}
