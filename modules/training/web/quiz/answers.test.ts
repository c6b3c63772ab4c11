import { expect, it } from "vitest";
import { unanswered, withChoice } from "./answers.ts";

const question = (key: string, sort: "single" | "multiple") => ({ key, sort, text: key, options: [], given: [], correct: null, reason: null });

it("a single choice replaces the one before; of several, a second press takes it back", () => {
  const one = question("a", "single"),
    many = question("b", "multiple");
  expect(withChoice(one, withChoice(one, {}, "x"), "y")).toEqual({ a: ["y"] });
  const both = withChoice(many, withChoice(many, {}, "x"), "y");
  expect(both).toEqual({ b: ["x", "y"] });
  expect(withChoice(many, both, "x")).toEqual({ b: ["y"] });
});

it("what is not answered yet is named by its place", () => {
  expect(unanswered([question("a", "single"), question("b", "multiple")], { a: [], b: ["x"] })).toEqual([0]);
});
