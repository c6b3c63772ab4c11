import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonical, sha256 } from "./canonical.ts";

describe("the canonical form (RFC 8785)", () => {
  it("sorts keys by UTF-16 code units, as section 3.2.3 shows", () => {
    const given = {
      "\u20ac": "Euro Sign",
      "\r": "Carriage Return",
      "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face",
      "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis",
    };
    expect([...canonical(given).matchAll(/:"([^"]+)"/g)].map((m) => m[1])).toEqual([
      "Carriage Return",
      "One",
      "Control",
      "Latin Small Letter O With Diaeresis",
      "Euro Sign",
      "Emoji: Grinning Face",
      "Hebrew Letter Dalet With Dagesh",
    ]);
  });
  it("writes numbers and literals as section 3.2.2 shows", () => {
    const given = {
      numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
      literals: [null, true, false],
    };
    expect(canonical(given)).toBe('{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}');
  });
  it("is the same whatever the order of the keys, and reads back as what it was", () =>
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const plain = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
        const turned = Object.fromEntries(Object.entries(plain).toReversed());
        expect(canonical(turned)).toBe(canonical(plain));
        expect(JSON.parse(canonical(plain))).toEqual(plain);
      }),
    ));
  it("leaves out what is not there", () => expect(canonical({ b: undefined, a: 1 })).toBe('{"a":1}'));
  it('is hashed by SHA-256 (FIPS 180-4: "abc")', () => expect(sha256("abc").toString("hex")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
});
