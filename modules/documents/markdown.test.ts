import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Body, bodyText, type Block, type Inline } from "./body.ts";
import { fromMarkdown } from "./from-markdown.ts";
import { toMarkdown } from "./to-markdown.ts";

const text = (t: string, ...marks: string[]): Inline => ({ type: "text", text: t, ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) as never } : {}) });
const p = (...content: Inline[]): Block => ({ type: "paragraph", content });
const sha = "ab".repeat(32);

describe("Markdown as a text of ours", () => {
  it("keeps headings, lists in lists, tables, call-outs, code and looks", () => {
    const body = fromMarkdown(`# Calibration & care

Gauges are **checked** *once* a ~~month~~ year, \`G-07\` [too](https://example.org).
Second line.

1. First
   - inside **bold**
2. Second

| Gauge | Due |
| --- | --- |
| G\\|07 | 1<br>May |

> [!WARNING]
> Stop the machine.

- [x] done

---

\`\`\`
x < y
\`\`\`
`);
    expect(Body.parse(body)).toEqual(body);
    expect(body.content.map((b) => b.type)).toEqual(["heading", "paragraph", "orderedList", "table", "callout", "bulletList", "horizontalRule", "codeBlock"]);
    expect(body.content[0]).toEqual({ type: "heading", attrs: { level: 1 }, content: [text("Calibration & care")] });
    expect(body.content[1]).toMatchObject({
      content: [
        text("Gauges are "),
        text("checked", "bold"),
        text(" "),
        text("once", "italic"),
        text(" a "),
        text("month", "strike"),
        text(" year, "),
        text("G-07", "code"),
        text(" "),
        { text: "too", marks: [{ type: "link", attrs: { href: "https://example.org" } }] },
        text(". Second line."),
      ],
    });
    expect(bodyText(body)).toContain("G|07\t1\nMay");
    expect(body.content[4]).toEqual({ type: "callout", attrs: { tone: "warning" }, content: [p(text("Stop the machine."))] });
    expect(bodyText(body)).toContain("☑ done");
  });

  it("takes no script, no unsafe link and no picture from elsewhere", () => {
    const body = fromMarkdown(
      `<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![a plan](http://elsewhere/x.png) <img src=x onerror=alert(1)>after\n\n<div onclick="x">kept words</div>`,
    );
    expect(Body.parse(body)).toEqual(body);
    expect(JSON.stringify(body)).not.toMatch(/javascript|onerror|onclick|elsewhere|<script/);
    expect(bodyText(body)).toMatch(/a plan/);
    expect(bodyText(body)).toMatch(/kept words/);
  });

  it("takes pictures that are kept here, as blocks of their own", () => {
    expect(fromMarkdown("Before ![plan](img/plan.png) after", (href) => (href === "img/plan.png" ? sha : null)).content).toEqual([
      p(text("Before ")),
      { type: "image", attrs: { sha256: sha, alt: "plan", width: null } },
      p(text(" after")),
    ]);
  });

  it("takes no more than it can follow", () => {
    expect(() => fromMarkdown("x".repeat(1_000_001))).toThrow(/up to/);
    expect(() => fromMarkdown("> ".repeat(20_000))).toThrow(/nested too deeply/);
  });
});

describe("a text of ours as Markdown", () => {
  it("reads back to the same", () => {
    const body: Body = {
      type: "doc",
      content: [
        { type: "heading", attrs: { level: 2 }, content: [text("Scope *and* #1")] },
        p(text("# no heading, 1. no list, "), text("bold", "bold"), text("x"), text("up", "superscript"), { type: "hardBreak" }, text("a_b_c & &amp; <b>"), {
          type: "mention",
          attrs: { kind: "clause", id: "iso-9001-2015:7.5.1", label: "ISO 9001 7.5.1" },
        }),
        p(text("- a dash")),
        {
          type: "bulletList",
          content: [{ type: "listItem", content: [p(text("a")), { type: "orderedList", attrs: { start: 3 }, content: [{ type: "listItem", content: [p(text("b"))] }] }] }],
        },
        { type: "callout", attrs: { tone: "danger" }, content: [p(text("Danger")), p(text("of life"))] },
        { type: "blockquote", content: [p(text("Quoted"))] },
        { type: "image", attrs: { sha256: sha, alt: "A [plan]", width: null } },
        { type: "codeBlock", content: [text("```\nx\n```")] },
        { type: "horizontalRule" },
      ],
    };
    expect(fromMarkdown(toMarkdown(body))).toEqual(body);
  });

  it("loses no word of any text", () => {
    const letters = fc.stringMatching(/^[A-Za-z0-9#*_`<>&|\\~[\]().!+\-öक]{1,12}$/);
    const sentence = fc.array(letters, { minLength: 1, maxLength: 6 }).map((w) => w.join(" "));
    const para = sentence.map((s) => p(text(s)));
    const block = fc.oneof(
      para,
      sentence.map((s): Block => ({ type: "heading", attrs: { level: 3 }, content: [text(s)] })),
      fc.array(para, { minLength: 1, maxLength: 3 }).map((ps): Block => ({ type: "bulletList", content: ps.map((x) => ({ type: "listItem", content: [x] })) })),
      fc.array(fc.tuple(sentence, sentence), { minLength: 2, maxLength: 3 }).map(
        (rows): Block => ({
          type: "table",
          content: rows.map((row, n) => ({
            type: "tableRow",
            content: row.map((s) => ({ type: n === 0 ? "tableHeader" : "tableCell", attrs: { colspan: 1, rowspan: 1 }, content: [p(text(s))] })),
          })) as Block[],
        }),
      ),
    );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 5 }), (content) => {
        expect(bodyText(fromMarkdown(toMarkdown({ type: "doc", content })))).toBe(bodyText({ type: "doc", content }));
      }),
      { numRuns: 300 },
    );
  });
});
