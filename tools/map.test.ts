import { expect, test } from "vitest";
import nonconformities from "#modules/nonconformities/module.ts";
import { drawn, mapped } from "./map.ts";

test("the map names every act of a module with its states and its signature", () => {
  const map = mapped(nonconformities);
  expect(map.acts).toHaveLength(nonconformities.acts.length);
  const close = map.acts.find((a) => a.name === "nonconformity.close");
  expect(close?.to).toBe("closed");
  expect(close?.from?.length).toBeGreaterThan(0);
  expect(close?.signed).toBeTruthy();
  expect(map.acts.find((a) => a.name === "record.comment")).toBeUndefined();
  expect(map.views).toContainEqual({ name: "nonconformity.list" });
  expect(JSON.parse(JSON.stringify(map))).toEqual(map);
});

test("the map can be read", () => {
  const text = drawn([mapped(nonconformities)]);
  expect(text).toMatch(/nonconformity\.close +.*→ closed {2}signed: /);
});
