import { describe, expect, it } from "vitest";
import { measure } from "./sizes.ts";
import { sources } from "./source.ts";

const now = measure(sources());

describe("files and functions", () => {
  // It only goes down from here.
  it("stay small: half of all files have at most 60 lines", () => expect(now.medianLines).toBeLessThanOrEqual(60));
  it("stay under 300 lines, tests under 500", () => expect(now.tooLong).toEqual([]));
  it("of the server fit on a screen of 70 lines", () => expect(now.longFunctions).toEqual([]));
  it("are typed throughout", () => expect(now.looseTypes).toEqual([]));
  it("have names that say something", () => expect(now.emptyNames).toEqual([]));
  it("perform stays under 150 lines", () => {
    for (const file of ["platform/server/perform.ts", "platform/server/work.ts"])
      expect(
        sources()
          .find((s) => s.path === file)
          ?.text.split("\n").length,
      ).toBeLessThan(155);
  });

  it("would be seen when they grow", () => {
    const long = `export async function f() {\n${"  x();\n".repeat(80)}}\n`;
    const seen = measure([
      { path: "platform/server/a.ts", text: "\n".repeat(301) },
      { path: "modules/x/server/b.ts", text: long },
      { path: "modules/x/utils.ts", text: "let a: any;" },
    ]);
    expect(seen).toMatchObject({
      tooLong: ["platform/server/a.ts (302)"],
      longFunctions: ["modules/x/server/b.ts:1 (82 lines)"],
      looseTypes: ["modules/x/utils.ts:1"],
      emptyNames: ["modules/x/utils.ts"],
    });
  });
});
