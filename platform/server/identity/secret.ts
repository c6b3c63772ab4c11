import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { say } from "#kernel/sentence.ts";

const shortest = 32;

/**
 * The installation's secret: it signs cookies and encrypts second factors. `REMIT_SECRET` wins; else
 * it lives in the data folder, readable by its owner only, and is made at the first start. Several
 * processes may start at once: all of them get the same one.
 */
export function readSecret(dataFolder: string, fromEnvironment: string | undefined): string {
  if (fromEnvironment) return longEnough(fromEnvironment, "REMIT_SECRET");
  const file = path.join(dataFolder, "secret");
  if (!fs.existsSync(file)) create(file);
  return longEnough(fs.readFileSync(file, "utf8").trim(), file);
}

/** Written whole beside it, then linked: a reader never sees half a secret, and the first writer wins. */
function create(file: string): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  fs.writeFileSync(draft, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.unlinkSync(draft);
  }
}

function longEnough(secret: string, where: string): string {
  if (secret.length >= shortest) return secret;
  throw new Error(say("The secret in {where} is too short: it needs at least {shortest} characters.", { where, shortest }));
}
