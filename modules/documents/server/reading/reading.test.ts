import { deflateRawSync } from "node:zlib";
import * as docx from "docx";
import { strToU8, zipSync, unzipSync } from "fflate";
import { utils, write } from "@e965/xlsx";
import { describe, expect, it } from "vitest";
import { wordsOf } from "../words-of-file.ts";
import { askReader, readingLimits } from "./ask.ts";
import { unzip } from "./zip.ts";

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  pdf = "application/pdf";

const wordFile = async (...texts: string[]): Promise<Uint8Array> =>
  new Uint8Array(await docx.Packer.toBuffer(new docx.Document({ sections: [{ children: texts.map((text) => new docx.Paragraph(text)) }] })));

/** A small PDF with one page that says this; `more` stands in its trailer. */
function pdfFile(stream: Buffer, dictionary = "", more = ""): Uint8Array {
  const parts: Buffer[] = [Buffer.from("%PDF-1.4\n")],
    offsets: number[] = [];
  const length = () => parts.reduce((sum, p) => sum + p.length, 0);
  const object = (...content: (string | Buffer)[]): void => {
    offsets.push(length());
    parts.push(Buffer.from(`${offsets.length} 0 obj\n`), ...content.map((c) => (typeof c === "string" ? Buffer.from(c) : c)), Buffer.from("\nendobj\n"));
  };
  object("<</Type/Catalog/Pages 2 0 R>>");
  object("<</Type/Pages/Kids[3 0 R]/Count 1>>");
  object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>");
  object(`<</Length ${stream.length}${dictionary}>>stream\n`, stream, "\nendstream");
  object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  const at = length();
  parts.push(
    Buffer.from(
      `xref\n0 6\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, "0")} 00000 n \n`).join("")}trailer<</Size 6/Root 1 0 R${more}>>\nstartxref\n${at}\n%%EOF`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

/** A packed file whose entry says of its size what we like. */
function lying(name: string, content: Buffer, says: number): Uint8Array {
  const honest = Buffer.from(zipSync({ [name]: new Uint8Array(content) }));
  for (let at = 0; at < honest.length - 4; at += 1) {
    if (honest.readUInt32LE(at) === 0x02014b50) honest.writeUInt32LE(says, at + 24);
    if (honest.readUInt32LE(at) === 0x04034b50) honest.writeUInt32LE(says, at + 22);
  }
  return new Uint8Array(honest);
}

describe("the words of a file", { timeout: 60_000 }, () => {
  it("are those of a Word file, a workbook, a PDF and a text", async () => {
    expect(await wordsOf(await wordFile("Gauges are calibrated once a year.", "Torque wrenches, too."), word)).toBe("Gauges are calibrated once a year.\nTorque wrenches, too.");
    const book = utils.book_new();
    utils.book_append_sheet(
      book,
      utils.aoa_to_sheet([
        ["Gauge", "Due"],
        ["G-07", 12.5],
      ]),
      "Gauges",
    );
    expect(await wordsOf(new Uint8Array(write(book, { type: "buffer", bookType: "xlsx" }) as Buffer), excel)).toBe("Gauges\nGauge\tDue\nG-07\t12.5");
    expect(await wordsOf(pdfFile(Buffer.from("BT /F1 24 Tf 20 200 Td (Stop the machine first.) Tj ET")), pdf)).toBe("Stop the machine first.");
    expect(await wordsOf(new TextEncoder().encode("Ärger\u0000 mit Öl"), "text/plain")).toBe("Ärger mit Öl");
    expect(await wordsOf(new Uint8Array(4), "image/png")).toBe("");
  });

  it("are not read from a file that is damaged or is not what it seems", async () => {
    const good = await wordFile("x".repeat(4_000));
    for (const bytes of [good.subarray(0, good.length - 400), good.map((b, i) => (i > 100 && i < 400 ? 255 - b : b)), zipSync({ "a.txt": strToU8("hello") })])
      await expect(wordsOf(bytes, word)).rejects.toMatchObject({ kind: "invalid", details: { fields: { sha256: expect.any(String) } } });
    await expect(wordsOf(strToU8("%PDF-1.7 and nothing more"), pdf)).rejects.toMatchObject({ kind: "invalid", message: /damaged/ });
    await expect(wordsOf(await wordFile("x"), excel)).rejects.toMatchObject({ kind: "invalid", message: /not a Word or Excel/ });
  });

  it("are not read from a file with macros in it, whatever it is called", async () => {
    const files = unzipSync(await wordFile("x"));
    await expect(wordsOf(zipSync({ ...files, "word/vbaProject.bin": strToU8("macro") }), word)).rejects.toThrow(/macros/);
    const types = new TextDecoder().decode(files["[Content_Types].xml"]).replace("wordprocessingml.document.main", "macroEnabled.main");
    await expect(wordsOf(zipSync({ ...files, "[Content_Types].xml": strToU8(types) }), word)).rejects.toThrow(/macros/);
  });

  it("are not read from a file under a password", async () => {
    const secret = `/Encrypt<</Filter/Standard/V 1/R 2/O(${"o".repeat(32)})/U(${"u".repeat(32)})/P -4>>/ID[(0123456789abcdef)(0123456789abcdef)]`;
    await expect(wordsOf(pdfFile(Buffer.from("BT ET"), "", secret), pdf)).rejects.toThrow(/password/);
    const locked = Buffer.from(await wordFile("x"));
    for (let at = 0; at < locked.length - 4; at += 1) if (locked.readUInt32LE(at) === 0x02014b50) locked.writeUInt16LE(1, at + 8);
    await expect(wordsOf(new Uint8Array(locked), word)).rejects.toThrow(/password/);
  });

  it("are not read from a bomb: one that says how much it unpacks to, one that lies, and a PDF", async () => {
    const much = Buffer.alloc(201 * 1024 * 1024),
      limits = { entries: 10, unpacked: 1024 * 1024 };
    await expect(wordsOf(zipSync({ "word/document.xml": new Uint8Array(much) }), word)).rejects.toThrow(/unpacks to far more/);
    expect(() => unzip(lying("a", Buffer.alloc(8 * 1024 * 1024), 1_000), limits)).toThrow(/unpacks to far more/);
    expect(() => unzip(zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`${n}`, strToU8("x")]))), limits)).toThrow(/unpacks to far more/);
    const bomb = deflateRawSync(Buffer.alloc(500 * 1024 * 1024, "1 0 0 1 0 0 cm "), { level: 1 });
    const flate = Buffer.concat([Buffer.from([0x78, 0x01]), bomb, Buffer.alloc(4)]);
    await expect(askReader("words of pdf", pdfFile(flate, "/Filter/FlateDecode"), { ...readingLimits, megabytes: 240 })).rejects.toThrow(/more than it should/);
  });

  it("in Markdown end in time when a line of stars would hold the reader up for hours", async () => {
    const markdown = (text: string) => new TextEncoder().encode(JSON.stringify({ markdown: text, pictures: { "a.png": "ab".repeat(32) } }));
    expect(await askReader("markdown as body", markdown("![a](a.png)"))).toMatchObject({ content: [{ type: "image", attrs: { alt: "a" } }] });
    await expect(askReader("markdown as body", markdown("*a **b ".repeat(20_000)), { ...readingLimits, milliseconds: 5_000 })).rejects.toThrow(/more than it should/);
  });

  it("are read two at a time, and when many wait already the next is asked to come again", async () => {
    const markdown = new TextEncoder().encode(JSON.stringify({ markdown: "words", pictures: {} })),
      answers = await Promise.allSettled(Array.from({ length: 22 }, () => askReader("markdown as body", markdown)));
    const refused = answers.flatMap((a) => (a.status === "rejected" ? [a.reason as { kind: string; details: { retryAfter: number } }] : []));
    expect([answers.length - refused.length, refused.map((r) => [r.kind, r.details.retryAfter])]).toEqual([18, Array.from({ length: 4 }, () => ["unavailable", 10])]);
    expect(await askReader("markdown as body", markdown)).toMatchObject({ content: [{ type: "paragraph" }] });
  }, 60_000);

  it("are not read for ever, and deep nesting ends the reading, not the server", async () => {
    await expect(askReader("words of docx", await wordFile("x"), { ...readingLimits, milliseconds: 5 })).rejects.toThrow(/more than it should/);
    const files = unzipSync(await wordFile("x")),
      deep = 200_000;
    const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${"<w:sdt><w:sdtContent>".repeat(deep)}${"</w:sdtContent></w:sdt>".repeat(deep)}</w:body></w:document>`;
    await expect(wordsOf(zipSync({ ...files, "word/document.xml": strToU8(xml) }), word)).rejects.toMatchObject({ kind: "invalid" });
  });
});
