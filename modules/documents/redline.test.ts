import { describe, expect, it } from "vitest";
import type { Block, Body } from "./body.ts";
import { likeness, redline, redlineOf, textPieces } from "./redline.ts";

const p = (text: string): Block => ({ type: "paragraph", content: [{ type: "text", text }] });
const doc = (...content: Block[]): Body => ({ type: "doc", content });
const shown = (was: Body | null, is: Body): string[] =>
  redlineOf(was, is).map((line) => `${line.is} ${line.block}: ${line.runs.map((r) => (r.is === "same" ? r.text : r.is === "added" ? `[+${r.text}]` : `[-${r.text}]`)).join("")}`);

describe("a redline", () => {
  it("shows words that changed inside their line, and lines that came or went", () => {
    const was = doc(p("Gauges are calibrated once a year."), p("Records are kept."), p("The supervisor signs."));
    const is = doc(p("Gauges are calibrated twice a year."), p("The supervisor signs."), p("Torque wrenches are checked each shift."));
    expect(shown(was, is)).toEqual([
      "changed paragraph: Gauges are calibrated [-once][+twice] a year.",
      "removed paragraph: [-Records are kept.]",
      "same paragraph: The supervisor signs.",
      "added paragraph: [+Torque wrenches are checked each shift.]",
    ]);
  });

  it("of a first issue is everything added", () => expect(shown(null, doc(p("All new.")))).toEqual(["added paragraph: [+All new.]"]));

  it("flags another picture even when it is described by the same words", () => {
    const picture = (n: string): Block => ({ type: "image", attrs: { sha256: n.repeat(64), alt: "Sketch", width: null } });
    expect(shown(doc(picture("a")), doc(picture("b")))).toEqual(["removed image: [-Sketch]", "added image: [+Sketch]"]);
  });

  it("takes a table by its rows and a list by its items", () => {
    const row = (...cells: string[]): Block => ({ type: "tableRow", content: cells.map((text): Block => ({ type: "tableCell", content: [p(text)] })) });
    const table = (...rows: Block[]): Block => ({ type: "table", content: rows });
    expect(shown(doc(table(row("Bore", "0.02"), row("Depth", "0.1"))), doc(table(row("Bore", "0.01"), row("Depth", "0.1"))))).toEqual([
      "changed tableRow: Bore\t0.[-02][+01]",
      "same tableRow: Depth\t0.1",
    ]);
    const list = (...items: string[]): Block => ({ type: "bulletList", content: items.map((text): Block => ({ type: "listItem", content: [p(text)] })) });
    expect(shown(doc(list("stop", "call")), doc(list("stop", "look", "call")))).toEqual(["same listItem: stop", "added listItem: [+look]", "same listItem: call"]);
  });

  it("of two long texts that have nothing in common ends, and shows the one gone and the other come", () => {
    const text = (word: string): string => Array.from({ length: 9_000 }, (_, i) => `${word} ${i * 7919}`).join("\n");
    const lines = redline(textPieces(text("alpha")), textPieces(text("omega")));
    expect(lines.reduce((n, line) => n + line.runs.filter((r) => r.is !== "same").length, 0)).toBeGreaterThanOrEqual(9_000);
  });

  it("knows how alike two lines are by the words that they share", () => {
    expect(likeness("the supervisor signs", "The supervisor signs.")).toBe(1);
    expect(likeness("one two", "three four")).toBe(0);
    expect(likeness("", "")).toBe(1);
  });
});
