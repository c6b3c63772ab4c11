import { describe, expect, it } from "vitest";
import { discover } from "#app/discover.ts";
import { sources } from "./source.ts";
import { breaches, circle, unsaid } from "./walls.ts";

const all = sources(),
  found = await discover(),
  uses = new Map(found.map((f) => [f.folder, f.module.uses]));

describe("the walls", () => {
  it("are not crossed by any import", () => expect(breaches(all)).toEqual([]));

  it.each([
    ["platform/kernel/act.ts", 'import fs from "node:fs";', "the kernel stands on zod"],
    ["platform/kernel/act.ts", 'import { x } from "#server/perform.ts";', "the kernel stands alone"],
    ["platform/server/perform.ts", 'import { acts } from "#modules/nonconformities/acts.ts";', "the platform knows no module"],
    ["platform/web/ask.ts", 'export * from "../server/perform.ts";', "pages know no server"],
    ["modules/a/acts.ts", 'import { sql } from "kysely";', "a pure file needs no machine"],
    ["modules/a/acts.ts", 'import { find } from "./server/queries.ts";', "a pure file needs no machine"],
    ["modules/a/server/handlers.ts", 'import { find } from "#modules/b/server/queries.ts";', "published reads"],
    ["modules/a/server/handlers.ts", 'const x = await import("#modules/a/web/Page.tsx");', "the server knows no pages"],
    ["modules/a/web/Page.tsx", 'import { find } from "../server/queries.ts";', "pages know no server"],
    ["modules/a/web/Page.tsx", 'import Other from "#modules/b/web/Page.tsx";', "a neighbour's pages"],
    ["platform/server/x.ts", 'import { main } from "#app/cli.ts";', "the ways in"],
  ])("would be seen: %s with %s", (path, text, why) => {
    const [breach] = breaches([{ path, text }]);
    expect(breach).toContain(why);
  });
});

describe("modules", () => {
  it("import only the modules that they say they use", () => {
    expect(unsaid(all, uses)).toEqual([]);
  });
  it("would be seen importing another one", () => {
    const [into, from] = ["modules/a/web/Page.tsx", "modules/a/server/queries.ts"];
    const imports = [
      { path: into, text: 'import { b } from "#modules/b/record.ts";' },
      { path: from, text: 'export { c } from "../../c/server/published.ts";' },
    ];
    expect(unsaid(imports, new Map([["a", ["b"]]]))).toEqual(["a imports c"]);
    expect(unsaid(imports, new Map([["a", []]]))).toEqual(["a imports b", "a imports c"]);
    expect(unsaid(imports, new Map([["a", ["b", "c"]]]))).toEqual([]);
  });
  it("use each other without a circle", () => expect(circle(uses)).toBeUndefined());
  it("would be seen in a circle", () =>
    expect(
      circle(
        new Map([
          ["a", ["b"]],
          ["b", ["c"]],
          ["c", ["a"]],
        ]),
      ),
    ).toEqual(["a", "b", "c", "a"]));
});
