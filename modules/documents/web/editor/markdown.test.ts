import { describe, expect, it } from "vitest";
import { looksLikeMarkdown } from "./markdown.ts";

describe("plain text that is pasted", () => {
  it("is taken for Markdown when it has headings, lists, tables, bold words or links", () => {
    for (const text of ["# Purpose\n\nGauges.", "- one\n- two", "1. one\n2. two", "| a | b |\n|---|---|", "This is **bold**", "See [the page](https://a.example)"])
      expect([text, looksLikeMarkdown(text)]).toEqual([text, true]);
  });
  it("is left as it is otherwise", () => {
    for (const text of ["A sentence.", "- a single thought", "2 * 3 * 4", "#8.4", "mail a@b.example", "1. only"]) expect([text, looksLikeMarkdown(text)]).toEqual([text, false]);
  });
});
