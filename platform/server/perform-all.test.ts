import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "#kernel/id.ts";
import { performAll } from "./perform.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([slips])));
afterAll(() => w.close());

const count = async (): Promise<number> => (await w.view<{ total: number }>("worker", "record.list", { kind: "slip" })).total;

describe("several acts together", () => {
  it("happen in their order, and a later one may name what an earlier one began", async () => {
    const id = newId();
    const [begun, changed] = await performAll(w.world, await w.as("worker"), [
      { act: "slip.write", newId: id, input: { title: "Oil" } },
      { act: "slip.retitle", id, version: 1, input: { title: "Water" }, reason: "looked again" },
    ]);
    expect(begun).toMatchObject({ id, title: "Oil", version: 1 });
    expect(changed).toMatchObject({ id, title: "Water", version: 2 });
  });

  it("happen all or not at all, and the refusal says which one it was", async () => {
    const before = await count();
    const steps = [
      { act: "slip.write", input: { title: "One" } },
      { act: "slip.write", input: { title: "" } },
      { act: "slip.write", input: { title: "Three" } },
    ];
    await expect(performAll(w.world, await w.as("worker"), steps)).rejects.toMatchObject({ kind: "invalid", details: { index: 1, fields: { title: expect.any(String) } } });
    expect(await count()).toBe(before);
  });

  it("ask for the same authority as each would alone, and none is signed", async () => {
    const slip = await w.act("worker", "slip.write", { input: { title: "Oil" } });
    const close = [{ act: "slip.close", id: slip.id, version: 1 }];
    await expect(performAll(w.world, await w.as("colleague"), close)).rejects.toMatchObject({ kind: "forbidden", details: { index: 0 } });
    await expect(performAll(w.world, await w.as("quality"), close)).rejects.toMatchObject({ kind: "signature_needed" });
  });
});
