import fs from "node:fs";
import { say } from "#kernel/sentence.ts";
import { lifeOf, pause } from "./processes.ts";

const us = (): string => lifeOf(process.pid) ?? `${process.pid}@unknown`;

const read = (file: string): string => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** Does the process that a file names still live? */
const lives = (mark: string): boolean => mark !== "" && lifeOf(Number.parseInt(mark, 10)) === mark;

/** Writes down that this process started the server, or took over one whose starter died. */
export const own = (file: string): void => fs.writeFileSync(file, us());

/** Is another living process answerable for the running server? */
export const ownedByAnother = (file: string): boolean => {
  const mark = read(file);
  return mark !== us() && lives(mark);
};

export const disown = (file: string): void => {
  if (read(file) === us()) fs.rmSync(file, { force: true });
};

const longestStart = 120_000;

/**
 * Does a piece of work while no other process does it on the same file. A holder that died does not
 * hold; a living one is waited for.
 */
export async function alone<T>(file: string, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + longestStart;
  while (!take(file)) {
    if (performance.now() > end) throw new Error(say("Another start on the same data folder has not come to an end: {file} says which process holds it.", { file }));
    await pause(25);
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

/** Written aside and linked into place, so that nobody ever reads a half-written holder. */
function take(file: string): boolean {
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  fs.writeFileSync(aside, us());
  try {
    fs.linkSync(aside, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    dropDead(file);
    return false;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

/** Removes a dead process's hold. Renamed first: of two that see it dead, only one finds it there to rename. */
function dropDead(file: string): void {
  const mark = read(file);
  if (mark === "" || lives(mark)) return;
  const grave = `${file}.${process.pid}.dead`;
  try {
    fs.renameSync(file, grave);
  } catch {
    return;
  }
  // Between the reading and the renaming a living process may have taken it: then it is given back.
  if (lives(read(grave)) && !fs.existsSync(file)) fs.renameSync(grave, file);
  else fs.rmSync(grave, { force: true });
}
