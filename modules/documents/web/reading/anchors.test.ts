import { expect, it } from "vitest";
import type { Body } from "../../body.ts";
import { anchorsOf } from "./anchors.ts";

const heading = (text: string) => ({ type: "heading" as const, attrs: { level: 1 }, content: text ? [{ type: "text" as const, text }] : [] });

it("two headings with the same words are reached each by its own anchor, and an empty one by none", () => {
  const body: Body = { type: "doc", content: [heading("Records"), heading(""), { type: "paragraph" }, heading("Records"), heading("Who does it?")] };
  const anchors = anchorsOf(body);
  expect(body.content.map((block) => anchors.get(block))).toEqual(["records", undefined, undefined, "records-2", "who-does-it"]);
});
