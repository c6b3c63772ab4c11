import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { faultOfOffer, lentTwice, longestDays, refusedToLend, type Circumstances, type Thing } from "./delegating.ts";

const thing = (more: Partial<Thing> = {}): Thing => ({
  word: "x",
  title: "Approve a supplier",
  clause: "iso-9001-2015:8.4",
  class: "D",
  signed: false,
  owned: true,
  othersOwn: false,
  ...more,
});
const insider: Circumstances["other"] = { name: "Deepa", roles: ["employee"], leftOn: null, erased: false };
const consultant: Circumstances["other"] = { name: "Neelam", roles: ["consultant"], leftOn: null, erased: false };

describe("what may be lent", () => {
  it.each([
    ["D to a colleague", thing(), insider, /^may be lent$/],
    ["N to anybody", thing({ class: "N" }), insider, /\(8\.4\) and cannot be delegated/],
    ["N even where it is not the position's", thing({ class: "N", owned: false }), insider, /cannot be delegated/],
    ["what is not the position's", thing({ owned: false }), insider, /not this position's/],
    ["P to a colleague without the authority", thing({ class: "P" }), insider, /bound to the person/],
    ["P to one who holds it too", thing({ class: "P", othersOwn: true }), insider, /^may be lent$/],
    ["E to a colleague", thing({ class: "E" }), insider, /^may be lent$/],
    ["work to a consultant", thing(), consultant, /^may be lent$/],
    ["a signature to a consultant", thing({ signed: true }), consultant, /comes from outside/],
    ["E to a consultant", thing({ class: "E" }), consultant, /comes from outside/],
    ["P to a consultant who holds it", thing({ class: "P", othersOwn: true }), consultant, /comes from outside/],
  ])("%s", (_name, it_, to, expected) => {
    expect(refusedToLend(it_, to) ?? "may be lent").toMatch(expected);
  });
});

describe("lending", () => {
  const people = ["a", "b", "c", "d"],
    acts = ["order", "block", "approve"];
  const own: Record<string, readonly string[]> = { a: ["order", "block"], b: ["approve"], c: [], d: [] };
  const offers = fc.array(
    fc.record({ from: fc.constantFrom(...people), to: fc.constantFrom(...people), position: fc.constantFrom("a", "b", "c"), act: fc.constantFrom(...acts) }),
    { maxLength: 40 },
  );

  it("never chains: whatever is offered in whatever order, each lender holds in person what is lent, and no act is lent twice", () => {
    fc.assert(
      fc.property(offers, (all) => {
        const lent: { from: string; to: string; position: string; act: string; number: string }[] = [];
        for (const [at, offer] of all.entries()) {
          const circumstances: Circumstances = {
            today: "2026-11-23",
            holdings: offer.position === offer.from ? [{ from: "2020-01-01", until: null }] : [],
            other: { ...insider, name: offer.to },
            lentAlready: lent.filter((l) => l.position === offer.position).map((l) => ({ number: l.number, words: [l.act] })),
          };
          const fault = faultOfOffer({ fromPersonId: offer.from, toPersonId: offer.to, startsOn: "2026-11-23", endsOn: "2026-11-30" }, circumstances);
          const refused = refusedToLend(thing({ clause: null, owned: own[offer.position]!.includes(offer.act) }), circumstances.other);
          if (fault === null && refused === null && lentTwice([offer.act], circumstances) === null) lent.push({ ...offer, number: `DEL-${at}` });
        }
        for (const l of lent) expect(own[l.from]).toContain(l.act);
        expect(new Set(lent.map((l) => `${l.position} ${l.act}`)).size).toBe(lent.length);
      }),
      { numRuns: 500 },
    );
  });

  it("always ends: within a year, after it begins, while the lender holds the position", () => {
    const day = fc.date({ min: new Date("2026-01-01"), max: new Date("2029-01-01"), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (startsOn, endsOn, until) => {
        const circumstances: Circumstances = { today: "2026-11-23", holdings: [{ from: "2020-01-01", until }], other: insider, lentAlready: [] };
        if (faultOfOffer({ fromPersonId: "a", toPersonId: "b", startsOn, endsOn }, circumstances) !== null) return;
        expect(endsOn >= startsOn && endsOn >= "2026-11-23" && endsOn <= until).toBe(true);
        expect((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000).toBeLessThanOrEqual(longestDays);
      }),
    );
  });
});
