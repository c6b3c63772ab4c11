import { expect, test } from "vitest";
import { distance, since } from "#web/kit/date.tsx";
import { dayFrom } from "#web/kit/day-text.ts";
import { bytes, figure, fingerprint } from "#web/kit/figures.ts";
import { initials } from "#web/kit/people.tsx";
import { mentionBeingWritten, stillNamed } from "#web/record/Talk.tsx";
import { paretoOf } from "#web/charts/pareto.ts";
import { parse } from "#web/palette/finds.ts";
import { deviceName } from "#web/account/device-name.ts";
import { dayThere, endOfDay, setOrganisationZone } from "#web/zone.ts";
import { keepDay, pathOf, routePath } from "#web/routing.tsx";

test.each([
  ["2 Dec 2026", "2026-12-02"],
  ["2 dec", "2026-12-02"],
  ["02.12.2026", "2026-12-02"],
  ["2/12/26", "2026-12-02"],
  ["2026-12-02", "2026-12-02"],
  ["+8", "2026-12-02"],
  ["today", "2026-11-24"],
])("the day %s is read as people mean it", (text, day) => {
  expect(dayFrom(text, "2026-11-24")).toBe(day);
});

test.each(["31 Feb 2026", "2 dez", "12", "2026-13-01", ""])("%s is no day", (text) => {
  expect(dayFrom(text, "2026-11-24")).toBeNull();
});

test("distances and ages are said in words", () => {
  expect(distance("2026-12-01", "2026-11-24")).toBe("in 7 days");
  expect(distance("2026-11-23", "2026-11-24")).toBe("1 day ago");
  const now = Date.parse("2026-11-24T09:00:00Z");
  expect(since("2026-11-24T08:34:00Z", now)).toBe("26 min ago");
  expect(since("2026-11-20T09:00:00Z", now)).toBe("since Fri");
});

test("figures are grouped as in India, sizes rounded, fingerprints in pairs", () => {
  expect(figure(1234567)).toBe("12,34,567");
  expect(bytes(1_240_000)).toBe("1.2\u2009MB");
  expect(fingerprint("e27c910bffff")).toBe("E2 7C 91 0B");
  expect(initials("Meera Krishnan")).toBe("MK");
});

test("somebody is called only while the name stands in the text", () => {
  expect(mentionBeingWritten("done @far")).toBe("far");
  expect(mentionBeingWritten("mail@example")).toBeNull();
  expect(
    stillNamed("thanks @Farah Ahmed", [
      { id: "1", name: "Farah Ahmed" },
      { id: "2", name: "Ravi Kumar" },
    ]),
  ).toEqual(["1"]);
});

test("the vital few make four fifths, and other stays last however large", () => {
  const bars = paretoOf(
    [
      { label: "a", count: 5 },
      { label: "b", count: 3 },
      { label: "c", count: 4 },
      { label: "d", count: 4 },
    ],
    2,
    "other",
  );
  expect(bars.map((bar) => [bar.label, bar.count, bar.vital])).toEqual([
    ["a", 5, true],
    ["c", 4, true],
    ["other", 7, false],
  ]);
});

test("a question's opening words are left out of the search", () => {
  expect(parse("who is responsible for 8.4?")).toEqual({ only: null, text: "8.4" });
  expect(parse("@anand")).toEqual({ only: "people", text: "anand" });
});

test("paths take the router's form, are filled, and keep the day that is looked at", () => {
  expect(routePath("/nc/:number/why")).toBe("/nc/$number/why");
  expect(pathOf("/nc/:number", { number: "NC-2026-041" })).toBe("/nc/NC-2026-041");
  expect(keepDay("/nc?state=open", "?on=2025-03-03")).toBe("/nc?state=open&on=2025-03-03");
  expect(keepDay("/nc", "?q=x")).toBe("/nc");
});

test("a session is named by its browser and system, not by what the browser says of itself", () => {
  expect(deviceName("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36")).toBe("Chrome on Linux");
  expect(deviceName("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1")).toBe("Safari on iPhone");
  expect(deviceName("curl/8.5")).toBe("curl/8.5");
});

test("a day ends where the organisation works, summer time included", () => {
  setOrganisationZone("Asia/Kolkata");
  expect(endOfDay("2025-03-03")).toBe("2025-03-03T18:29:59.999Z");
  expect(dayThere("2025-03-03T20:00:00Z")).toBe("2025-03-04");
  setOrganisationZone("Europe/Zurich");
  expect(endOfDay("2025-07-01")).toBe("2025-07-01T21:59:59.999Z");
  expect(endOfDay("2025-01-01")).toBe("2025-01-01T22:59:59.999Z");
  setOrganisationZone("Asia/Kolkata");
});
