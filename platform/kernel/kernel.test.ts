import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { decide, decideBeginning, defineActs, inPlaceOf, isBeginning } from "./act.ts";
import { actorFrom, isOutside, type ActorSheet } from "./actor.ts";
import { addDays, dayOf, daysBetween, written } from "./date.ts";
import { Refusal } from "./errors.ts";
import { newId } from "./id.ts";
import type { Kept } from "./record.ts";
import { either, granted, grantedInPerson, inside, ofOwner, role, theOwner } from "./rules.ts";
import { say, speak } from "./sentence.ts";
import { decideView, defineViews } from "./view.ts";

const sheet = (over: Partial<ActorSheet> = {}): ActorSheet => ({
  id: "p1",
  name: "Ana",
  organisationId: "o",
  organisation: "O",
  zone: "Asia/Kolkata",
  today: "2026-11-23",
  positions: [],
  authority: [],
  actingFor: [],
  ...over,
});
const position = (r: ActorSheet["positions"][number]["role"]) => ({ id: "q", title: r, siteId: null, unitId: null, role: r });
const record = (over: Partial<Kept> = {}): Kept => ({
  id: "r",
  kind: "note",
  number: "N-1",
  title: "t",
  state: "open",
  version: 1,
  ownerId: "p2",
  siteId: null,
  unitId: null,
  dueOn: null,
  confidential: false,
  openedAt: "2026-01-01T00:00:00.000Z",
  closedAt: null,
  ...over,
});

const acts = defineActs<Kept>("note")({
  begin: { begins: true, title: "Begin", past: "began it", input: z.object({}), may: [inside], to: "open" },
  close: {
    title: "Close",
    past: "closed it",
    input: z.object({}),
    may: [granted],
    from: ["open"],
    to: "closed",
    needs: [{ holds: (r) => r.title !== "unfinished", otherwise: "It is not finished." }],
  },
  sweep: { title: "Sweep", past: "swept it", input: z.object({}), may: [], from: ["open"], to: "closed", byClock: true },
  comment: { title: "Write", past: "wrote", input: z.object({}), may: [], from: [], light: true },
});

describe("deciding", () => {
  const holder = actorFrom(sheet({ authority: ["note.close"] }));
  it("names acts after kind and key", () => expect(Object.values(acts).map((a) => a.name)).toEqual(["note.begin", "note.close", "note.sweep", "note.comment"]));
  it("asks who first, then when, then what for", () => {
    expect(decide(acts.close, actorFrom(sheet()), record({ state: "closed", title: "unfinished" }))).toMatchObject({ yes: false, about: "who" });
    expect(decide(acts.close, holder, record({ state: "closed", title: "unfinished" }))).toMatchObject({ yes: false, about: "when", because: "Not possible while it is closed." });
    expect(decide(acts.close, holder, record({ title: "unfinished" }))).toMatchObject({ because: "It is not finished." });
    expect(decide(acts.close, holder, record())).toEqual({ yes: true });
  });
  it("keeps from people what only the clock does", () => {
    expect(decide(acts.sweep, holder, record())).toMatchObject({ yes: false, about: "who" });
    expect(decide(acts.sweep, { ...holder, system: true }, record())).toEqual({ yes: true });
  });
  it("does not let the clock do what the state forbids", () => expect(decide(acts.close, { ...holder, system: true }, record({ state: "closed" })).yes).toBe(false));
  it("lets a light act be done in any state", () => expect(decide(acts.comment, holder, record({ state: "closed" })).yes).toBe(true));
  it("knows a beginning", () => expect([isBeginning(acts.begin), isBeginning(acts.close)]).toEqual([true, false]));
  it("keeps beginnings from people outside", () => expect(decideBeginning(acts.begin, actorFrom(sheet({ positions: [position("consultant")] }))).yes).toBe(false));
});

describe("rules", () => {
  const lent = actorFrom(sheet({ actingFor: [{ delegationId: "d", personId: "p2", name: "Bo", positionId: "q", title: "Head", until: "2026-12-01", acts: ["note.close"] }] }));
  it("accept a delegation for what may be lent, and not for what must be done in person", () => {
    expect([granted(lent, {}, "note.close").yes, grantedInPerson(lent, {}, "note.close").yes]).toEqual([true, false]);
    expect(inPlaceOf(acts.close, lent, record())).toEqual({ personId: "p2", delegationId: "d", title: "Head" });
  });
  it("take whoever was lent an act by the owner as the owner for this act, and for no other", () => {
    expect([theOwner(lent, record(), "note.close").yes, theOwner(lent, record(), "note.change").yes, theOwner(actorFrom(sheet()), record(), "note.close").yes]).toEqual([
      true,
      false,
      false,
    ]);
  });
  it("say on whose behalf, when own authority is not enough by itself", () => {
    const both = { ...acts.close, may: [granted, theOwner] },
      own = actorFrom(sheet({ authority: ["note.close"], actingFor: [...lent.actingFor] }));
    expect(inPlaceOf(both, own, record())?.personId).toBe("p2");
    expect(inPlaceOf(both, own, record({ ownerId: own.id }))).toBeNull();
    expect(inPlaceOf(acts.close, own, record())).toBeNull();
    const deputy = actorFrom(sheet({ authority: ["note.close"], standingInFor: [{ personId: "p2", positionId: "q", title: "Head", acts: ["note.close"] }] }));
    expect(inPlaceOf(acts.close, deputy, record())).toEqual({ personId: "p2", delegationId: null, title: "Head" });
    expect([theOwner(deputy, record(), "note.x").yes, theOwner(deputy, record({ ownerId: null }), "note.x").yes]).toEqual([true, false]);
    expect([ofOwner({ may: [theOwner] }), ofOwner({ may: [either(theOwner, granted)] }), ofOwner({ may: [theOwner], holders: ["employee"] }), ofOwner({ may: [granted] })]).toEqual(
      [true, true, false, false],
    );
  });
  it("call somebody outside only when every position is", () => {
    expect(isOutside(actorFrom(sheet({ positions: [position("consultant"), position("external_auditor")] })))).toBe(true);
    expect(isOutside(actorFrom(sheet({ positions: [position("consultant"), position("employee")] })))).toBe(false);
    expect(isOutside(actorFrom(sheet()))).toBe(true);
  });
  it("need one of either", () => {
    const top = actorFrom(sheet({ positions: [position("top_management")] }));
    expect([either(granted, role("top_management"))(top, {}, "x").yes, either(granted, role("administrator"))(top, {}, "x").yes]).toEqual([true, false]);
  });
});

describe("views", () => {
  const views = defineViews("note")({ list: { title: "Which?", may: [inside], asks: z.object({}), gives: z.array(z.string()) } });
  it("are named and kept from people outside where they say so", () => {
    expect(views.list.name).toBe("note.list");
    expect(decideView(views.list, actorFrom(sheet({ positions: [position("external_auditor")] }))).yes).toBe(false);
  });
});

describe("sentences", () => {
  it("fill in what they name, with plurals", () => expect(say("{n, plural, one {# action} other {# actions}} of {who}", { n: 2, who: "Ana" })).toBe("2 actions of Ana"));
  it("speak another language once its catalogue is loaded, English where it has none", () => {
    speak("kn", { "{n} left": "{n} ಉಳಿದಿವೆ" });
    expect([say("{n} left", { n: 3 }), say("Nobody answers")]).toEqual(["3 ಉಳಿದಿವೆ", "Nobody answers"]);
    speak("en", {});
  });
});

describe("dates", () => {
  it("are days of the organisation's zone", () =>
    expect([dayOf(new Date("2026-11-22T19:00:00Z")), dayOf(new Date("2026-11-22T19:00:00Z"), "UTC")]).toEqual(["2026-11-23", "2026-11-22"]));
  it("count whole days, over leap days and changes of the clock", () => expect([addDays("2028-02-28", 2), daysBetween("2026-03-28", "2026-03-30")]).toEqual(["2028-03-01", 2]));
  it("add and count back the same", () =>
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (n) => {
        expect(daysBetween("2026-11-23", addDays("2026-11-23", n)) === n).toBe(true);
      }),
    ));
  it("are written as the house writes them", () => expect(written("2026-09-03")).toBe("3 Sep 2026"));
});

describe("ids", () => {
  it("are UUIDs of version 7 that grow with time (RFC 9562)", () => {
    const a = newId(1_700_000_000_000),
      b = newId(1_700_000_000_001);
    expect(a).toMatch(/^018bcfe5-6800-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(a < b).toBe(true);
    expect(z.uuid().safeParse(a).success).toBe(true);
  });
});

it("a refusal knows its status and title", () =>
  expect([new Refusal("signature_needed", "x").status, new Refusal("conflict", "x").title]).toEqual([428, "Not possible as things stand"]));
