import { expect, test } from "vitest";
import { z } from "zod";
import { shapesOf, wordsOf } from "#web/act/shape.ts";
import { inputOf, missing, startValues } from "#web/act/values.ts";

const input = z.strictObject({
  what: z.string().trim().min(1).max(200).meta({ title: "What is to be done" }),
  story: z.string().max(4000).nullable(),
  ownerId: z.uuid(),
  positionId: z.uuid().optional(),
  dueOn: z.iso.date().nullable().default(null),
  hours: z.number().optional(),
  grade: z.enum(["minor", "major"]).default("minor"),
  steps: z.array(z.string().max(80)).default([]),
  urgent: z.boolean().default(false),
  place: z.strictObject({ siteId: z.uuid(), note: z.string().max(50).optional() }),
});

const shapes = shapesOf(input);
const kinds = Object.fromEntries(shapes.map((shape) => [shape.name, shape.kind]));

test("each member becomes the field that fits its schema", () => {
  expect(kinds).toEqual({
    what: "text",
    story: "long",
    ownerId: "person",
    positionId: "position",
    dueOn: "day",
    hours: "number",
    grade: "choice",
    steps: "list",
    urgent: "check",
    place: "group",
  });
});

test("labels come from the schema, or from the member's name in words", () => {
  expect(shapes[0]?.label).toBe("What is to be done");
  expect(wordsOf("dueOn")).toBe("Due on");
  expect(wordsOf("ownerId")).toBe("Owner");
});

test("what the form starts with and what was typed make an input that the schema accepts", () => {
  const id = "0199a000-0000-7000-8000-000000000001";
  const values = { ...startValues(shapes), what: "Replace it", ownerId: id, hours: "1,5", steps: ["a", ""], place: { siteId: id, note: "" } };
  const made = inputOf(shapes, values);
  expect(made).toEqual({ what: "Replace it", story: null, ownerId: id, dueOn: null, hours: 1.5, grade: "minor", steps: ["a"], urgent: false, place: { siteId: id } });
  expect(input.safeParse(made).success).toBe(true);
});

test("what is needed and empty, and what is no number, is said by field", () => {
  expect(missing(shapes, { ...startValues(shapes), hours: "many" })).toEqual({
    what: "This is needed.",
    ownerId: "This is needed.",
    hours: "Write a number.",
    "place.siteId": "This is needed.",
  });
});
