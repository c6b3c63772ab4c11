import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFiles } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import type { Letter } from "#server/mail.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { follow } from "./door/following.ts";
import { receiveLetter, type LetterOutcome } from "./door/letter.ts";
import { nonconformities } from "./testing.ts";

let t: TestWorld;
const folder = mkdtempSync(path.join(os.tmpdir(), "remit-letter-")),
  sent: Letter[] = [];
beforeAll(async () => void (t = await openWorld([nonconformities])));
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});

const take = (letter: string | Buffer): Promise<LetterOutcome> =>
  receiveLetter({
    world: t.world,
    session: t.clock,
    files: openFiles(t.world, folderStore(folder)),
    mail: { configured: true, send: async (l) => sent.push(l) > 0 },
    secret: "s".repeat(40),
    baseUrl: "https://remit.example",
    letter: Buffer.from(letter),
  });

const letter = (more: { id: string; head?: string; subject?: string; body?: string }): string =>
  [
    "From: Ravi Kumar <ravi@customer.example>",
    "To: report@hemavathi.example",
    `Subject: ${more.subject ?? "Burr on flange 118"}`,
    `Message-ID: <${more.id}@customer.example>`,
    ...(more.head ? [more.head] : []),
    "Content-Type: text/plain; charset=utf-8",
    "",
    more.body ?? "Ten of forty parts have a burr at the bore.",
  ].join("\r\n");

const parts = (id: string, files: readonly { name: string; type: string; content: Buffer }[]): string =>
  [
    "From: ravi@customer.example",
    "Subject: =?utf-8?Q?Kratzer_auf_der_Fl=C3=A4che?=",
    `Message-ID: <${id}@customer.example>`,
    'Content-Type: multipart/mixed; boundary="b"',
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>See the <b>picture</b>.</p><script>alert(1)</script>",
    ...files.flatMap((f) => [
      "--b",
      `Content-Type: ${f.type}`,
      "Content-Transfer-Encoding: base64",
      `Content-Disposition: attachment; filename="${f.name}"`,
      "",
      f.content.toString("base64"),
    ]),
    "--b--",
  ].join("\r\n");

describe("a letter to the report address", () => {
  it("becomes a report with the sender's name, and the sender gets number and private link", async () => {
    const outcome = await take(letter({ id: "1" }));
    expect(outcome).toMatchObject({ code: 0, facts: { number: "R-1" } });
    const { items } = await t.view<{ items: Record<string, unknown>[] }>("quality", "report.list");
    expect(items).toMatchObject([{ number: "R-1", title: "Burr on flange 118", reporter: "Ravi Kumar <ravi@customer.example>" }]);
    expect(sent).toHaveLength(1);
    const link = /https:\/\/remit\.example\/f\/(\S+)/.exec(sent[0]!.text)![1]!;
    expect(await follow(t.world, link)).toMatchObject({ number: "R-1", state: "received" });
  });

  it("delivered twice is one report", async () => {
    expect(await take(letter({ id: "1" }))).toMatchObject({ facts: { number: "R-1" } });
    expect((await t.view<{ total: number }>("quality", "report.list")).total).toBe(1);
  });

  it("brings its pictures, made anew; a program is left and named, HTML is only words", async () => {
    const picture = await sharp({ create: { width: 20, height: 20, channels: 3, background: "red" } })
      .jpeg()
      .toBuffer();
    const outcome = await take(
      parts("2", [
        { name: "part.jpg", type: "image/jpeg", content: picture },
        { name: "part.exe", type: "application/octet-stream", content: Buffer.from([0x7f, 0x45, 0x4c, 0x46, ...Array<number>(60).fill(1)]) },
      ]),
    );
    expect(outcome.facts).toMatchObject({ number: "R-2", files: 1, left: [expect.stringContaining("part.exe")] });
    const { record } = await t.view<{ record: { text: string; way: string; files: number } }>("quality", "report.one", { number: "R-2" });
    expect(record).toMatchObject({ way: "mail", files: 1, text: expect.stringContaining("Kratzer auf der Fläche") });
    expect(record.text).not.toMatch(/script|alert|<b>/);
  });

  it("of a machine is passed over, so that two machines never answer each other", async () => {
    expect(await take(letter({ id: "3", head: "Auto-Submitted: auto-replied" }))).toMatchObject({ code: 0, facts: { passedOver: true, number: null } });
    expect(await take(letter({ id: "4", head: "Precedence: bulk" }))).toMatchObject({ facts: { passedOver: true } });
    expect(await take(letter({ id: "bounce", head: "Return-Path: <>" }))).toMatchObject({ facts: { passedOver: true } });
  });

  it("without words or sender is refused; a very long one is cut and says so", async () => {
    expect(await take("no letter at all")).toMatchObject({ code: 1 });
    expect(await take(letter({ id: "5", subject: "", body: "" }))).toMatchObject({ code: 1 });
    expect(await take(letter({ id: "6", body: "word ".repeat(10_000) }))).toMatchObject({ code: 0 });
  });

  it("too many within the hour are for later: the mail server keeps them", async () => {
    for (let i = 0; i < 60; i += 1) await take(letter({ id: `many-${i}` }));
    expect(await take(letter({ id: "one-more" }))).toMatchObject({ code: 75 });
  });
});
