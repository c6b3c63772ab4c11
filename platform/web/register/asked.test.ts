import { expect, test } from "vitest";
import { askedOf, exportOf } from "./asked.ts";

const columns = [{ id: "number" }, { id: "state", sort: false as const }];
const knows = ["state", "late", "sort", "text", "limit", "cursor"];

test("a list is asked by the words, filters and order that it knows, and by nothing else that stands in the address", () => {
  const asked = { text: "pump", sort: { id: "number", down: true }, filters: { state: "open|late", cursor: "x", peek: "7", late: "" } };
  expect(askedOf(asked, knows, columns)).toEqual({ state: "open,late", text: "pump", sort: "-number" });
});

test("an order that no column offers is not asked for", () => {
  expect(askedOf({ text: "", sort: { id: "state", down: false }, filters: {} }, knows, columns)).toEqual({});
  expect(askedOf({ text: "", sort: { id: "cost", down: false }, filters: {} }, knows, columns)).toEqual({});
});

test("a file holds what the list was asked", () => {
  expect(exportOf("nonconformity.list", { late: "true" }, ["number", "title"])("csv")).toBe("/api/export/nonconformity.list?late=true&format=csv&columns=number%2Ctitle");
});
