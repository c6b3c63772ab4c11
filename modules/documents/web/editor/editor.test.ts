// @vitest-environment happy-dom
import { Editor } from "@tiptap/core";
import { afterEach, describe, expect, it } from "vitest";
import { Body, bodyText } from "../../body.ts";
import { textExtensions } from "./extensions.ts";
import { fileOf, readPasted } from "./pasted.ts";
import { toBody, toEditor } from "./to-body.ts";

const sha256 = "a".repeat(64);
const open: Editor[] = [];
const edit = (content: string | object = ""): Editor => {
  const editor = new Editor({ element: document.createElement("div"), extensions: textExtensions(), content: content as never });
  open.push(editor);
  return editor;
};
const kept = (editor: Editor): Body => toBody(editor.getJSON());
afterEach(() => open.splice(0).forEach((editor) => editor.destroy()));

const everything: Body = {
  type: "doc",
  content: [
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "Purpose" }] },
    {
      type: "paragraph",
      content: [
        { type: "text", text: "See ", marks: [{ type: "bold" }] },
        { type: "mention", attrs: { kind: "clause", id: "iso-9001-2015:7.5.3", label: "7.5.3 Control" } },
        { type: "hardBreak" },
        { type: "text", text: "there", marks: [{ type: "link", attrs: { href: "https://example.org/" } }] },
        { type: "text", text: "2", marks: [{ type: "superscript" }] },
      ],
    },
    { type: "callout", attrs: { tone: "danger" }, content: [{ type: "paragraph", content: [{ type: "text", text: "Hot" }] }] },
    { type: "image", attrs: { sha256, alt: "A gauge", width: 320 } },
    { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "Third" }] }] }] },
    {
      type: "table",
      content: [
        { type: "tableRow", content: [{ type: "tableHeader", attrs: { colspan: 2, rowspan: 1 }, content: [{ type: "paragraph", content: [{ type: "text", text: "Head" }] }] }] },
        {
          type: "tableRow",
          content: ["a", "b"].map((text) => ({
            type: "tableCell" as const,
            attrs: { colspan: 1, rowspan: 1 },
            content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }],
          })),
        },
      ],
    },
    { type: "codeBlock", content: [{ type: "text", text: "remit verify" }] },
    { type: "horizontalRule" },
    { type: "blockquote", content: [{ type: "paragraph", content: [{ type: "text", text: "As said" }] }] },
  ],
};

describe("what the editor keeps", () => {
  it("is exactly what was opened when nobody writes", () => expect(kept(edit(toEditor(everything)))).toEqual(Body.parse(everything)));

  it("fits what the server takes after every button", () => {
    const editor = edit("<p>One</p>");
    const chain = () => editor.chain().focus("end");
    chain().insertContent(" and two").toggleBold().toggleSubscript().insertContent("3").run();
    chain().setParagraph().insertContent("<p></p>").toggleBulletList().run();
    chain().insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run();
    editor.commands.mergeCells();
    editor.chain().focus("start").toggleCallout("warning").run();
    editor.chain().focus("start").setLink({ href: "/documents" }).run();
    const body = kept(editor);
    expect(body.content[0]).toMatchObject({ type: "callout", attrs: { tone: "warning" } });
    expect(Body.safeParse(body).success).toBe(true);
    expect(JSON.stringify(body)).not.toMatch(/colwidth|target|waiting/);
  });

  it("takes a call-out out again when its button is pressed twice", () => {
    const editor = edit("<p>One</p>");
    editor.chain().focus().toggleCallout("note").run();
    editor.chain().focus().toggleCallout("danger").run();
    expect(kept(editor).content[0]).toMatchObject({ type: "callout", attrs: { tone: "danger" } });
    editor.chain().focus().toggleCallout("danger").run();
    expect(kept(editor).content[0]).toMatchObject({ type: "paragraph" });
  });

  it("leaves out a picture that has not arrived, and the empty line at its end", () => {
    const editor = edit('<p>One</p><img data-waiting="x"><p></p>');
    expect(kept(editor)).toEqual({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "One" }] }] });
  });

  it("opens what another way in wrote: empty items, cells and lists", () => {
    const body = { type: "doc", content: [{ type: "bulletList", content: [{ type: "listItem" }] }, { type: "bulletList" }, { type: "callout", attrs: { tone: "note" } }] } as Body;
    const editor = edit(toEditor(body));
    expect(() => editor.state.doc.check()).not.toThrow();
    expect(kept(editor).content.map((b) => b.type)).toEqual(["bulletList", "callout"]);
  });

  it("takes no address that could run something", () => {
    const editor = edit('<p><a href="javascript:alert(1)">x</a> <a href="https://a.example/">y</a></p>');
    expect(JSON.stringify(kept(editor))).not.toContain("javascript");
    expect(JSON.stringify(kept(editor))).toContain("https://a.example/");
  });
});

const item = (level: number, marker: string, text: string, list = "l0"): string =>
  `<p class=MsoListParagraphCxSpMiddle style='margin-left:${level * 36}pt;text-indent:-18.0pt;mso-list:${list} level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol;mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`;
const word = (inside: string): string => `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color:red}</style></head><body>${inside}</body></html>`;

const pasted = (html: string): { body: Body; left: number } => {
  let left = 0;
  const editor = edit(readPasted(html, { take: () => "w1", left: (n) => void (left = n) }));
  return { body: kept(editor), left };
};

describe("what is pasted from Word", () => {
  it("keeps bullets and numbers as lists, nested as they were", () => {
    const { body } = pasted(
      word([item(1, "1.", "Prepare"), item(2, "a)", "the gauge"), item(2, "b)", "the block"), item(1, "2.", "Measure"), item(1, "·", "a bullet", "l1")].join("\n")),
    );
    expect(body.content.map((b) => b.type)).toEqual(["orderedList", "bulletList"]);
    const [list] = body.content;
    expect(list).toMatchObject({
      content: [
        { content: [{ type: "paragraph" }, { type: "orderedList", content: [{ type: "listItem" }, { type: "listItem" }] }] },
        { content: [{ type: "paragraph", content: [{ type: "text", text: "Measure" }] }] },
      ],
    });
    expect(bodyText(body)).toBe("Prepare\nthe gauge\nthe block\nMeasure\na bullet");
  });

  it("begins a new list where Word numbers anew, and goes on from where a list began", () => {
    const { body } = pasted(word(`${item(1, "3.", "three")}${item(1, "4.", "four")}${item(1, "1.", "again", "l2")}`));
    expect(body.content).toMatchObject([
      { type: "orderedList", attrs: { start: 3 }, content: [{}, {}] },
      { type: "orderedList", attrs: { start: 1 }, content: [{}] },
    ]);
  });

  it("keeps headings without their typed numbers, bold and italic, and tables with lists inside", () => {
    const { body } = pasted(
      word(
        `<h2 style='mso-list:l3 level2 lfo4'><![if !supportLists]><span style='mso-list:Ignore'>1.1<span>&nbsp; </span></span><![endif]>Scope</h2><h6>Deep</h6>
         <p class=MsoNormal><b>Bold</b> and <i>italic</i></p>
         <table><thead><tr><td>Head</td></tr></thead><tr><td>${item(1, "·", "in a cell")}</td></tr></table>`,
      ),
    );
    expect(body.content.slice(0, 3)).toMatchObject([
      { type: "heading", attrs: { level: 2 }, content: [{ text: "Scope" }] },
      { type: "heading", attrs: { level: 4 } },
      { type: "paragraph", content: [{ text: "Bold", marks: [{ type: "bold" }] }, { text: " and " }, { text: "italic", marks: [{ type: "italic" }] }] },
    ]);
    expect(body.content[3]).toMatchObject({
      type: "table",
      content: [{ content: [{ type: "tableHeader" }] }, { content: [{ type: "tableCell", content: [{ type: "bulletList" }] }] }],
    });
  });

  it("counts the pictures that stay behind, and takes those whose bytes came along", () => {
    const { body, left } = pasted('<p>One</p><img src="file:///C:/a.png"><img src="data:image/png;base64,iVBORw0KGgo=">');
    expect(left).toBe(1);
    expect(bodyText(body)).toBe("One");
    expect(fileOf("data:image/png;base64,iVBORw0KGgo=")).toMatchObject({ type: "image/png", size: 8 });
    expect(fileOf("data:image/svg+xml;base64,PHN2Zz4=")).toBeNull();
  });
});
