import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answering, holds, openStandards, said, standards, work } from "./testing.ts";
import { openWorld } from "#server/testing/world.ts";
import type { z } from "zod";
import type { standardsViews } from "../views.ts";

type Gives<K extends keyof typeof standardsViews> = z.output<(typeof standardsViews)[K]["gives"]>;
const old = "iso-9001-2015",
  next = "iso-9001-2026";
const isms = "iso-iec-27001-2022";

let w: Awaited<ReturnType<typeof openStandards>>;
beforeAll(async () => {
  w = await openStandards(["context.issues.current", "context.climate.decided", "roles.assigned", "roles.acknowledged", "nc.analysed", "ca.ontime", "ca.verified"]);
});
afterAll(() => w.close());
beforeEach(() => {
  said.facts.clear();
  said.answering.clear();
  said.otherwise = [{ position: { id: w.positions.quality, title: "Quality manager" }, holders: [{ id: w.people.quality, name: "quality" }] }];
});

const scope = "Machined parts and assemblies, made in Peenya.";
const adopt = (editionId: string, more = {}) => w.act("quality", "adoption.adopt", { input: { editionId, scope, ...more } });
const node = async (id: string, who: Parameters<typeof w.view>[0] = "quality", asks = {}) => {
  const { nodes } = await w.view<Gives<"readiness">>(who, "standards.readiness", { edition: id.slice(0, id.indexOf(":")), ...asks });
  return nodes.find((n) => n.id === id)!;
};

describe("adopting", () => {
  it("two editions side by side, each once", async () => {
    const first = await adopt(old, { siteIds: [w.sites.peenya], transition: { toEditionId: next, by: "2029-09-30" } });
    expect(first).toMatchObject({ state: "adopted", number: "STD-1", title: "ISO 9001:2015", ownerId: w.people.quality });
    await adopt(next);
    await expect(adopt(old)).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining("STD-1") });
    const { items } = await w.view<Gives<"overview">>("auditor", "standards.overview");
    expect(items.map((i) => i.edition.id)).toEqual([old, next]);
    const library = await w.view<Gives<"editions">>("worker", "standards.editions");
    expect(library.items.find((e) => e.id === old)?.adoption).toMatchObject({ number: "STD-1", sites: [{ name: "peenya" }] });
    expect(library.items.find((e) => e.id === next)).toMatchObject({ preliminary: true });
  });

  it("is refused for what does not exist, and to whoever may not", async () => {
    await expect(adopt("iso-9999-1999")).rejects.toMatchObject({ kind: "invalid", details: { fields: { editionId: expect.any(String) } } });
    await expect(adopt("iso-14001-2015", { siteIds: [w.stranger.sites.peenya] })).rejects.toMatchObject({ kind: "invalid", details: { fields: { siteIds: expect.any(String) } } });
    await expect(w.act("worker", "adoption.adopt", { input: { editionId: "iso-14001-2015", scope } })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.act("consultant", "adoption.adopt", { input: { editionId: "iso-14001-2015", scope } })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("is shown with its certificate, retired and taken up again", async () => {
    const adoption = await adopt("iso-45001-2018");
    const certificate = { number: "HR-S-1", body: "Halden Register", validUntil: "2027-03-14", nextAudit: { kind: "Surveillance 1", from: "2027-01-18", until: "2027-01-20" } };
    expect(await w.act("quality", "adoption.certify", { id: adoption.id, input: { certificate } })).toMatchObject({ certificate, dueOn: "2027-03-14" });
    await expect(
      w.act("quality", "adoption.certify", { id: adoption.id, input: { certificate: { ...certificate, nextAudit: { ...certificate.nextAudit, until: "2026-01-01" } } } }),
    ).rejects.toMatchObject({ kind: "invalid" });
    await w.act("quality", "adoption.retire", { id: adoption.id, reason: "The client no longer asks for it." });
    expect((await w.view<Gives<"overview">>("quality", "standards.overview")).items.map((i) => i.edition.id)).not.toContain("iso-45001-2018");
    expect(await w.act("quality", "adoption.resume", { id: adoption.id, reason: "They ask again." })).toMatchObject({ state: "adopted" });
    await w.act("quality", "adoption.retire", { id: adoption.id, reason: "For the other tests." });
  });
});

describe("readiness", () => {
  it("is not yet answered where no module answers a fact, never proved", async () => {
    const { nodes, counts, requirements, sentence } = await w.view<Gives<"readiness">>("quality", "standards.readiness", { edition: old });
    expect(nodes.find((n) => n.id === `${old}:8.4.1`)).toMatchObject({ status: "not_yet_answered", assessable: true });
    expect(nodes.find((n) => n.id === `${old}:4.1`)).toMatchObject({ status: "proved", answers: [{ position: { title: "Quality manager" }, holders: [{ title: "quality" }] }] });
    expect(nodes.find((n) => n.id === `${old}:4`)).toMatchObject({ assessable: false, status: null, counts: expect.objectContaining({ proved: expect.any(Number) }) });
    expect(counts.proved + counts.partly_proved + counts.not_proved + counts.not_yet_answered + counts.does_not_apply).toBe(nodes.filter((n) => n.assessable).length);
    expect(requirements).toBe(nodes.filter((n) => n.assessable).length);
    expect(sentence).toMatch(/requirements are proved.*not yet answered by Remit/);
  });

  it("says nobody answers for it, and nothing green follows", async () => {
    said.answering.set(`${old}:4.1`, []);
    expect(await node(`${old}:4.1`)).toMatchObject({ status: "not_proved", answers: [] });
    const why = await w.view<Gives<"why">>("quality", "standards.why", { id: `${old}:4.1` });
    expect(why.reasons[0]).toMatchObject({ id: "answers", holds: "no" });
    expect(why.way[0]?.sentence).toBe("Give the accountability to one position.");
  });

  it("follows the facts to the record that breaks it, with whoever can mend it", async () => {
    const decision = await w.act("head", "applicability.propose", { input: { requirementId: `${old}:7.1.6`, applies: true, reason: "We keep what people know in procedures." } });
    said.facts.set(
      "context.issues.current",
      holds("no", "One issue is late.", { breaking: [{ kind: "applicability", id: decision.id, number: decision.number, title: "Late issue" }] }),
    );
    const why = await w.view<Gives<"why">>("worker", "standards.why", { id: `${old}:4.1` });
    expect(why).toMatchObject({ status: "not_proved", rule: `${old}:4.1`, records: expect.any(Number) });
    expect(why.reasons[0]).toMatchObject({ id: "context.issues.current", breaking: [{ number: decision.number, path: `/standards/decisions/${decision.number}` }] });
    expect(why.way[0]).toMatchObject({ sentence: `Mend ${decision.number} Late issue.`, people: [{ title: "head" }], opens: { number: decision.number } });
    await w.act("head", "applicability.withdraw", { id: decision.id, reason: "Not needed." });
  });

  it("counts evidence and knows the newest of it", async () => {
    const {
      rows: [record],
    } = await w.owner.query<{ id: string }>("select id from records where organisation_id = $1 and kind = 'adoption' and number = 'STD-1'", [w.organisationId]);
    said.facts.set("context.issues.current", holds("yes", "All.", { supporting: [{ kind: "adoption", id: record!.id, number: "STD-1", title: "x" }] }));
    expect((await node(`${old}:4.1`)).evidence).toEqual({ count: 1, newest: "2026-11-23" });
  });

  it("has a table with the same filters", async () => {
    const all = await w.view<Gives<"rows">>("quality", "standards.rows", { edition: old });
    const open = await w.view<Gives<"rows">>("quality", "standards.rows", { edition: old, show: "open" });
    expect(open.total).toBe(all.items.filter((r) => r.status !== "proved").length);
    expect((await w.view<Gives<"rows">>("worker", "standards.rows", { edition: old, show: "mine" })).total).toBe(0);
    expect((await w.view<Gives<"rows">>("quality", "standards.rows", { edition: old, show: "mine" })).total).toBe(all.total);
  });

  it("shows one requirement with its wording, neighbours and what follows it", async () => {
    const one = await w.view<Gives<"requirement">>("auditor", "standards.requirement", { id: `${old}:10.2.1` });
    expect(one).toMatchObject({
      reference: "10.2.1",
      adopted: true,
      edition: { id: old },
      asks: expect.any(String),
      becomes: [{ reference: expect.any(String) }],
      setAsideRefused: null,
    });
    await expect(w.view("auditor", "standards.requirement", { id: `${old}:99` })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("is said to be unanswered, not red, while no module keeps responsibilities", async () => {
    const alone = await openWorld([
      standards,
      { ...answering(["context.issues.current", "context.climate.decided"]), facts: { answers: answering(["context.issues.current", "context.climate.decided"]).facts!.answers } },
    ]);
    try {
      const { nodes } = await alone.view<Gives<"readiness">>("quality", "standards.readiness", { edition: old });
      expect(new Set(nodes.filter((n) => n.assessable).map((n) => n.status))).toEqual(new Set(["not_yet_answered"]));
    } finally {
      await alone.close();
    }
  });
});

describe("whether a requirement applies", () => {
  const propose = (requirementId: string, more = {}) =>
    w.act("quality", "applicability.propose", { input: { requirementId, applies: false, reason: "Everything is built to the client's drawings.", ...more } });

  it("counts only with a reason and the approval of somebody else, signed; what lies below follows", async () => {
    await expect(propose(`${old}:8.3`, { reason: "no" })).rejects.toMatchObject({ kind: "invalid", details: { fields: { reason: expect.any(String) } } });
    const decision = await propose(`${old}:8.3`);
    expect((await node(`${old}:8.3.1`)).status).not.toBe("does_not_apply");
    expect((await w.view<Gives<"requirement">>("quality", "standards.requirement", { id: `${old}:4.3` })).reasons.find((r) => r.id === "scope.exclusions.justified")).toMatchObject(
      { holds: "no", breakingCount: 1 },
    );
    await expect(w.act("quality", "applicability.approve", { id: decision.id })).rejects.toMatchObject({
      kind: "forbidden",
      message: "You proposed it, so somebody else approves it.",
    });
    const inbox = await w.view<{ items: { record: { id: string }; act: string }[] }>("director", "me.inbox", { limit: 500 });
    expect(inbox.items.find((i) => i.record.id === decision.id)?.act).toBe("applicability.approve");
    await expect(w.act("director", "applicability.approve", { id: decision.id, signature: undefined })).rejects.toMatchObject({ kind: "signature_needed" });
    expect(await w.act("director", "applicability.approve", { id: decision.id })).toMatchObject({ state: "approved", approvedBy: w.people.director, approvedOn: "2026-11-23" });
    expect(await node(`${old}:8.3.1`)).toMatchObject({ status: "does_not_apply", sentence: expect.stringContaining("director") });
    expect((await w.view<Gives<"requirement">>("quality", "standards.requirement", { id: `${old}:4.3` })).reasons.find((r) => r.id === "scope.exclusions.justified")).toMatchObject(
      { holds: "yes", supportingCount: 1 },
    );
    await expect(propose(`${old}:8.3`)).rejects.toMatchObject({ kind: "conflict" });
    await w.act("director", "applicability.withdraw", { id: decision.id, reason: "We design now." });
    expect((await node(`${old}:8.3.1`)).status).not.toBe("does_not_apply");
  });

  it("may be decided for one site alone", async () => {
    const decision = await propose(`${old}:8.3`, { siteId: w.sites.jigani });
    await w.act("director", "applicability.approve", { id: decision.id });
    expect((await node(`${old}:8.3.2`)).status).not.toBe("does_not_apply");
    expect((await node(`${old}:8.3.2`, "quality", { site: w.sites.jigani })).status).toBe("does_not_apply");
    await w.act("director", "applicability.withdraw", { id: decision.id, reason: "For the other tests." });
  });

  it("is refused for an edition that is not adopted, and for the clauses of a standard with controls", async () => {
    await expect(propose(`${isms}:A.7.1`)).rejects.toMatchObject({ kind: "conflict" });
    const adoption = await adopt(isms);
    await expect(propose(`${isms}:6.1.2`)).rejects.toMatchObject({ kind: "invalid", message: expect.stringContaining("always apply") });
    expect(await propose(`${isms}:A.7.1`)).toMatchObject({ state: "proposed" });
    const soa = async () => (await w.view<Gives<"requirement">>("quality", "standards.requirement", { id: `${isms}:6.1.3` })).reasons.find((r) => r.id === "isms.soa.current");
    expect(await soa()).toMatchObject({ holds: "no", sentence: expect.stringMatching(/^0 of 93 controls/) });
    const [decision] = (await w.view<{ applicability: { id: string; requirementId: string }[] }>("quality", "decision.list", { edition: isms })).applicability;
    await w.act("director", "applicability.approve", { id: decision!.id });
    expect(await soa()).toMatchObject({ holds: "partly", sentence: expect.stringMatching(/^1 of 93 controls/) });
    await w.act("quality", "adoption.retire", { id: adoption.id, reason: "For the other tests." });
  });
});

describe("overruling", () => {
  it("stands beside the computed status, signed and until a day", async () => {
    const input = { requirementId: `${old}:8.4.1`, status: "proved", reason: "The supplier files were checked on paper.", until: "2026-12-31" };
    await expect(w.act("head", "overruling.overrule", { input })).rejects.toMatchObject({ kind: "forbidden" });
    await expect(w.act("quality", "overruling.overrule", { input, signature: undefined })).rejects.toMatchObject({ kind: "signature_needed" });
    await expect(w.act("quality", "overruling.overrule", { input: { ...input, until: "2028-01-01" } })).rejects.toMatchObject({ kind: "invalid" });
    const overruling = await w.act("quality", "overruling.overrule", { input });
    expect(overruling).toMatchObject({ computed: "not_yet_answered", until: "2026-12-31" });
    expect(await node(`${old}:8.4.1`)).toMatchObject({ status: "not_yet_answered", overruled: { status: "proved", by: "quality", number: overruling.number } });
    w.setClock("2027-01-01T03:30:00Z");
    expect((await node(`${old}:8.4.1`)).overruled).toBeNull();
    await work(w, "end_overrulings");
    expect(await w.view("quality", "decision.overruling", { number: overruling.number })).toMatchObject({ state: "ended" });
    w.setClock("2026-11-23T03:30:00Z");
  });
});

describe("days that were kept", () => {
  it("tell what changed since, and how it was on a day", async () => {
    await work(w, "keep_readiness");
    w.setClock("2026-11-30T03:30:00Z");
    said.facts.set("context.issues.current", holds("no", "Nothing was reviewed."));
    await work(w, "keep_readiness");
    await work(w, "keep_readiness");
    const changed = await w.view<Gives<"changes">>("quality", "standards.changes", { edition: old, since: "2026-11-25" });
    expect(changed.since).toBe("2026-11-23");
    expect(changed.items.find((i) => i.reference === "4.1")).toMatchObject({
      was: "proved",
      is: "not_proved",
      because: [expect.stringContaining("Before: holds. Now: does not hold.")],
    });
    expect(await node(`${old}:4.1`, "quality", { since: "2026-11-25" })).toMatchObject({ was: "proved", status: "not_proved" });
    const then = await w.view<Gives<"readiness">>("quality", "standards.readiness", { edition: old }, "2026-11-26");
    expect(then.moment).toMatchObject({ computedAt: null, keptOn: "2026-11-23" });
    expect(then.nodes.find((n) => n.id === `${old}:4.1`)).toMatchObject({ status: "proved", answers: [{ holders: [{ title: "quality" }] }] });
    expect((await w.view<Gives<"why">>("quality", "standards.why", { id: `${old}:4.1` })).since).toBe("2026-11-30");
    expect((await w.view<Gives<"days">>("quality", "standards.days", { edition: old })).items.map((d) => d.on)).toEqual(["2026-11-23", "2026-11-30"]);
    const nothing = await w.view<Gives<"readiness">>("quality", "standards.readiness", { edition: old }, "2026-10-01");
    expect(nothing).toMatchObject({ sentence: "", moment: { keptOn: null } });
  });
});

describe("joining editions and standards", () => {
  it("says what carries over to the next edition and what is open", async () => {
    const t = await w.view<Gives<"transition">>("quality", "standards.transition", { edition: old });
    expect(t).toMatchObject({ to: { id: next }, toAdopted: true, ends: expect.stringContaining("2029"), adoption: { transition: { by: "2029-09-30" } } });
    expect(t.carriesOver + t.lookAgain + t.gone).toBe(t.rows.filter((r) => r.carrying !== "new").length);
    expect(t.steps).toBe(t.lookAgain + t.added);
    expect(t.done).toBeLessThan(t.steps);
    expect(await w.view("quality", "standards.transition", { edition: "iso-45001-2018" })).toMatchObject({ to: null, rows: [] });
  });

  it("lists what an auditor would not find, failing first", async () => {
    said.facts.set("ca.ontime", holds("no", "Two are late."));
    const { items } = await w.view<Gives<"missing">>("certifier", "standards.missing", { edition: old });
    expect(items[0]).toMatchObject({ holds: "no", how: "Two are late." });
    expect(items.at(-1)).toMatchObject({ holds: "unanswered", how: "Not yet answered by Remit." });
  });

  it("says which requirements other standards share, and counts them once", async () => {
    expect(await w.view("quality", "standards.shared", { edition: old })).toMatchObject({ total: 0, requirements: 0 });
    const adoption = await adopt("iso-14001-2015");
    const shared = await w.view<Gives<"shared">>("quality", "standards.shared", { edition: old });
    expect(shared.others).toEqual([{ id: "iso-14001-2015", short: expect.any(String), reference: "ISO 14001:2015" }]);
    expect(shared.items.find((r) => r.key === "HS-5.3")).toMatchObject({ here: [{ reference: "5.3" }], others: [{ reference: "5.3", editionId: "iso-14001-2015" }] });
    expect(shared.requirements).toBeGreaterThan(10);
    await w.act("quality", "adoption.retire", { id: adoption.id, reason: "For the other tests." });
  });

  it("shows a supplement under the headings of the edition that it builds on", async () => {
    const { nodes } = await w.view<Gives<"readiness">>("quality", "standards.readiness", { edition: "iatf-16949-2016" });
    expect(nodes.filter((n) => n.editionId === old).every((n) => !n.assessable && n.status === null)).toBe(true);
    expect(nodes.some((n) => n.editionId === old && n.depth === 0)).toBe(true);
  });
});

describe("another organisation", () => {
  it("sees nothing of this one", async () => {
    const stranger = await w.as("quality", w.stranger);
    expect(await w.view(stranger, "standards.overview")).toEqual({ items: [], total: 0 });
    await expect(w.view(stranger, "standards.adoption", { number: "STD-1" })).rejects.toMatchObject({ kind: "not_found" });
    expect(await w.view(stranger, "standards.days", { edition: old })).toEqual({ items: [], total: 0 });
    expect(await w.view(stranger, "decision.list")).toEqual({ applicability: [], overrulings: [] });
  });
});
