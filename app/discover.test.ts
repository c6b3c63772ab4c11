import fs from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { packageRoot } from "#server/root.ts";
import { discoverySource } from "../tools/discovery.mjs";
import { discover, parts } from "./discover.ts";

const modules = path.join(packageRoot(), "modules");
const folders = fs
  .readdirSync(modules)
  .filter((folder) => fs.existsSync(path.join(modules, folder, "module.ts")))
  .toSorted();

test("a folder with a module.ts is a module, with every part that it holds", async () => {
  const found = await discover();
  expect(found.length).toBeGreaterThan(0);
  expect(found.map((one) => one.folder)).toEqual(folders);
  for (const { folder, module, ...rest } of found) {
    expect(module.name, folder).toBe(folder);
    const there = Object.entries(parts).filter(([, file]) => fs.existsSync(path.join(modules, folder, file)));
    expect(Object.keys(rest).toSorted(), folder).toEqual(there.map(([name]) => name).toSorted());
  }
});

test("the bundle holds the same parts of the same folders", () => {
  const imported = [...discoverySource(packageRoot()).matchAll(/from "#modules\/([^"]+)"/g)].map((match) => match[1]!);
  const there = folders.flatMap((folder) => ["module.ts", ...Object.values(parts)].map((file) => `${folder}/${file}`).filter((file) => fs.existsSync(path.join(modules, file))));
  expect(imported.toSorted()).toEqual(there.toSorted());
});
