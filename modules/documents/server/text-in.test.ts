import { expect, it } from "vitest";
import { asText } from "./text-in.ts";

it("a text in another encoding is refused, never kept with its letters lost", () => {
  expect(asText(Buffer.from("Prüfung ಮಾಪಕ"))).toBe("Prüfung ಮಾಪಕ");
  expect(asText(Buffer.from([0xef, 0xbb, 0xbf, 0x41]))).toBe("A"); // the mark that some editors begin with is no letter
  for (const bytes of [Buffer.from("Prüfung", "latin1"), Buffer.from("Prüfung", "utf16le"), Buffer.from([0xc3])]) expect(() => asText(bytes)).toThrow(/Save it as UTF-8/);
});
