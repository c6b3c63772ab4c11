import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, verify, type KeyObject } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { say } from "#kernel/sentence.ts";
import { transaction, type Database, type Tx } from "./database.ts";
import { organisationsOf } from "./organisations.ts";

/** The head of one organisation's chain at a moment, signed: whoever kept it notices a rewritten or shortened chain. */
export interface Checkpoint {
  readonly organisation: string;
  readonly sequence: number;
  /** Hex. */
  readonly hash: string;
  /** RFC 3339, UTC, milliseconds. */
  readonly at: string;
  /** Ed25519 over `signedText`, base64. */
  readonly signature: string;
}

/** The installation's key pair for checkpoints. */
export interface CheckpointKey {
  sign(text: string): Buffer;
  verify(text: string, signature: Buffer): boolean;
  /** The public half (SPKI, base64), to be handed to auditors. */
  readonly publicKey: string;
}

export const keyFile = (dataFolder: string): string => path.join(dataFolder, "checkpoint-key.pem");
export const copyFile = (dataFolder: string): string => path.join(dataFolder, "checkpoints.jsonl");

/** What a checkpoint's signature is about. Its form is promised in docs/verify-the-trail.md. */
export const signedText = (c: Omit<Checkpoint, "signature">): string => `remit checkpoint 1\n${c.organisation}\n${c.sequence}\n${c.hash}\n${c.at}\n`;

const keyOf = (privateKey: KeyObject): CheckpointKey => {
  const publicKey = createPublicKey(privateKey);
  return {
    sign: (text) => sign(null, Buffer.from(text), privateKey),
    verify: (text, signature) => verify(null, Buffer.from(text), publicKey, signature),
    publicKey: publicKey.export({ type: "spki", format: "der" }).toString("base64"),
  };
};

/** The key in a data folder; undefined when there is none. */
export const existingKey = (dataFolder: string): CheckpointKey | undefined =>
  fs.existsSync(keyFile(dataFolder)) ? keyOf(createPrivateKey(fs.readFileSync(keyFile(dataFolder)))) : undefined;

/** The key in a data folder, made at first need, readable by its owner only. Of two makers at once the first wins. */
export function openKey(dataFolder: string): CheckpointKey {
  const known = existingKey(dataFolder);
  if (known) return known;
  fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = keyFile(dataFolder),
    draft = `${file}.${randomBytes(6).toString("hex")}`;
  const pem = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  fs.writeFileSync(draft, pem, { mode: 0o600, flag: "wx", flush: true });
  try {
    fs.linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    fs.unlinkSync(draft);
  }
  const made = existingKey(dataFolder);
  if (!made) throw new Error(say("The key for checkpoints could not be written to {file}.", { file }));
  return made;
}

/** The checkpoints of which the data folder keeps a copy, oldest first. A last line that a crash cut off is passed over. */
export function keptCopies(dataFolder: string): Checkpoint[] {
  const file = copyFile(dataFolder);
  if (!fs.existsSync(file)) return [];
  const text = fs.readFileSync(file, "utf8"),
    lines = text.split("\n");
  return lines
    .slice(0, -1)
    .filter((line) => line !== "")
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Checkpoint];
      } catch {
        return [];
      }
    });
}

/** On the disk before anybody hears of it. A cut line of an earlier crash is ended first, so that it harms no later one. */
function keepCopy(dataFolder: string, checkpoint: Checkpoint): void {
  const file = copyFile(dataFolder),
    handle = fs.openSync(file, "a+", 0o600);
  try {
    const { size } = fs.fstatSync(handle),
      last = Buffer.alloc(1);
    if (size > 0) fs.readSync(handle, last, 0, 1, size - 1);
    const ended = size === 0 || last.toString() === "\n";
    fs.writeSync(handle, `${ended ? "" : "\n"}${JSON.stringify(checkpoint)}\n`);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

const clockView = (organisationId: string) => ({ organisationId, personId: organisationId, reads: "*" as const });

/** The chain's newest checkpoint; null before the first. */
export async function latestCheckpoint(tx: Tx, organisationId: string): Promise<Checkpoint | null> {
  const row = await tx
    .selectFrom("checkpoints")
    .select(["sequence", sql<string>`encode(hash, 'hex')`.as("hash"), sql<string>`moment(at)`.as("at"), "signature"])
    .where("organisation_id", "=", organisationId)
    .orderBy("sequence", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ? { ...row, organisation: organisationId, signature: row.signature.toString("base64") } : null;
}

interface Making {
  readonly db: Database;
  readonly clock: () => Date;
  readonly dataFolder: string;
}

/**
 * Signs the head of every chain that grew since its last checkpoint: hourly and at a clean end. The
 * copy in the data folder is written first, so that the database never holds one that the copy lacks.
 */
export async function makeCheckpoints({ db, clock, dataFolder }: Making): Promise<Checkpoint[]> {
  const key = openKey(dataFolder),
    made: Checkpoint[] = [];
  for (const { id } of await organisationsOf(db)) {
    const checkpoint = await transaction(db, clockView(id), async (tx) => {
      const head = await tx
        .selectFrom("chains")
        .select(["sequence", sql<string>`encode(hash, 'hex')`.as("hash")])
        .where("organisation_id", "=", id)
        .executeTakeFirst();
      const before = await latestCheckpoint(tx, id);
      if (!head || head.sequence === 0 || head.sequence <= (before?.sequence ?? 0)) return null;
      const unsigned = { organisation: id, sequence: head.sequence, hash: head.hash, at: clock().toISOString() };
      const signature = key.sign(signedText(unsigned)),
        whole = { ...unsigned, signature: signature.toString("base64") };
      keepCopy(dataFolder, whole);
      await tx
        .insertInto("checkpoints")
        .values({ organisation_id: id, sequence: head.sequence, hash: Buffer.from(head.hash, "hex"), at: unsigned.at, signature })
        .onConflict((c) => c.doNothing())
        .execute();
      return whole;
    });
    if (checkpoint) made.push(checkpoint);
  }
  return made;
}
