import { describe, expect, it } from "vitest";
import { decide, decideBeginning, type Act, type Beginning } from "#kernel/act.ts";
import type { Actor, GovernanceRole } from "#kernel/actor.ts";
import { actionActs, causeActs, nonconformityActs, outputActs, posterActs, reportActs } from "./acts.ts";
import type { ActionRead } from "./action.ts";
import { nonconformityTurns } from "./nonconformity-turns.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import type { ReportRead } from "./report.ts";
import { actionTurns, reportTurns } from "./turns.ts";

const someone = (id: string, role: GovernanceRole, more: Partial<Actor> = {}): Actor => ({
  id,
  name: id,
  organisationId: "o",
  organisation: "o",
  zone: "Asia/Kolkata",
  today: "2026-11-23",
  positions: [{ id: `p-${id}`, title: role, siteId: null, unitId: null, role }],
  roles: new Set([role]),
  authority: authority(role),
  actingFor: [],
  ...more,
});
const all: readonly (Act<never> | Beginning<never>)[] = [reportActs, nonconformityActs, causeActs, outputActs, actionActs, posterActs].flatMap((acts) => Object.values(acts));
const authority = (role: GovernanceRole): ReadonlySet<string> => new Set(all.filter((a) => a.holders?.includes(role)).map((a) => a.name));

const head = someone("head", "process_owner"),
  quality = someone("quality", "management_representative"),
  worker = someone("worker", "employee"),
  auditor = someone("auditor", "internal_auditor"),
  consultant = someone("consultant", "consultant");
const spine = {
  id: "n",
  kind: "nonconformity",
  number: "NC-2026-001",
  title: "Bore",
  version: 3,
  ownerId: "head",
  siteId: null,
  unitId: null,
  dueOn: "2026-12-31",
  confidential: false,
  openedAt: "2026-11-09T00:00:00.000Z",
  closedAt: null,
};
const done = { what: "x", on: "2026-11-09", by: "head", enteredAt: "2026-11-09T00:00:00.000Z" };
const evaluation = { severity: 3, recurrence: 2, score: 6, ruleSays: true, needed: true, reason: "x", on: "2026-11-10", by: "head" };
const why = (id: string, parentId: string | null, more = {}) => ({
  id,
  parentId,
  track: "occurred" as const,
  text: "the counter was reset",
  follows: true,
  evidence: [],
  root: false,
  gate: null,
  ...more,
});

const nc = (more: Partial<NonconformityRead> = {}): NonconformityRead => ({
  ...spine,
  state: "open",
  what: "x",
  requirement: null,
  place: null,
  source: "report",
  grade: null,
  process: null,
  product: null,
  supplier: null,
  clauses: [],
  foundBy: null,
  foundOn: "2026-11-09",
  reportId: null,
  team: [],
  containment: null,
  correction: null,
  evaluation: null,
  whys: [],
  bones: [],
  comparisons: [],
  cause: null,
  round: 1,
  criterion: null,
  verifications: [],
  elsewhere: [],
  cost: null,
  lesson: null,
  originalDueOn: "2026-12-04",
  asked: null,
  extensions: [],
  mergedInto: null,
  reopened: 0,
  escalation: null,
  actions: 0,
  openActions: 0,
  unfinishedActions: 0,
  roundActions: 0,
  roundDone: 0,
  actionOwnerIds: [],
  causeSeekerIds: [],
  undecidedOutputs: 0,
  unsettledOutputs: 0,
  checkHasCome: false,
  verifierIds: ["quality"],
  closerIds: ["quality"],
  ownedBy: ["head"],
  ...more,
});
const criterion = { criterion: "c", measure: "m", sample: "s", checkOn: "2026-12-18", round: 1, by: "head", on: "2026-11-13" };
const acting = (more: Partial<NonconformityRead> = {}) =>
  nc({ state: "acting", evaluation, criterion, actions: 2, roundActions: 2, roundDone: 2, actionOwnerIds: ["worker"], checkHasCome: true, ...more });
const ready = (more: Partial<NonconformityRead> = {}) =>
  nc({
    state: "verified",
    containment: done,
    correction: done,
    evaluation,
    cause: { text: "x", category: "method", by: "head", on: "2026-11-13" },
    elsewhere: [{ id: "e", place: "Jigani", siteId: null, answer: "no", note: null, by: "head", on: "2026-11-20" }],
    ...more,
  });
const action = (more: Partial<ActionRead> = {}): ActionRead => ({
  ...spine,
  kind: "action",
  ownerId: "worker",
  state: "open",
  sort: "corrective",
  details: null,
  parentId: "n",
  parentKind: "nonconformity",
  waitsFor: null,
  originalDueOn: "2026-12-01",
  asked: null,
  extensions: [],
  startedOn: null,
  proof: null,
  doneOn: null,
  doneAt: null,
  result: null,
  accepted: null,
  sentBack: 0,
  escalation: null,
  parentOwnerId: "head",
  parentCost: null,
  waits: false,
  files: 0,
  judgeIds: ["quality"],
  ownedBy: ["worker"],
  ...more,
});
const because = (decision: ReturnType<typeof decide>): string => (decision.yes ? "yes" : decision.because);
const who = (act: Act<never>, record: unknown, people: Actor[]): string[] =>
  people
    .filter((p) => {
      const d = decide(act as unknown as Act, p, record as never);
      return d.yes || d.about === "when";
    })
    .map((p) => p.id);
const everybody = [head, quality, worker, auditor, consultant];

describe("reports", () => {
  const report = { ...spine, kind: "report", ownerId: null, state: "received", reporterId: "worker" } as unknown as ReportRead;
  it("everybody inside may report, and nobody from outside", () => {
    expect(everybody.filter((p) => decideBeginning(reportActs.send as Beginning, p).yes).map((p) => p.id)).toEqual(["head", "quality", "worker", "auditor"]);
  });
  it("nobody can pretend that something came through the public door", () => {
    for (const p of everybody) expect(decideBeginning(reportActs.receive as Beginning, p).yes).toBe(false);
  });
  it("triage belongs to the representative and the process owners; adding only to the reporter", () => {
    expect(who(reportActs.accept as never, report, everybody)).toEqual(["head", "quality"]);
    expect(who(reportActs.add as never, report, everybody)).toEqual(["worker"]);
    expect(who(reportActs.readConfidential as never, report, everybody)).toEqual(["quality"]);
    expect(reportTurns(report)).toMatchObject([{ who: { role: "management_representative" }, act: "report.accept" }]);
  });
});

describe("nonconformities: who", () => {
  it("its owner, its team and the holders of the act work on it; a consultant never does", () => {
    expect(who(nonconformityActs.contain as never, nc({ ownerId: "worker" }), [worker])).toEqual(["worker"]);
    expect(who(nonconformityActs.contain as never, nc(), everybody)).toEqual(["head", "quality"]);
    expect(
      who(
        nonconformityActs.contain as never,
        nc({
          team: [
            { personId: "worker", part: "setter" },
            { personId: "consultant", part: "advice" },
          ],
        }),
        everybody,
      ),
    ).toEqual(["head", "quality", "worker"]);
  });
  it("nobody verifies or closes their own work, and whoever did an action does not judge it", () => {
    expect(who(nonconformityActs.verify as never, acting(), everybody)).toEqual(["quality", "auditor"]);
    expect(who(nonconformityActs.verify as never, acting({ ownerId: "quality", actionOwnerIds: ["auditor"] }), everybody)).toEqual([]);
    expect(who(nonconformityActs.verify as never, acting({ causeSeekerIds: ["quality"] }), everybody)).toEqual(["auditor"]);
    expect(because(decide(nonconformityActs.verify, quality, acting({ causeSeekerIds: ["quality"] })))).toMatch(/worked on the cause/);
    expect(because(decide(nonconformityActs.verify, quality, acting({ ownerId: "quality" })))).toMatch(/nobody judges their own work/);
    expect(who(nonconformityActs.close as never, ready({ ownerId: "quality" }), everybody)).toEqual([]);
    expect(who(nonconformityActs.close as never, ready(), everybody)).toEqual(["quality"]);
  });
  it("a duty lent by the owner does not make somebody else a judge of the owner's work", () => {
    const lent = { delegationId: "d", personId: "quality", name: "quality", positionId: "p", title: "Quality", until: "2026-12-31", acts: ["nonconformity.close"] };
    const deputy = someone("deputy", "employee", { actingFor: [lent] });
    expect(decide(nonconformityActs.close, deputy, ready()).yes).toBe(true);
    expect(because(decide(nonconformityActs.close, deputy, ready({ ownerId: "quality" })))).toMatch(/nobody judges/);
  });
  it("only the owner stands by the cause, and not through a mere authority", () => {
    expect(who(nonconformityActs.confirmCause as never, nc({ state: "contained" }), everybody)).toEqual(["head"]);
  });
});

describe("nonconformities: what must hold first", () => {
  it("a cause needs a marked root and a chain that can be read backwards", () => {
    const ask = (more: Partial<NonconformityRead>) => because(decide(nonconformityActs.confirmCause, head, nc({ state: "contained", evaluation, ...more })));
    expect(ask({ evaluation: null })).toMatch(/not decided yet/);
    expect(ask({})).toMatch(/No root cause/);
    expect(ask({ whys: [why("a", null, { follows: null }), why("b", "a", { root: true, follows: false })] })).toMatch(/2 steps have not passed/);
    expect(ask({ whys: [why("a", null), why("b", "a", { root: true }), why("c", "a", { follows: false })] })).toBe("yes");
  });
  it("the bar is fixed before anything is done", () => {
    expect(decide(nonconformityActs.fixCriterion, head, acting({ roundDone: 0 })).yes).toBe(true);
    expect(because(decide(nonconformityActs.fixCriterion, head, acting()))).toMatch(/not moved/);
  });
  it("an effect is judged by a criterion of this round, after the actions, from its day on", () => {
    const ask = (more: Partial<NonconformityRead>) => because(decide(nonconformityActs.verify, auditor, acting(more)));
    expect(ask({})).toBe("yes");
    expect(ask({ criterion: null })).toMatch(/not fixed/);
    expect(ask({ round: 2 })).toMatch(/not fixed/);
    expect(ask({ roundActions: 0 })).toMatch(/no corrective action/);
    expect(ask({ unfinishedActions: 1 })).toBe("1 action is not done yet.");
    expect(ask({ checkHasCome: false })).toMatch(/not come yet/);
  });
  it("closing names what is missing", () => {
    const ask = (more: Partial<NonconformityRead>) => because(decide(nonconformityActs.close, quality, ready(more)));
    expect(ask({})).toBe("yes");
    expect(ask({ containment: null })).toMatch(/contain/);
    expect(ask({ correction: null })).toMatch(/correction/);
    expect(ask({ evaluation: null })).toMatch(/not decided/);
    expect(ask({ cause: null })).toMatch(/cause/);
    expect(ask({ openActions: 3 })).toBe("3 actions are open.");
    expect(ask({ state: "contained", openActions: 3 })).toBe("3 actions are open and the effect is not verified.");
    expect(ask({ state: "contained" })).toBe("The effect is not verified.");
    expect(ask({ state: "contained", evaluation: { ...evaluation, needed: false } })).toBe("yes");
    expect(ask({ unsettledOutputs: 2 })).toBe("2 lots are not settled yet.");
    expect(ask({ elsewhere: [] })).toMatch(/elsewhere/);
    expect(ask({ asked: { dueOn: "2027-01-01", reason: "x", by: "head", at: "x" } })).toMatch(/More time/);
    expect(ask({ state: "acting" })).toBe("Not possible while it is acting.");
  });
});

describe("whose turn it is", () => {
  const turns = (more: Partial<NonconformityRead>) => nonconformityTurns(nc(more)).map((x) => x.act);
  it("goes from the owner to somebody else and back", () => {
    expect(turns({ ownerId: null })).toEqual(["nonconformity.assign"]);
    expect(turns({})).toEqual(["nonconformity.contain"]);
    expect(turns({ state: "contained" })).toEqual(["nonconformity.evaluate"]);
    expect(turns({ state: "contained", evaluation })).toEqual(["nonconformity.addWhy"]);
    expect(turns({ state: "cause_confirmed", evaluation })).toEqual(["nonconformity.fixCriterion"]);
    expect(nonconformityTurns(acting({ unfinishedActions: 1 }))).toEqual([]);
    expect(nonconformityTurns(acting())).toMatchObject([
      { who: { person: "quality" }, act: "nonconformity.verify", why: "yours because you carried out none of the actions", dueOn: "2026-12-18" },
    ]);
    expect(nonconformityTurns(acting({ verifierIds: [] }))).toMatchObject([{ who: { role: "top_management" } }]);
    expect(nonconformityTurns(ready())).toMatchObject([{ who: { person: "quality" }, act: "nonconformity.close" }]);
    expect(nonconformityTurns(ready({ state: "closed" }))).toEqual([]);
  });
  it("of an action goes to its owner, then to whoever answers for the case, else to the representative", () => {
    expect(actionTurns(action())).toMatchObject([{ who: { person: "worker" }, act: "action.finish" }]);
    expect(actionTurns(action({ waits: true }))).toEqual([]);
    expect(actionTurns(action({ state: "done" }))).toMatchObject([{ who: { person: "head" }, act: "action.accept" }]);
    expect(actionTurns(action({ state: "done", ownerId: "head" }))).toMatchObject([{ who: { person: "quality" } }]);
    expect(actionTurns(action({ state: "extension_asked" }))).toMatchObject([{ who: { person: "head" }, act: "action.grantTime" }]);
  });
});

describe("actions", () => {
  it("are begun, asked about and finished by their owner only, and judged by somebody else", () => {
    expect(who(actionActs.finish as never, action(), everybody)).toEqual(["worker"]);
    expect(who(actionActs.accept as never, action({ state: "done" }), everybody)).toEqual(["head", "quality"]);
    expect(who(actionActs.accept as never, action({ state: "done", ownerId: "head" }), everybody)).toEqual(["quality"]);
    expect(who(actionActs.grantTime as never, action({ state: "extension_asked", asked: { dueOn: "2027-01-01", reason: "x", by: "quality", at: "x" } }), everybody)).toEqual([
      "head",
    ]);
    expect(decide(actionActs.escalate, quality, action())).toMatchObject({ yes: false, about: "who" });
  });
});

describe("lots and posters", () => {
  it("deciding about parts is a right of the process owner, and signed", () => {
    expect(who(outputActs.decide as never, { ...spine, kind: "output", state: "held" }, everybody)).toEqual(["head"]);
    expect(outputActs.decide).toMatchObject({ signed: "responsibility", class: "P" });
  });
  it("posters are printed by those who triage", () => {
    expect(everybody.filter((p) => decideBeginning(posterActs.print as Beginning, p).yes).map((p) => p.id)).toEqual(["head", "quality"]);
  });
});
