import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/date.ts";
import { whyNotAppointed } from "./appointing.ts";
import { inForce, inHands, mostAtOnce, overlap, uncoveredSince, type Presence } from "./holding.ts";
import type { Holding } from "./record.ts";

const here: Presence = { leftOn: null, awayFrom: null, awayUntil: null, erased: false };
const held = (personId: string, from: string, until: string | null = null, deputy = false): Holding => ({ id: `${personId}-${from}`, personId, deputy, from, until });
const people = (more: Record<string, Partial<Presence>> = {}) => new Map(["asha", "ravi", "deepa"].map((p) => [p, { ...here, ...more[p] }]));
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays("2026-01-01", n));
const period = fc.tuple(day, fc.option(fc.integer({ min: -1, max: 40 }))).map(([from, length]) => ({ from, until: length === null ? null : addDays(from, length) }));
const days = Array.from({ length: 130 }, (_, n) => addDays("2025-12-25", n));

describe("who is there", () => {
  it("is the holder, first and last day included", () => {
    const at = (on: string) => inHands([held("asha", "2026-01-10", "2026-01-20")], people(), on).coverage;
    expect([at("2026-01-09"), at("2026-01-10"), at("2026-01-20"), at("2026-01-21")]).toEqual(["vacant", "held", "held", "vacant"]);
  });

  it("is the deputy while the holder is away or there is none", () => {
    const both = [held("asha", "2026-01-01"), held("ravi", "2026-01-01", null, true)];
    expect(inHands(both, people(), "2026-01-05")).toMatchObject({ coverage: "held", deputies: [{ acting: false }] });
    expect(inHands(both, people({ asha: { awayFrom: "2026-01-04", awayUntil: "2026-01-06" } }), "2026-01-05")).toMatchObject({ coverage: "acting", deputies: [{ acting: true }] });
    expect(inHands(both, people({ asha: { leftOn: "2026-01-04" } }), "2026-01-05")).toMatchObject({ coverage: "acting", holders: [] });
  });

  it("is nobody when holder and deputy are both away, or the holder alone is", () => {
    const away = { awayFrom: "2026-01-04", awayUntil: null };
    expect(inHands([held("asha", "2026-01-01")], people({ asha: away }), "2026-01-05").coverage).toBe("away");
    expect(inHands([held("ravi", "2026-01-01", null, true)], people({ ravi: away }), "2026-01-05").coverage).toBe("vacant");
  });

  it("has been nobody since the day after the last one", () => {
    expect(uncoveredSince([held("asha", "2025-01-01", "2025-06-30"), held("ravi", "2025-07-01", "2025-12-31")], people(), "2026-02-01")).toBe("2026-01-01");
    expect(uncoveredSince([held("asha", "2025-01-01")], people({ asha: { leftOn: "2025-11-05" } }), "2026-02-01")).toBe("2025-11-06");
    expect(uncoveredSince([], people(), "2026-02-01")).toBeNull();
  });
});

describe("periods", () => {
  it("overlap exactly when some day belongs to both", () =>
    fc.assert(
      fc.property(period, period, (a, b) => {
        expect(overlap(a, b)).toBe(days.some((d) => inForce(a, d) && inForce(b, d)));
      }),
    ));

  it("hold as many at once as the fullest day does", () =>
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), period, (all, during) => {
        const fullest = Math.max(0, ...days.filter((d) => inForce(during, d)).map((d) => all.filter((h) => inForce(h, d)).length));
        fc.pre(during.until === null || during.until >= during.from);
        expect(mostAtOnce(all, during)).toBe(fullest);
      }),
    ));
});

describe("an appointment", () => {
  const asked = {
    person: { id: "asha", name: "Asha Rao", state: "present", joinedOn: null, leftOn: null },
    position: { id: "p", title: "Head", role: "process_owner" as const, seats: 1, holdings: [] as Holding[] },
    others: [],
    deputy: false,
    from: "2026-01-10",
    until: null,
  };

  it("is refused while the seat is taken or the same person is there, and not otherwise", () => {
    const taken = { ...asked.position, holdings: [held("ravi", "2026-01-01", "2026-01-10")] };
    expect(whyNotAppointed({ ...asked, position: taken })).toMatch(/one seat and it is taken/);
    expect(whyNotAppointed({ ...asked, position: taken, from: "2026-01-11" })).toBeNull();
    expect(whyNotAppointed({ ...asked, position: { ...taken, seats: 2 } })).toBeNull();
    expect(whyNotAppointed({ ...asked, position: taken, deputy: true })).toBeNull();
    expect(whyNotAppointed({ ...asked, position: { ...taken, seats: 5, holdings: [held("asha", "2026-01-01")] } })).toBe("Asha Rao holds this position already, since 1 Jan 2026.");
  });

  it("is not for somebody who has left, goes before its end, or comes later", () => {
    expect(whyNotAppointed({ ...asked, person: { ...asked.person, state: "left", leftOn: "2025-12-01" } })).toBe("Asha Rao is no longer here.");
    expect(whyNotAppointed({ ...asked, person: { ...asked.person, state: "leaving", leftOn: "2026-02-01" } })).toMatch(/leaves on 1 Feb 2026/);
    expect(whyNotAppointed({ ...asked, until: "2026-02-01", person: { ...asked.person, state: "leaving", leftOn: "2026-02-01" } })).toBeNull();
    expect(whyNotAppointed({ ...asked, person: { ...asked.person, joinedOn: "2026-02-01" } })).toMatch(/joins on/);
  });

  it("never puts somebody inside and outside at once, either way round", () => {
    const from = { from: "2026-01-01", until: null };
    expect(whyNotAppointed({ ...asked, others: [{ title: "Adviser", role: "consultant", holding: from }] })).toMatch(/comes from outside as “Adviser”/);
    expect(whyNotAppointed({ ...asked, position: { ...asked.position, role: "external_auditor" }, others: [{ title: "Buyer", role: "employee", holding: from }] })).toMatch(
      /holds “Buyer” inside/,
    );
    expect(whyNotAppointed({ ...asked, others: [{ title: "Adviser", role: "consultant", holding: { from: "2025-01-01", until: "2026-01-09" } }] })).toBeNull();
  });
});
