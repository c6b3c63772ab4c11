import { expect, it } from "vitest";
import { Body } from "../../body.ts";
import { askReader } from "../reading/ask.ts";
import type { WordRead } from "../reading/docx.ts";
import { toDocx } from "./docx.ts";

const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
const sha = "ab".repeat(32);
const text = (t: string, ...marks: string[]) => ({ type: "text" as const, text: t, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}) });
const p = (...content: unknown[]) => ({ type: "paragraph", content });
const item = (...content: unknown[]) => ({ type: "listItem", content });

it("a text goes out as a Word file and comes in again with its headings, lists, table, looks and picture", { timeout: 60_000 }, async () => {
  const cell = (type: string, t: string, colspan = 1) => ({ type, attrs: { colspan, rowspan: 1 }, content: [p(text(t))] });
  const body = Body.parse({
    type: "doc",
    content: [
      { type: "heading", attrs: { level: 1 }, content: [text("Calibration")] },
      p(text("Gauges are "), text("checked", "bold"), text(" once", "italic"), text(" a year.")),
      { type: "bulletList", content: [item(p(text("a")), { type: "bulletList", content: [item(p(text("b")))] }), item(p(text("c")))] },
      { type: "orderedList", attrs: { start: 1 }, content: [item(p(text("first"))), item(p(text("second")))] },
      {
        type: "table",
        content: [
          { type: "tableRow", content: [cell("tableHeader", "Gauge"), cell("tableHeader", "Due")] },
          { type: "tableRow", content: [cell("tableCell", "both", 2)] },
        ],
      },
      { type: "image", attrs: { sha256: sha, alt: "A plan", width: null } },
      p({ type: "text", text: "more", marks: [{ type: "link", attrs: { href: "https://example.org/" } }] }),
    ],
  });
  const frame = { organisation: "Hemavathi", code: "QP-07", title: "Calibration", standing: "Revision 3", warning: "Uncontrolled when printed" };
  const file = await toDocx(body, frame, new Map([[sha, { type: "png", data: png, width: 10, height: 10 }]]));
  const read = (await askReader("docx as body", file)) as WordRead;
  expect(read.pictures).toHaveLength(1);
  const back = Body.parse({ type: "doc", content: JSON.parse(JSON.stringify(read.blocks).replaceAll("picture:0", sha)) });
  expect(back.content.map((b) => b.type)).toEqual(body.content.map((b) => b.type));
  expect(back.content.slice(0, 4)).toEqual(body.content.slice(0, 4));
  expect(back.content[4]).toMatchObject({
    content: [{ content: [{ type: "tableHeader" }, { type: "tableHeader" }] }, { content: [{ type: "tableCell", attrs: { colspan: 2 } }] }],
  });
  expect(back.content[5]).toMatchObject({ attrs: { sha256: sha, alt: "A plan" } });
  expect(back.content[6]).toEqual(body.content[6]);
});
