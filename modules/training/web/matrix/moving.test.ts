import { expect, it } from "vitest";
import { moved } from "./moving.ts";

const sheet = { rows: 5_000, columns: 300, page: 10 };

it("arrows, pages, Home and End move within the sheet and never out of it", () => {
  expect(moved("ArrowUp", { r: 0, c: 4 }, sheet)).toEqual({ r: 0, c: 4 });
  expect(moved("PageDown", { r: 4_995, c: 0 }, sheet)).toEqual({ r: 4_999, c: 0 });
  expect(moved("End", { r: 3, c: 0 }, sheet)).toEqual({ r: 3, c: 299 });
  expect(moved("Home", { r: 3, c: 8 }, sheet)).toEqual({ r: 3, c: 0 });
  expect(moved("a", { r: 0, c: 0 }, sheet)).toBeNull();
});
