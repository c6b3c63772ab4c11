import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "#kernel/date.ts";
import { reached, type Audience, type Member } from "#modules/documents/audience.ts";
import { cellOf, holdsOn, isGap, type Evidence } from "./cells.ts";
import { draw, fits, grade } from "./grading.ts";
import type { Bank } from "./question.ts";
import { demandReach, requiredBy, type Demanded } from "./requiring.ts";

const today = "2026-11-23";
const dayNear = fc.integer({ min: -200, max: 200 }).map((n) => addDays(today, n));
const evidence: fc.Arbitrary<Evidence> = fc.record({
  level: fc.integer({ min: 1, max: 6 }),
  fromOn: dayNear,
  expiresOn: fc.option(dayNear, { nil: null }),
  holds: fc.boolean(),
});
const level = fc.integer({ min: 0, max: 6 });

describe("one cell", () => {
  it("is a gap exactly when something is required and nothing that holds today reaches it", () => {
    fc.assert(
      fc.property(level, fc.array(evidence, { maxLength: 6 }), (required, all) => {
        const cell = cellOf(required, all, { today, within: 90 }),
          best = Math.max(0, ...all.filter((e) => holdsOn(e, today)).map((e) => e.level));
        const seen = cell && { held: cell.held, gap: isGap(cell), extra: cell.state === "extra" };
        expect(seen).toEqual(required === 0 && best === 0 ? null : { held: best, gap: best < required, extra: required === 0 });
      }),
    );
  });

  it("more evidence never takes anything away", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(evidence, { maxLength: 5 }), evidence, (required, all, more) => {
        const before = cellOf(required, all, { today, within: 90 })!,
          after = cellOf(required, [...all, more], { today, within: 90 })!;
        expect(after.held).toBeGreaterThanOrEqual(before.held);
        expect(isGap(after) && !isGap(before)).toBe(false);
      }),
    );
  });

  it("that is met is met until the day it names, and a gap the day after", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(evidence, { minLength: 1, maxLength: 5 }), (required, all) => {
        const cell = cellOf(required, all, { today, within: 0 })!;
        fc.pre(!isGap(cell) && cell.expires !== null);
        const known = all.filter((e) => e.fromOn <= today);
        expect(isGap(cellOf(required, known, { today: cell.expires, within: 0 })!)).toBe(false);
        expect(isGap(cellOf(required, known, { today: addDays(cell.expires, 1), within: 0 })!)).toBe(true);
      }),
    );
  });
});

const ids = ["a", "b", "c", "d"];
const id = fc.constantFrom(...ids);
const roles = ["employee", "process_owner"] as const;
const line: fc.Arbitrary<Audience> = fc.oneof(
  fc.record({ to: fc.constant("everyone" as const), siteId: fc.option(id, { nil: null }) }),
  fc.record({ to: fc.constant("role" as const), role: fc.constantFrom(...roles), siteId: fc.option(id, { nil: null }) }),
  fc.record({ to: fc.constant("unit" as const), unitId: id }),
  fc.record({ to: fc.constant("position" as const), positionId: id }),
);
const member: fc.Arbitrary<Member> = fc.record({ personId: id, positionId: id, role: fc.constantFrom(...roles), siteId: fc.option(id, { nil: null }), unitIds: fc.subarray(ids) });

describe("what is required of somebody", () => {
  it("is what each requirement that reaches them demands, at the highest level", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ line, competence: id, level: fc.integer({ min: 1, max: 6 }) }), { maxLength: 12 }), fc.array(member, { maxLength: 8 }), (rules, members) => {
        const demands: Demanded[] = rules.map((rule, i) => ({
          id: String(i),
          competenceId: rule.competence,
          level: rule.level,
          days: 30,
          subject: rule.line as Demanded["subject"],
        }));
        const reach = demandReach(demands, { byDocument: new Map(), byProcess: new Map() });
        for (const person of ids) {
          const required = requiredBy(reach.of(members.filter((m) => m.personId === person)));
          for (const competence of ids) {
            const reaching = rules.filter((rule) => rule.competence === competence && reached([rule.line], members).includes(person));
            expect(required.get(competence)?.level ?? 0).toBe(Math.max(0, ...reaching.map((r) => r.level)));
          }
        }
      }),
    );
  });

  it("a document demands it of its readers, a process of the readers of each of its documents, a task of nobody", () => {
    const subject = (s: Demanded["subject"]): Demanded => ({ id: s.to, competenceId: s.to, level: 1, days: 1, subject: s });
    const reach = demandReach([subject({ to: "document", documentId: "d" }), subject({ to: "process", process: "Grinding" }), subject({ to: "task", task: "assess" })], {
      byDocument: new Map([["d", [{ to: "position", positionId: "a" }]]]),
      byProcess: new Map([["Grinding", [{ to: "position", positionId: "b" }]]]),
    });
    const at = (positionId: string): Member => ({ personId: "p", positionId, role: "employee", siteId: null, unitIds: [] });
    expect([...requiredBy(reach.of([at("a")])).keys()]).toEqual(["document"]);
    expect([...requiredBy(reach.of([at("a"), at("b")])).keys()].toSorted()).toEqual(["document", "process"]);
  });
});

describe("a quiz", () => {
  const bank: Bank = Array.from({ length: 9 }, (_, i) => ({
    key: `q${i}`,
    text: "?",
    sort: "multiple",
    options: [0, 1, 2, 3].map((o) => ({ key: `o${o}`, text: "x", right: o <= i % 3 })),
    reason: null,
  }));
  it("draws so many different questions, each with all its answers, and grades by exactly what is right", () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 100 }), fc.nat({ max: 9 }), (stream, most, passPercent, good) => {
        const drawn = draw(bank, most, (below) => (stream.next().value as number) % below);
        expect(new Set(drawn.map((d) => d.key)).size).toBe(most);
        expect(drawn.every((d) => d.options.toSorted().join() === "o0,o1,o2,o3")).toBe(true);
        const right = (key: string) =>
          bank
            .find((q) => q.key === key)!
            .options.filter((o) => o.right)
            .map((o) => o.key);
        const given = Object.fromEntries(drawn.map((d, i) => [d.key, i < good ? right(d.key) : ["o3"]]));
        expect(fits(drawn, given)).toBe(true);
        const result = grade(bank, drawn, given, passPercent);
        expect(result.right).toBe(Math.min(good, most));
        expect(result.passed).toBe((100 * result.right) / most >= passPercent);
      }),
    );
  });
  it("takes no answer to what was not asked", () => expect(fits([{ key: "q1", options: ["a"] }], { q2: ["a"] })).toBe(false));
});
