import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { checked } from "./input.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([])));
afterAll(() => w.close());

const cursor = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const invalid = { kind: "invalid" };

describe("a question with the right shape and no meaning is refused as one, and is no bug of ours", () => {
  it.each<[string, unknown]>([
    ["record.list", ["never", "nobody"]],
    ["record.list", [1, "x"]],
    ["me.notifications", ["x", "y"]],
    ["me.did", ["x", "y"]],
    ["me.inbox", [-5, "inbox"]],
    ["directory.people", ["zz", "people"]],
    ["directory.people", [1e300, "people"]],
  ])("%s goes on from %j", async (view, value) => {
    await expect(w.view("worker", view, { cursor: cursor(value) })).rejects.toMatchObject(invalid);
  });

  it("asks about a moment that no calendar has", async () => {
    await expect(w.view("worker", "record.list", { kind: "person" }, "-271821-04-20T00:00:00Z")).rejects.toMatchObject(invalid);
  });
});

it("a value nested without end is refused before anybody walks through it", () => {
  const deep = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`) as unknown;
  expect(() => checked(z.unknown(), deep)).toThrow(expect.objectContaining(invalid));
});
