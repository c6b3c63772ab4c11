import { describe, expect, it } from "vitest";
import { isTest, sources, type Source } from "./source.ts";

/** Text for people that is not wrapped: words between tags, and words in attributes that are read aloud or shown. */
function unwrapped({ path, text }: Source): string[] {
  const found: string[] = [];
  text.split("\n").forEach((row, i) => {
    const between = /(?:<[A-Za-z][^<>]*(?<!=)>|<\/[A-Za-z]+>|<>)\s*([A-Z][a-z]+(?: [A-Za-z,']+)+[.?]?)\s*(?:<|$)/.exec(row);
    const attribute = /\b(?:aria-label|title|placeholder|alt|label)="([A-Z][a-z]+[^"]*)"/.exec(row);
    const words = between?.[1] ?? attribute?.[1];
    if (words) found.push(`${path}:${i + 1} ${words}`);
  });
  return found;
}

/** Refusals whose sentence was not wrapped where it was written. */
const bareRefusals = ({ path, text }: Source): string[] =>
  [...text.matchAll(/(?:new Refusal\("\w+", |notYou\(|notNow\()(["`])/g)].map((m) => `${path}: ${text.slice(m.index, m.index + 60)}`);

const own = sources().filter((s) => !isTest(s.path));

describe("a sentence for people", () => {
  it("is wrapped where it is written, in pages", () => expect(own.filter((s) => s.path.endsWith(".tsx")).flatMap(unwrapped)).toEqual([]));
  it("is wrapped where it is written, in refusals", () => expect(own.flatMap(bareRefusals)).toEqual([]));
  it("would be seen when it is not", () => {
    expect(unwrapped({ path: "a.tsx", text: "<p>Nobody answers for this</p>" })).toHaveLength(1);
    expect(unwrapped({ path: "a.tsx", text: '<input placeholder="Search here" />' })).toHaveLength(1);
    expect(unwrapped({ path: "a.tsx", text: '<p>{say("Nobody answers")}</p>' })).toEqual([]);
    expect(bareRefusals({ path: "a.ts", text: 'throw new Refusal("invalid", "Bad.")' })).toHaveLength(1);
  });
});
