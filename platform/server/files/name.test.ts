import { expect, it } from "vitest";
import { fileName } from "./name.ts";

it.each([
  ["report.pdf", "report.pdf"],
  ["invoice\u202egnp.exe", "invoicegnp.exe"],
  ["../../etc/passwd", "passwd"],
  ["C:\\Users\\meera\\plan.docx", "plan.docx"],
  ["a\r\nSet-Cookie: x.txt", "aSet-Cookie: x.txt"],
  ["தர அறிக்கை.pdf", "தர அறிக்கை.pdf"],
  ["דוח.pdf", "דוח.pdf"],
  ["\u202e", "file"],
  ["..", "file"],
  ["a/", "file"],
])("a file called %j is shown as %j", (given, shown) => {
  expect(fileName(given)).toBe(shown);
});
