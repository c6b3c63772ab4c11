import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { say } from "#kernel/sentence.ts";

/** A command as it must be started, and the user id that it needs, if not our own. */
export interface Command {
  readonly file: string;
  readonly args: string[];
  readonly id?: Id;
}

/** PostgreSQL refuses to run as root. A person starts its programs as ourselves, in a user namespace, or as another user. */
export interface Person {
  command(file: string, args: string[]): Command;
  /** Makes a folder and all in it this person's own. */
  give(folder: string): unknown;
}

interface Id {
  readonly uid: number;
  readonly gid: number;
}

/** With `endsWithUs` the program ends when this process dies, where the system can do that: what a test starts must not outlive it. */
export function choosePerson(endsWithUs = false): Person {
  const tied = endsWithUs && runs("setpriv", ["--pdeathsig", "INT", "true"]) ? ["setpriv", "--pdeathsig", "INT"] : [];
  const root = process.getuid?.() === 0;
  if (!root && isKnown()) return { command: started(tied), give: () => undefined };
  // Inside the namespace we are somebody else; outside the files stay ours, so nothing changes hands.
  const somebody = anotherUser();
  const namespace = ["unshare", "--user", `--map-user=${somebody.uid}`, `--map-group=${somebody.gid}`, "--"];
  if (runs("unshare", [...namespace.slice(1), "true"])) return { command: started([...namespace, ...tied]), give: (folder) => root && give(folder, { uid: 0, gid: 0 }) };
  if (!root)
    throw new Error(
      say("PostgreSQL needs a user with a name, and this one (id {id}) has none: run Remit as another user, or set DATABASE_URL.", { id: String(process.getuid?.()) }),
    );
  return { command: (file, args) => (assertReachable(file, somebody), started(tied, somebody)(file, args)), give: (folder) => give(folder, somebody) };
}

const started =
  (before: string[], id?: Id): Person["command"] =>
  (file, args) => {
    const [first, ...rest] = [...before, file, ...args];
    return { file: first!, args: rest, ...(id ? { id } : {}) };
  };

/** Has our own user a name? In containers it may have none, and initdb asks for it. */
function isKnown(): boolean {
  try {
    return os.userInfo().username !== "";
  } catch {
    return false;
  }
}

/** A user with a name that is not root: nobody, else the first one there is. */
function anotherUser(): Id {
  const users = fs.existsSync("/etc/passwd")
    ? fs
        .readFileSync("/etc/passwd", "utf8")
        .split("\n")
        .map((line) => line.split(":"))
    : [];
  const found = users.find(([name]) => name === "nobody") ?? users.find(([, , uid]) => Number(uid) > 0);
  return { uid: Number(found?.[2] ?? 65_534), gid: Number(found?.[3] ?? 65_534) };
}

const runs = (file: string, args: string[]): boolean => spawnSync(file, args, { stdio: "ignore" }).status === 0;

/** Hands a folder and all in it to a user, unless that user has it already. */
function give(folder: string, to: Id): void {
  if (fs.statSync(folder).uid === to.uid) return;
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) fs.lchownSync(path.join(entry.parentPath, entry.name), to.uid, to.gid);
  fs.chownSync(folder, to.uid, to.gid);
}

function assertReachable(file: string, by: Id): void {
  if (spawnSync(file, ["--version"], { stdio: "ignore", ...by }).status === 0) return;
  throw new Error(say("PostgreSQL must not run as root, and another user cannot read {file}: start Remit as an ordinary user, or set DATABASE_URL.", { file }));
}
