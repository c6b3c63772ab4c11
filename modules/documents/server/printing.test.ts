import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as docx from "docx";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openFiles } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { viewpointOf, type World } from "#server/world.ts";
import { toMarkdown } from "../to-markdown.ts";
import { markdownOfDocument, pdfOfCopy, pdfOfDocument, wordOfDocument } from "./printing.ts";
import { wordsOf } from "./words-of-file.ts";
import { takeTextIn } from "./text-in.ts";
import { documents } from "./testing.ts";

let t: TestWorld, world: World, document: string, revision: string;
const folder = mkdtempSync(path.join(os.tmpdir(), "remit-print-"));
const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
beforeAll(async () => {
  t = await openWorld([documents]);
  world = { ...t.world, store: folderStore(folder) };
  const approval = { title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "top_management" }] };
  const type = await t.act("quality", "documenttype.establish", { input: { title: "Procedure", sort: "procedure", prefix: "QP", routes: [{ steps: [approval] }] } });
  document = (await t.act("head", "document.begin", { input: { title: "Calibration", typeId: type.id } })).id;
  revision = (await t.view<{ record: { openId: string } }>("head", "document.one", { id: document })).record.openId;
});
afterAll(async () => {
  await t.close();
  rmSync(folder, { recursive: true });
});
const asked = async (who: "head" | "worker" | "auditor") => ({ world, session: await t.as(who), baseUrl: "https://remit.example" });
const versionOf = async (id: string): Promise<number> => (await t.owner.query<{ version: number }>("select version from records where id = $1", [id])).rows[0]!.version;

async function wordFile(): Promise<Buffer> {
  const data = await sharp({ create: { width: 40, height: 20, channels: 3, background: "#c00" } })
    .png()
    .toBuffer();
  return docx.Packer.toBuffer(
    new docx.Document({
      sections: [
        {
          children: [
            new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, text: "Purpose" }),
            new docx.Paragraph("Gauges are calibrated. ಮಾಪಕ गेज Ωμ"),
            new docx.Paragraph({ children: [new docx.ImageRun({ type: "png", data, transformation: { width: 40, height: 20 } })] }),
          ],
        },
      ],
    }),
  );
}

it("a Word file becomes the text of a revision, with its pictures, and stays beside it", { timeout: 60_000 }, async () => {
  const files = openFiles(world, world.store!),
    session = await t.as("head"),
    { sha256 } = await files.put(viewpointOf(session.actor), await wordFile());
  const file = { sha256, name: "Calibration.docx" };
  const colleague = await t.as("worker");
  await expect(takeTextIn({ world, session: colleague, files }, { id: revision, version: 1, file })).rejects.toMatchObject({ kind: "not_found" });
  await takeTextIn({ world, session, files }, { id: revision, version: await versionOf(revision), file });
  const { content } = await t.view<{ content: { body: { content: { type: string }[] } } }>("head", "revision.one", { id: revision });
  expect(content.body.content.map((b) => b.type)).toEqual(["heading", "paragraph", "image"]);
  const { rows } = await t.owner.query<{ name: string }>("select name from attachments where record_id = $1 order by at, name", [revision]);
  expect(rows.map((r) => r.name).toSorted()).toEqual(["Calibration.docx", "Picture 1"]);
});

it("a draft is printed by those who write it alone, under its watermark", { timeout: 60_000 }, async () => {
  await expect(pdfOfDocument(await asked("worker"), { number: "DOC-0001" })).rejects.toMatchObject({ kind: "not_found" });
  const { content } = await pdfOfDocument(await asked("head"), { number: "DOC-0001" });
  expect(await wordsOf(content, "application/pdf")).toContain("Draft");
});

it("what is in force is printed as PDF/A with who signed, what changed, who printed it and how to ask whether it holds", { timeout: 60_000 }, async () => {
  await t.act("head", "revision.explain", { id: revision, input: { summary: "First issue.", cause: "New.", training: "none", trainingReason: "known" } });
  await t.act("head", "revision.submit", { id: revision });
  await t.act("director", "revision.approve", { id: revision });
  await t.act("head", "revision.issue", { id: revision });
  const { content, standard, name } = await pdfOfDocument(await asked("worker"), { number: "DOC-0001" });
  expect([name, standard]).toEqual(["QP-01-1.pdf", "a-2a"]);
  expect(content.toString("latin1")).toMatch(/pdfaid:part>2<[\s\S]*pdfaid:conformance>A</);
  const words = (await wordsOf(content, "application/pdf")).replace(/\s+/g, " ");
  for (const said of [
    "QP-01",
    "Gauges are calibrated.",
    "ಮಾಪಕ",
    "revision 1, in force since 23 Nov 2026",
    "director position",
    "Approved it",
    "First issue.",
    "Printed by worker on",
    "Uncontrolled when printed",
    "https://remit.example/c/",
  ])
    expect(words).toContain(said);
  expect(words).not.toMatch(/Draft|Superseded/);
  const { rows } = await t.owner.query<{ body: string }>("select body from events where act = 'revision.takeCopy' order by sequence desc limit 1");
  expect(rows[0]!.body).toContain('"as":"pdf"');
});

it("a controlled copy says whose it is and until when", { timeout: 60_000 }, async () => {
  await t.act("head", "copy.give", { input: { documentId: document, holder: "Cell 3", expiresOn: "2026-12-24" } });
  const { content } = await pdfOfCopy(await asked("head"), "CC-0001");
  const words = (await wordsOf(content, "application/pdf")).replace(/\s+/g, " ");
  expect(words).toContain("Controlled copy CC-0001 for Cell 3, until 24 Dec 2026");
  expect(words).not.toContain("Uncontrolled");
});

it("a document goes out as a Word file and as Markdown, too", { timeout: 60_000 }, async () => {
  const made = await wordOfDocument(await asked("worker"), { number: "DOC-0001" }, (read) => read.content.body!);
  expect(await wordsOf(made.content, word)).toContain("Gauges are calibrated.");
  const text = await markdownOfDocument(await asked("worker"), { number: "DOC-0001" }, (read) => toMarkdown(read.content.body!));
  expect(text.content.toString("utf8")).toMatch(/^# Purpose\n\nGauges are calibrated\./);
});

it("a picture that an earlier revision put in is printed with the later ones that still show it", { timeout: 60_000 }, async () => {
  await t.act("head", "revision.draft", { input: { documentId: document, source: "written" } });
  const second = (await t.view<{ record: { openId: string } }>("head", "document.one", { id: document })).record.openId;
  await t.act("head", "revision.explain", { id: second, input: { summary: "Nothing but the number.", cause: "A year went by.", training: "none", trainingReason: "known" } });
  await t.act("head", "revision.submit", { id: second });
  await t.act("director", "revision.approve", { id: second });
  await t.act("head", "revision.issue", { id: second });
  const { rows } = await t.owner.query("select from attachments where record_id = $1", [second]);
  expect(rows).toEqual([]); // it is attached to the first revision alone
  const made = await wordOfDocument(await asked("worker"), { number: "DOC-0001" }, (read) => read.content.body!);
  expect(made.name).toBe("QP-01-2.docx");
  expect(Object.keys(unzipSync(made.content)).filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
});
