import { expect, test } from "vitest";
import { keyKeeper } from "#web/act/perform.ts";

const counting = () => {
  let n = 0;
  return () => `key ${++n}`;
};

test("an attempt that was not answered keeps its key when it is repeated", () => {
  const keys = keyKeeper(counting());
  const attempt = { id: "a", version: 3, input: { dueOn: "2026-12-02" } };
  expect(keys.keyFor("nc.extend", attempt)).toBe("key 1");
  expect(keys.keyFor("nc.extend", { ...attempt })).toBe("key 1");
});

test("a signature added to an attempt does not make it another attempt", () => {
  const keys = keyKeeper(counting());
  keys.keyFor("nc.close", { id: "a", version: 3 });
  expect(keys.keyFor("nc.close", { id: "a", version: 3, signature: { meaning: "approval", password: "x" } })).toBe("key 1");
});

test("a changed attempt, and one after an answer, get a new key", () => {
  const keys = keyKeeper(counting());
  keys.keyFor("nc.extend", { id: "a", version: 3, input: { dueOn: "2026-12-02" } });
  expect(keys.keyFor("nc.extend", { id: "a", version: 3, input: { dueOn: "2026-12-03" } })).toBe("key 2");
  keys.answered();
  expect(keys.keyFor("nc.extend", { id: "a", version: 3, input: { dueOn: "2026-12-03" } })).toBe("key 3");
});
