import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { say } from "#kernel/sentence.ts";

/** A command as it must be started, and the user id that it needs, if not our own. */
export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly id?: { readonly uid: number; readonly gid: number };
}

/** PostgreSQL refuses to run as root. A person starts its programs as ourselves, in a user namespace, or as another user. */
export interface Person {
  command(file: string, args: string[]): Command;
  /** Makes a folder and all in it this person's own. */
  give(folder: string): void;
}

const nobody = { uid: 65_534, gid: 65_534 };
const namespace = ["--user", "--map-user=1000", "--map-group=1000", "--"];

/** With `endsWithUs` the program ends when this process dies, where the system can do that: what a test starts must not outlive it. */
export function choosePerson(endsWithUs = false): Person {
  const tied = endsWithUs && runs("setpriv", ["--pdeathsig", "INT", "true"]) ? ["setpriv", "--pdeathsig", "INT"] : [];
  const started = (before: string[], id?: Command["id"]): Person["command"] => {
    return (file, args) => {
      const [first, ...rest] = [...before, file, ...args];
      return { file: first!, args: rest, ...(id ? { id } : {}) };
    };
  };
  const nothing = (): void => undefined;
  if (process.getuid?.() !== 0) return { command: started(tied), give: nothing };
  // Inside the namespace we are user 1000; outside the files stay root's, so nothing changes hands.
  if (runs("unshare", [...namespace, "true"])) return { command: started(["unshare", ...namespace, ...tied]), give: nothing };
  return { command: (file, args) => (assertReachable(file), started(tied, nobody)(file, args)), give };
}

const runs = (file: string, args: string[]): boolean => spawnSync(file, args, { stdio: "ignore" }).status === 0;

/** Hands a folder and all in it to the other user, unless it has it already. */
function give(folder: string): void {
  if (fs.statSync(folder).uid === nobody.uid) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) fs.lchownSync(path.join(entry.parentPath, entry.name), nobody.uid, nobody.gid);
  fs.chownSync(folder, nobody.uid, nobody.gid);
}

function assertReachable(file: string): void {
  if (spawnSync(file, ["--version"], { stdio: "ignore", ...nobody }).status === 0) return;
  throw new Error(say("PostgreSQL must not run as root, and another user cannot read {file}: start Remit as an ordinary user, or set DATABASE_URL.", { file }));
}
