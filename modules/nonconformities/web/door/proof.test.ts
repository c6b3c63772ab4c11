import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { proofBits, proofText, SendingKey, zeroBits } from "../../public-report.ts";
import { solve } from "./proof.ts";
import { sendingKey } from "./sending-key.ts";

test("the page's proof is one that the door accepts, and holds for no other report", () => {
  const key = sendingKey(),
    nonce = solve("code-of-a-poster", key, proofBits);
  const hash = (of: string) =>
    createHash("sha256")
      .update(proofText("code-of-a-poster", of, nonce))
      .digest();
  expect(zeroBits(hash(key))).toBeGreaterThanOrEqual(proofBits);
  expect(zeroBits(hash(sendingKey()))).toBeLessThan(proofBits);
});

test("each report has a key of its own that the door takes", () => {
  const keys = Array.from({ length: 50 }, sendingKey);
  expect(new Set(keys).size).toBe(50);
  expect(keys.every((key) => SendingKey.safeParse(key).success)).toBe(true);
});
