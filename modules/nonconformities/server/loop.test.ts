import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { nonconformities } from "./testing.ts";

interface Seen {
  record: Record<string, unknown> & { version: number; state: string; whys: { id: string }[]; openActions: number };
  actions: { id: string; number: string; state: string; originalDueOn: string; dueOn: string; owner: { name: string } }[];
  marks: { state: string; is: string; note: string | null }[];
  verifiers: { name: string }[];
  closers: { name: string }[];
  outputs: { id: string; state: string; decidedBy: { name: string } | null; position: string | null }[];
}
interface Inbox {
  items: { act: string; why: string; record: { number: string; id: string } }[];
}

let t: TestWorld;
beforeAll(async () => void (t = await openWorld([nonconformities])));
afterAll(() => t.close());

const inbox = async (who: Parameters<TestWorld["view"]>[0], id: string): Promise<string[]> =>
  (await t.view<Inbox>(who, "me.inbox", {})).items.filter((i) => i.record.id === id).map((i) => i.act);

describe("from a report to its verified end", () => {
  let report: string, nc: string, first: string, second: string, lot: string;
  const see = () => t.view<Seen>("quality", "nonconformity.one", { id: nc });

  it("a worker reports, and the representative accepts it for a process owner", async () => {
    report = (await t.act("worker", "report.send", { input: { text: "Bore over size on 14 valve bodies. Machine stopped.", place: "cell 3" } })).id;
    expect(await inbox("quality", report)).toEqual(["report.accept"]);
    await expect(t.act("worker", "report.accept", { id: report, input: { title: "x" } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("quality", "report.accept", { id: report, input: { title: "Bore over size", ownerId: t.people.worker } })).rejects.toThrow(/process owner/);
    const accepted = await t.act("quality", "report.accept", {
      id: report,
      input: { title: "Bore over size on 14 valve bodies", ownerId: t.people.head, process: "Machining", answer: "Thank you, we look into it." },
    });
    nc = accepted["becameId"] as string;
    expect(accepted).toMatchObject({ state: "accepted", number: "R-1" });
    expect((await see()).record).toMatchObject({
      state: "open",
      number: "NC-2026-001",
      ownerId: t.people.head,
      what: expect.stringContaining("Machine stopped"),
      reportId: report,
    });
    expect(await inbox("head", nc)).toEqual(["nonconformity.contain"]);
  });

  it("the reporter sees where it is, in words", async () => {
    const { items } = await t.view<{ items: { number: string; steps: { step: string; is: string; text: string | null }[] }[] }>("worker", "report.mine");
    expect(items[0]?.steps.map((s) => [s.step, s.is])).toEqual([
      ["received", "done"],
      ["accepted", "now"],
      ["contained", "next"],
      ["cause_confirmed", "next"],
      ["acting", "next"],
      ["verified", "next"],
      ["closed", "next"],
    ]);
    expect(items[0]?.steps[1]?.text).toBe("Thank you, we look into it.");
  });

  it("is contained, corrected and weighed; parts are decided about with a signature", async () => {
    await t.act("head", "nonconformity.contain", { id: nc, input: { what: "All parts since 06:10 set aside and measured.", on: "2026-11-22" } });
    await t.act("head", "nonconformity.correct", { id: nc, input: { what: "Insert changed, 14 parts sorted out." } });
    lot = (
      await t.act("worker", "output.hold", { input: { nonconformityId: nc, quantity: 14, item: "Valve body 237", lot: "L-2611-07", location: "red cage", segregation: "red tag" } })
    ).id;
    expect(await inbox("head", lot)).toEqual(["output.decide"]);
    await expect(t.act("quality", "output.decide", { id: lot, input: { disposition: "rework", reason: "Bush" } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("head", "output.decide", { id: lot, input: { disposition: "rework", reason: "Bush" }, signature: undefined })).rejects.toMatchObject({
      kind: "signature_needed",
    });
    await t.act("worker", "output.split", { id: lot, input: { quantity: 5 } });
    await expect(t.act("head", "output.decide", { id: lot, input: { disposition: "use_as_is", reason: "Fits" } })).rejects.toMatchObject({
      details: { fields: { concession: expect.any(String) } },
    });
    await t.act("head", "output.decide", { id: lot, input: { disposition: "rework", reason: "Bush" } });
    const { outputs } = await see();
    expect(outputs.map((o) => o.state)).toEqual(["decided", "held"]);
    expect(outputs[0]).toMatchObject({ quantity: 9, decidedBy: { name: "head" }, position: "head position" });
    await t.act("head", "output.decide", { id: outputs[1]!.id, input: { disposition: "scrap", reason: "Beyond the bush" } });
    await t.act("worker", "output.reverify", { id: lot, input: { passed: false, result: "3 still over" } });
    expect(await inbox("head", lot)).toEqual(["output.decide"]);
    await t.act("head", "output.decide", { id: lot, input: { disposition: "scrap", reason: "All of them" } });
    await t.act("head", "nonconformity.evaluate", { id: nc, input: { grade: "major", severity: 3, recurrence: 2, needed: true, reason: "Customer part" } });
    expect((await see()).record).toMatchObject({ state: "contained", evaluation: { score: 6, ruleSays: true } });
    expect(await inbox("head", nc)).toEqual(["nonconformity.addWhy"]);
  });

  it("the cause is looked for in branches; a label is challenged, and the chain must hold", async () => {
    await expect(t.act("head", "nonconformity.addWhy", { id: nc, input: { text: "Wear" } })).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { text: expect.stringMatching(/label/) } },
    });
    await t.act("head", "nonconformity.addWhy", { id: nc, input: { text: "Wear", evidence: [{ text: "photo" }] } });
    const top = (await see()).record.whys[0]!.id;
    await t.act("head", "nonconformity.addWhy", { id: nc, input: { parentId: top, text: "The counter had gone back to zero" } });
    const root = (await see()).record.whys[1]!.id;
    await expect(t.act("head", "nonconformity.moveWhy", { id: nc, input: { nodeId: top, parentId: root } })).rejects.toThrow(/below itself/);
    await t.act("head", "nonconformity.changeWhy", { id: nc, input: { nodeId: root, root: true, follows: true } });
    const confirm = () => t.act("head", "nonconformity.confirmCause", { id: nc, input: { text: "The restart checklist does not ask for tool counters", category: "method" } });
    await expect(confirm()).rejects.toThrow(/therefore/);
    await t.act("head", "nonconformity.changeWhy", { id: nc, input: { nodeId: top, follows: true } });
    await expect(t.act("purchasing", "nonconformity.confirmCause", { id: nc, input: { text: "It was somebody else", category: "man" } })).rejects.toMatchObject({
      kind: "forbidden",
    });
    await confirm();
    expect((await see()).record.state).toBe("cause_confirmed");
  });

  it("the bar is fixed before actions end, and actions bring it on by themselves", async () => {
    await t.act("head", "nonconformity.fixCriterion", {
      id: nc,
      input: { criterion: "No bore above 32.020 mm", measure: "Bore gauge", sample: "300 parts", checkOn: "2026-12-18" },
    });
    expect((await see()).record.state).toBe("cause_confirmed");
    first = (await t.act("head", "action.assign", { input: { title: "Keep tool counters through a power cut", parentId: nc, ownerId: t.people.worker, dueOn: "2026-12-02" } })).id;
    expect((await see()).record.state).toBe("acting");
    second = (
      await t.act("head", "action.assign", { input: { title: "Ask for counters in the checklist", parentId: nc, ownerId: t.people.head, dueOn: "2026-12-04", waitsFor: first } })
    ).id;
    await expect(t.act("head", "action.assign", { input: { title: "x", parentId: nc, ownerId: t.people.consultant, dueOn: "2026-12-04" } })).rejects.toThrow(/from outside/);
    await expect(t.act("head", "action.finish", { id: second, input: { proof: "done" } })).rejects.toThrow(/waits for another/);
    expect(await inbox("head", second)).toEqual([]);
  });

  it("more time needs a reason and somebody else, and the first date stays", async () => {
    await expect(t.act("worker", "action.askForTime", { id: first, input: { dueOn: "2026-12-10" } })).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { reason: expect.any(String) } },
    });
    await t.act("worker", "action.askForTime", { id: first, input: { dueOn: "2026-12-10" }, reason: "Parts come late" });
    expect(await inbox("head", first)).toEqual(["action.grantTime"]);
    await expect(t.act("worker", "action.grantTime", { id: first, input: { granted: true } })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("head", "action.grantTime", { id: first, input: { granted: true, note: "Once" } });
    expect((await see()).actions[0]).toMatchObject({
      dueOn: "2026-12-10",
      originalDueOn: "2026-12-02",
      state: "open",
      extensions: [{ from: "2026-12-02", to: "2026-12-10", reason: "Parts come late", granted: true }],
    });
  });

  it("what is done is proved, accepted by somebody else, and releases what waited", async () => {
    await t.act("worker", "action.finish", { id: first, input: { proof: "9 parameter sheets", doneOn: "2026-11-23" } });
    await expect(t.act("worker", "action.accept", { id: first })).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("head", "action.accept", { id: first });
    expect(await inbox("head", second)).toEqual(["action.finish"]);
    await expect(t.act("head", "nonconformity.fixCriterion", { id: nc, input: { criterion: "Lower", measure: "x", sample: "1", checkOn: "2026-12-18" } })).rejects.toThrow(
      /not moved/,
    );
    await t.act("head", "action.finish", { id: second, input: { proof: "WI-27 rev 4" } });
    expect(await inbox("quality", second)).toEqual(["action.accept"]);
    await t.act("quality", "action.sendBack", { id: second, reason: "The photo shows the door" });
    await t.act("head", "action.finish", { id: second, input: { proof: "WI-27 rev 4, new photo" } });
    await t.act("quality", "action.accept", { id: second });
  });

  it("the effect is checked on its day by somebody who did none of it", async () => {
    const verify = { id: nc, input: { effective: false, result: "Two bores over in 300", sample: "300 parts" } };
    await expect(t.act("quality", "nonconformity.verify", verify)).rejects.toThrow(/day of the effect check/);
    t.setClock("2026-12-18T05:00:00.000Z");
    expect((await t.view<Seen>("quality", "nonconformity.one", { id: nc })).verifiers.map((v) => v.name).toSorted()).toEqual(["auditor", "quality"]);
    expect(await inbox("auditor", nc)).toEqual(["nonconformity.verify"]);
    await expect(t.act("head", "nonconformity.verify", verify)).rejects.toMatchObject({ kind: "forbidden" });
    await t.act("auditor", "nonconformity.verify", verify);
    expect((await see()).record).toMatchObject({ state: "acting", round: 2 });
  });

  it("what did not work begins a new round, with its own bar and actions", async () => {
    await expect(t.act("auditor", "nonconformity.verify", { id: nc, input: { effective: true, result: "x", sample: "x" } })).rejects.toThrow(/not fixed/);
    await t.act("head", "nonconformity.fixCriterion", {
      id: nc,
      input: { criterion: "No bore above 32.020 mm", measure: "Bore gauge", sample: "300 parts", checkOn: "2026-12-20" },
    });
    const third = (await t.act("head", "action.assign", { input: { title: "Battery for the control", parentId: nc, ownerId: t.people.worker, dueOn: "2026-12-20" } })).id;
    await t.act("worker", "action.finish", { id: third, input: { proof: "Invoice and photo" } });
    await t.act("head", "action.accept", { id: third });
    t.setClock("2026-12-21T05:00:00.000Z");
    const late = (
      await t.act("head", "action.assign", { input: { title: "Tell the other site", sort: "preventive", parentId: nc, ownerId: t.people.worker, dueOn: "2027-01-20" } })
    ).id;
    await expect(t.act("auditor", "nonconformity.verify", { id: nc, input: { effective: true, result: "None of 300", sample: "300 parts" } })).rejects.toThrow(
      /1 action is not done/,
    );
    await t.act("worker", "action.finish", { id: late, input: { proof: "Mail of today" } });
    await t.act("auditor", "nonconformity.verify", { id: nc, input: { effective: true, result: "None of 300", sample: "300 parts" } });
    await expect(t.act("quality", "nonconformity.close", { id: nc })).rejects.toThrow(/1 action is open/);
    await t.act("head", "action.accept", { id: late });
  });

  it("closing is refused while a field is empty, and is signed by somebody who does not own it", async () => {
    await expect(t.act("quality", "nonconformity.close", { id: nc })).rejects.toThrow(/elsewhere/);
    await t.act("head", "nonconformity.askElsewhere", { id: nc, input: { place: "Jigani grinding cells", siteId: t.sites.jigani } });
    await expect(t.act("quality", "nonconformity.close", { id: nc })).rejects.toThrow(/1 place has not answered/);
    const asked = (await see()).record["elsewhere"] as { id: string }[];
    await t.act("purchasing", "nonconformity.answerElsewhere", { id: nc, input: { elsewhereId: asked[0]!.id, answer: "no", note: "Other controls" } });
    expect(await inbox("quality", nc)).toEqual(["nonconformity.close"]);
    await expect(t.act("head", "nonconformity.close", { id: nc })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(t.act("quality", "nonconformity.close", { id: nc, signature: undefined })).rejects.toMatchObject({ kind: "signature_needed" });
    await t.act("quality", "nonconformity.close", { id: nc, input: { lesson: "Counters are memory too" } });
    const { record, marks } = await see();
    expect(record).toMatchObject({ state: "closed", lesson: "Counters are memory too" });
    expect(marks.every((m) => m.is === "done")).toBe(true);
    const d = await t.view<{ d4: { occurred: string[] }; d6: { verifications: unknown[] }; d8: { signatures: { meaning: string }[] } }>("quality", "nonconformity.eightD", {
      number: "nc-2026-001",
    });
    expect(d.d4.occurred).toHaveLength(2);
    expect(d.d6.verifications).toHaveLength(2);
    expect(d.d8.signatures.map((s) => s.meaning)).toEqual(["responsibility", "verification", "verification", "approval"]);
  });

  it("is reopened with a reason, and the signature of its closing is void", async () => {
    await expect(t.act("auditor", "nonconformity.reopen", { id: nc })).rejects.toMatchObject({ kind: "invalid" });
    await t.act("auditor", "nonconformity.reopen", { id: nc, reason: "It happened again on 20 December" });
    expect((await see()).record).toMatchObject({ state: "acting", reopened: 1, round: 3, closedAt: null });
    const signatures = await t.view<{ meaning: string; void: unknown }[]>("quality", "record.signatures", { id: nc });
    expect(signatures.find((s) => s.meaning === "approval")?.void).not.toBeNull();
    expect(signatures.find((s) => s.meaning === "responsibility")?.void).toBeNull();
    expect(await inbox("head", nc)).toEqual(["nonconformity.fixCriterion"]);
  });
});
