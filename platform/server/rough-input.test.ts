import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { canonical } from "./canonical.ts";
import { checked } from "./input.ts";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([slips])));
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

describe("half a character, as a phone cuts an emoji", () => {
  const half = "cut \ud83d here";

  it("is replaced where it comes in, in words and in names of fields, and a null byte is refused in both", () => {
    expect(checked(z.unknown(), { "a\udc00": [half, "whole \ud83d\ude00"] })).toEqual({ "a\ufffd": ["cut \ufffd here", "whole \ud83d\ude00"] });
    expect(() => checked(z.unknown(), { "a\u0000": 1 })).toThrow(expect.objectContaining(invalid));
    expect(() => checked(z.unknown(), [half, "\u0000"])).toThrow(expect.objectContaining(invalid));
  });

  it("never comes into the trail, which the database could not read any more", async () => {
    const slip = await w.act("worker", "slip.write", { input: { title: half } });
    expect(slip.title).toBe("cut \ufffd here");
    await w.act("worker", "record.comment", { id: slip.id, input: { text: half } });
    const { rows } = await w.owner.query<{ n: number }>("select count(body::jsonb)::int as n from events where record_id = $1", [slip.id]);
    expect(rows[0]!.n).toBe(2);
    expect(canonical({ [half]: half })).toBe('{"cut \ufffd here":"cut \ufffd here"}');
  });
});
