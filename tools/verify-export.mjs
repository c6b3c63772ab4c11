#!/usr/bin/env node
// Checks an exported trail without Remit: node verify-export.mjs trail.jsonl [checkpoint.json …]
// Needs Node 18 or newer and nothing else. docs/verify-the-trail.md says what is checked and why.
import { createHash, createPublicKey, verify } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [file, ...keptFiles] = process.argv.slice(2);
if (!file) {
  console.error("Use: node verify-export.mjs trail.jsonl [checkpoint.json …]");
  process.exit(2);
}
const found = (why) => {
  console.log(why);
  process.exit(1);
};
// Checkpoints that somebody kept elsewhere: one JSON object, or one on each line.
const kept = keptFiles.flatMap((name) =>
  readFileSync(name, "utf8")
    .trim()
    .split(/\n(?=\{)/)
    .map((text) => JSON.parse(text)),
);

let head,
  key,
  before = "0".repeat(64),
  sequence = 0;
const hashes = new Map(),
  checkpoints = [];
for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
  const item = JSON.parse(line);
  if (!head) {
    if (item.remit !== "trail" || item.format !== 1) found("This is not a trail that this script can read.");
    head = item;
    if (item.publicKey) key = createPublicKey({ key: Buffer.from(item.publicKey, "base64"), format: "der", type: "spki" });
  } else if (item.checkpoint) checkpoints.push({ organisation: head.organisation, ...item.checkpoint });
  else {
    if (item.sequence !== sequence + 1) found(`Event ${sequence + 1} is missing.`);
    if (item.previous !== before) found(`Event ${item.sequence} does not follow event ${sequence}.`);
    const hash = createHash("sha256").update(Buffer.from(before, "hex")).update(`${item.sequence}\n${item.at}\n${item.body}`).digest("hex");
    if (hash !== item.hash) found(`Event ${item.sequence} is not what was recorded.`);
    hashes.set((sequence = item.sequence), (before = hash));
  }
}
if (!head) found("The file is empty.");
for (const c of [...checkpoints, ...kept]) {
  if (c.organisation !== head.organisation) found(`The checkpoint at event ${c.sequence} is another organisation's.`);
  if (c.sequence > sequence) found(`The trail ends at event ${sequence}, but the checkpoint of ${c.at} saw event ${c.sequence}.`);
  if (hashes.get(c.sequence) !== c.hash) found(`The trail was rewritten before event ${c.sequence}: the checkpoint of ${c.at} saw another one.`);
  const text = `remit checkpoint 1\n${c.organisation}\n${c.sequence}\n${c.hash}\n${c.at}\n`;
  if (key && !verify(null, Buffer.from(text), key, Buffer.from(c.signature, "base64"))) found(`The checkpoint at event ${c.sequence} does not bear the key's signature.`);
}
console.log(`${sequence} events agree with each other and with ${checkpoints.length + kept.length} checkpoints. The last hash is ${before}.`);
console.log(
  key ? `The checkpoints were signed with the key ${head.publicKey}. Compare it with the one that you were given.` : "No key came with the trail: signatures were not checked.",
);
