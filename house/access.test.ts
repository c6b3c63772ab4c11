import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { discover } from "#app/discover.ts";
import type { Act } from "#kernel/act.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { accessOf, holding, mayAct, tableOf } from "./access.ts";

const found = await discover(),
  registry = register(found, own);

/** The tables are read by a person whenever they change: write them anew with UPDATE_ACCESS=1. */
describe("who may do and ask what is as it was last reviewed, for every act, every view and every default role", () => {
  it.each([null, ...found.map((f) => f.folder)])("of %s", (folder) => {
    const table = tableOf(folder),
      current = accessOf(registry, found, folder);
    if (process.env["UPDATE_ACCESS"]) fs.writeFileSync(table, current);
    expect(current).toBe(fs.readFileSync(table, "utf8"));
  });

  it("every act and view stands in one of the tables", () => {
    const all = [null, ...found.map((f) => f.folder)].flatMap((folder) =>
      accessOf(registry, found, folder)
        .split("\n")
        .filter((line) => line && !line.startsWith("#")),
    );
    expect(all).toHaveLength(registry.acts.size + registry.views.size);
  });

  it("one that anybody could do all at once would be seen", () => {
    const name = "nonconformity.close",
      registered = registry.acts.get(name)!,
      act = { ...registered.act, may: [] } as unknown as Act;
    const opened = { ...registry, acts: new Map(registry.acts).set(name, { ...registered, act }) };
    expect(accessOf(opened, found, "nonconformities")).not.toBe(accessOf(registry, found, "nonconformities"));
  });
});

it("nobody from outside approves, and an administrator signs nothing", () => {
  const signed = [...registry.acts.values()].filter(({ act }) => act.signed !== undefined);
  for (const { act } of signed) for (const role of ["consultant", "external_auditor"] as const) expect(mayAct(act, holding(registry, role)), `${role} ${act.name}`).toBe(false);
  for (const { act } of signed.filter((r) => r.act.signed === "approval")) expect(mayAct(act, holding(registry, "administrator")), act.name).toBe(false);
});
