import { expect, it } from "vitest";
import { z } from "zod";
import { checked } from "./input.ts";

const said = (schema: z.ZodType, value: unknown): Record<string, string> => {
  try {
    checked(schema, value);
    return {};
  } catch (error) {
    return (error as { details: { fields: Record<string, string> } }).details.fields;
  }
};

it("what a schema does not accept is said in our words", () => {
  const schema = z.strictObject({
    title: z.string().min(1).max(5),
    why: z.string(),
    levels: z.array(z.int()).min(1).max(2),
    days: z.int().min(1).max(9),
    on: z.iso.date(),
    who: z.uuid(),
    mail: z.email(),
  });
  expect(said(schema, { title: "", levels: [], days: 0, on: "soon", who: "x", mail: "x" })).toEqual({
    title: "This is needed.",
    why: "This is needed.",
    levels: "At least one is needed.",
    days: "At least 1.",
    on: "Write a day like 2026-11-23.",
    who: "This names no record.",
    mail: "This is no e-mail address.",
  });
  expect(said(schema, { title: "too long", why: "", levels: [1, 2, 3], days: 10, on: "2026-11-23", who: "01a20eb8-357e-7dac-b468-ece28a96b638", mail: "a@b.in" })).toEqual({
    title: "At most 5 characters.",
    levels: "At most 2 of them.",
    days: "At most 9.",
  });
});

it("what a schema says itself comes first", () => {
  expect(said(z.object({ levels: z.array(z.int()).min(1, "Name a level.") }), { levels: [] })).toEqual({ levels: "Name a level." });
});
