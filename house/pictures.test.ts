import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { discover } from "#app/discover.ts";
import { packageRoot } from "#server/root.ts";
import { drawn, withPictures } from "../tools/pictures.ts";

const found = await discover();

describe("the picture of states in a module's README", () => {
  it.each(found.map((f) => [f.folder, f.module] as const))("is what the acts say: %s (else: npm run pictures)", (folder, module) => {
    const readme = fs.readFileSync(path.join(packageRoot(), "modules", folder, "README.md"), "utf8");
    expect(withPictures(readme, module)).toBe(readme);
  });

  const kind = {
    kind: "slip",
    one: "slip",
    several: "slips",
    path: "/slips/:number",
    number: "SL-{n}",
    schema: undefined as never,
    closed: ["done"],
    states: { open: { label: "Open", tone: "soon" }, done: { label: "Done: for good", tone: "ok" } },
  } as const;
  const acts = [
    { name: "slip.write", title: "Write", begins: true, to: "open" },
    { name: "slip.change", title: "Change", from: ["open"] },
    { name: "slip.close", title: "Close", from: ["open"], to: "done", signed: "approval" },
    { name: "slip.lapse", title: "Lapse", from: [], to: "done", byClock: true },
  ] as never;

  it("shows every way from state to state, who signs, and what happens by itself", () => {
    expect(drawn(kind, acts).split("\n")).toEqual([
      "stateDiagram-v2",
      '  state "Open" as open',
      '  state "Done  for good" as done',
      "  [*] --> open: Write",
      "  open --> done: Close (signed) / Lapse (by itself)",
      "  done --> [*]",
    ]);
  });

  it("would be seen when it is old, and when it is missing", () => {
    const module = { kinds: [kind], acts },
      now = withPictures("# Slips\n", module);
    expect(withPictures(now, module)).toBe(now);
    expect(withPictures("# Slips\n", module)).not.toBe("# Slips\n");
    const old = now.replace("Close (signed)", "Close");
    expect(old).not.toBe(now);
    expect(withPictures(old, module)).toBe(now);
  });
});
