// oxlint-disable vitest/expect-expect -- `quickly` expects
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Refusal } from "#kernel/errors.ts";
import { readJson } from "./frameworks/json-source.ts";
import { readFramework } from "./frameworks/read.ts";
import { editionText } from "./testing.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

function refusalOf(content: Uint8Array | string): Refusal {
  try {
    readFramework(typeof content === "string" ? bytes(content) : content);
  } catch (problem) {
    if (problem instanceof Refusal) return problem;
    throw problem;
  }
  throw new Error("The file was read.");
}

const library = (...nodes: readonly string[]): string =>
  [
    "urn: urn:own:library",
    "ref_id: H",
    "name: House",
    "version: 1",
    "objects:",
    "  framework:",
    "    urn: urn:own:framework",
    "    ref_id: H",
    "    name: House",
    "    requirement_nodes:",
    ...nodes,
  ].join("\n");
const node = (urn: string, ...more: readonly string[]): string =>
  [`    - urn: ${urn}`, "      assessable: true", `      ref_id: ${urn}`, ...more.map((line) => `      ${line}`)].join("\n");
const probo = (controls: readonly object[]): string => JSON.stringify({ id: "H", name: "House", controls }, null, 1);

describe("a broken file is refused with its line and the reason", () => {
  test.each<[string, string | Uint8Array, number, RegExp]>([
    ["JSON that was cut off", probo([{ id: "1", name: "Keys" }]).slice(0, -20), 7, /cut off/],
    ["JSON that ends inside a text", '{\n "controls": [\n  {"id": "1', 3, /cut off/],
    ["JSON with a comma too many", '{\n "id": "H",\n "controls": [1, ]\n}', 3, /A value was expected/],
    ["JSON without a comma", '{\n "id": "H"\n "name": "x"}', 3, /comma/],
    ["JSON that goes on", '{"id": 1}\n{"id": 2}', 2, /goes on after its end/],
    ["JSON with a raw line break in a text", '{\n "id": "H\n"}', 2, /not closed/],
    ["JSON with a name twice", '{\n "id": "H",\n "id": "I"}', 3, /stands twice/],
    ["a name without a colon", '{\n "id" 3}', 2, /colon/],
    ["a name without quotes", "{\n id: 3}", 2, /name in quotes/],
    ["YAML with wrong indentation", library(node("a"), "     - urn: b"), 14, /./],
    ["YAML with a tab", library("\t- urn: b"), 11, /[Tt]ab/],
    ["YAML with a key twice", "objects: 1\nurn: a\nurn: b", 3, /unique/],
    ["an unknown format", '{"hello": 1}', 1, /no format that Remit reads/],
    ["a list", "- 1\n- 2", 1, /no format that Remit reads/],
    ["a text", "just words", 1, /no format that Remit reads/],
    ["an empty file", " \n ", 1, /empty/],
    ["a library without a framework", "urn: a\nref_id: b\nname: c\nversion: 1\nobjects:\n  threats: []", 6, /no framework/],
    ["a name that is missing", library("    - urn: a"), 11, /requirement_nodes\[0\]\.assessable/],
    ["a value of another kind", library(node("a"), node("b", "name: [1]")), 17, /requirement_nodes\[1\]\.name/],
    ["no requirement", library().replace("requirement_nodes:", "requirement_nodes: []"), 1, /no requirement/],
    ["a name that stands twice", library(node("a"), node("A")), 14, /a stands twice/],
    [
      "a control that stands twice",
      probo([
        { id: "1", name: "A" },
        { id: "1", name: "B" },
      ]),
      10,
      /1 stands twice/,
    ],
    ["a parent that is not there", library(node("a"), node("b", "parent_urn: z")), 14, /parent that is not in the file: z/],
    ["a circle of parents", library(node("a", "parent_urn: b"), node("b", "parent_urn: a")), 11, /its own ancestor/],
    ["a node that is its own parent", library(node("a", "parent_urn: a")), 11, /its own ancestor/],
    ["a node under a circle", library(node("c", "parent_urn: a"), node("a", "parent_urn: b"), node("b", "parent_urn: a")), 11, /in a circle/],
    ["a title without end", probo([{ id: "1", name: "x".repeat(3000) }]), 6, /longer than/],
    ["a text without end", library(node("a", `description: ${"x".repeat(200_000)}`)), 14, /100,000 is the most/],
    ["an escaped zero character", '{"id": "H", "name": "a\\u0000b",\n "controls": []}', 1, /zero character/],
    ["half a character", '{"id": "H",\n "name": "\\ud800", "controls": []}', 2, /half a character/],
    ["our own format with a word it does not know", editionText("h-2020", [{ ref: "4.1", asks: "Do it.", evidences: [] }]), 17, /evidences/],
  ])("%s", (_case, content, line, reason) => {
    const refusal = refusalOf(content);
    expect(refusal.kind).toBe("invalid");
    expect(refusal.message).toMatch(reason);
    expect(refusal.details.current).toMatchObject({ line });
    expect(refusal.message).toMatch(new RegExp(`^Line ${line}, column \\d+: `));
  });
});

describe("another encoding is refused with its line", () => {
  const utf16 = (text: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(text.length * 2));
    Array.from(text).forEach((character, at) => view.setUint16(at * 2, character.charCodeAt(0), littleEndian));
    return new Uint8Array(view.buffer);
  };
  test.each([true, false])("UTF-16, with and without its mark, little-endian: %s", (little) => {
    expect(refusalOf(utf16("\uFEFF{}", little)).message).toMatch(/^Line 1, .*UTF-16/);
    expect(refusalOf(utf16("{}", little)).message).toMatch(/^Line 1, .*zero byte/);
  });
  test("Latin-1", () => {
    expect(refusalOf(Uint8Array.from([...bytes("urn: a\nname: Qualit"), 0xe4, 0x74])).message).toMatch(/^Line 2, column 13: This is not UTF-8/);
  });
  test("a zero byte in the middle", () => {
    expect(refusalOf("urn: a\nname: b\0c").message).toMatch(/^Line 2, column 8: There is a zero byte/);
  });
});

describe("an attack is refused, quickly", () => {
  const quickly = (content: string, reason: RegExp): void => {
    const began = performance.now();
    expect(refusalOf(content).message).toMatch(reason);
    expect(performance.now() - began).toBeLessThan(5000);
  };
  test("10,000 lists inside each other, in JSON, in YAML, and cut off", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    quickly(`{"a": ${deep}}`, /More than 100 levels/);
    quickly(`{"a": ${"[".repeat(10_000)}`, /More than 100 levels/);
    quickly(`a: ${deep}`, /More than 100 levels/);
    quickly("- ".repeat(10_000), /More than 100 levels/);
  });
  test("10,000 controls inside each other", () => {
    quickly(`{"catalog": {"controls": ${'[{"id":"a","title":"a","controls":'.repeat(10_000)}`, /More than 100 levels/);
  });
  test("a bomb of aliases", () => {
    const levels = "bcdefghi".split("").map((name, at) => `${name}: &${name} [${Array.from({ length: 9 }, () => `*${"abcdefgh"[at]}`).join(", ")}]`);
    quickly(["a: &a [x, x, x, x, x, x, x, x, x]", ...levels, "objects: *i"].join("\n"), /[Aa]lias/);
    quickly("objects: *nowhere", /alias|nothing/i);
    quickly(`a: &a [${"x, ".repeat(5000)}x]\nb: [${"*a, ".repeat(500)}*a]`, /repeats a large part/);
    quickly(`a: &a [x]\nb: [${"*a, ".repeat(1001)}*a]`, /More than 1000 aliases|More than 1,000 aliases/);
  });
  test("an alias that holds itself", () => {
    quickly("objects: &a\n  framework: *a", /^Line 2, .*inside a part that is itself repeated/);
  });
  test("a text of fifteen million characters, closed and not", () => {
    quickly(`{"id": "${"x".repeat(15_000_000)}", "controls": []}`, /100,000 is the most/);
    quickly(`{"id": "${"x".repeat(15_000_000)}`, /cut off/);
  });
  test("more than twenty megabytes", () => {
    expect(refusalOf(new Uint8Array(20 * 1024 * 1024 + 1).fill(0x20)).kind).toBe("too_large");
  });
  test("names that mean something to the language change nothing", () => {
    refusalOf('{"__proto__": {"polluted": true}, "constructor": 1}');
    refusalOf("__proto__:\n  polluted: true");
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
  test("a tag that would build an object builds none", () => {
    quickly("objects: !!js/function 'function () { return 1 }'", /Line \d+/);
  });
});

describe("whatever the file", () => {
  test("every JSON value is read as JSON.parse reads it", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readJson(text).value).toEqual(JSON.parse(text));
      }),
    );
  });
  test("what JSON.parse refuses is refused here too, and never anything but a refusal", () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom("", ",", "{", "]", '"', "\\", "x", "\u0001"), (text, at, put) => {
        const cut = at % (text.length + 1);
        const changed = text.slice(0, cut) + put + text.slice(cut + 1);
        let parses = true;
        try {
          JSON.parse(changed);
        } catch {
          parses = false;
        }
        if (parses) return;
        expect(() => readJson(changed)).toThrow(Refusal);
      }),
    );
  });
  test("any bytes are read or refused", () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 200 }).map(bytes)), (content) => {
        expect(refusalOf(content)).toBeInstanceOf(Refusal);
      }),
      { numRuns: 500 },
    );
  });
});
