import { expect, it } from "vitest";
import { weakPin } from "./pin.ts";

it("a PIN that anybody tries first is refused, and why is said", () => {
  for (const weak of ["123456", "654321", "890123", "111111", "121212", "123123", "112211", "010190", "311299", "900101", "12345", "1234567", "12345a", ""])
    expect([weak, weakPin(weak)]).toEqual([weak, expect.any(String)]);
  for (const good of ["482915", "905172", "719302", "903174"]) expect([good, weakPin(good)]).toEqual([good, null]);
});
