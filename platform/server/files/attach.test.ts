import { createHash } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { slips } from "../testing/register.ts";
import { openWorld, type TestWorld, type Who } from "../testing/world.ts";
import { viewpointOf } from "../world.ts";
import { openFiles, type Files } from "./files.ts";
import { folderStore } from "./store.ts";

let w: TestWorld, files: Files;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-attach-"));
beforeAll(async () => {
  w = await openWorld([slips]);
  files = openFiles(w.world, folderStore(folder));
});
afterAll(async () => {
  await w.close();
  fs.rmSync(folder, { recursive: true });
});

const put = async (who: Who, text: string): Promise<string> => (await files.put(viewpointOf((await w.as(who)).actor), Buffer.from(text))).sha256;
const write = async (who: Who, confidential: boolean): Promise<string> => (await w.act(who, "slip.write", { input: { title: "A slip", confidential } })).id;
const attach = (who: Who, id: string, sha256: string) => w.act(who, "record.attach", { id, input: { sha256, name: "proof.txt" } });

it("a file that stands only on a record hidden from somebody cannot be fetched by its fingerprint", async () => {
  const sha256 = await put("worker", "what the complaint says"),
    hidden = await write("worker", true),
    own = await write("colleague", false);
  await attach("worker", hidden, sha256);
  expect(sha256).toBe(createHash("sha256").update("what the complaint says").digest("hex"));
  await expect(attach("colleague", own, sha256)).rejects.toMatchObject({ kind: "not_found" });
  await expect(attach("colleague", own, "0".repeat(64))).rejects.toMatchObject({ kind: "not_found", message: "Send the file first, then attach it." });
});

it("a file on a record that somebody can read may stand on another one too, until it is taken off", async () => {
  const sha256 = await put("worker", "a drawing"),
    open = await write("worker", false),
    own = await write("colleague", false);
  await expect(attach("colleague", own, sha256)).rejects.toMatchObject({ kind: "not_found" });
  await attach("worker", open, sha256);
  await attach("colleague", own, sha256);
});

it("whoever sends the same content again may attach it, though it is kept once", async () => {
  const sha256 = await put("worker", "the same form"),
    own = await write("colleague", false);
  await attach("worker", await write("worker", true), sha256);
  await Promise.all([put("colleague", "the same form"), put("colleague", "the same form"), put("quality", "the same form")]);
  await attach("colleague", own, sha256);
  await attach("quality", await write("quality", true), sha256);
  const { rows } = await w.owner.query<{ also: string[] }>("select also_by as also from files where sha256 = $1", [Buffer.from(sha256, "hex")]);
  expect(rows.map((r) => r.also.toSorted())).toEqual([[w.people.colleague, w.people.quality].toSorted()]);
});
