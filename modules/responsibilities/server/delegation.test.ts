import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type TestWorld, type Who } from "#server/testing/world.ts";
import { organisation } from "../../organisation/server/testing.ts";
import { standards } from "../../standards/server/testing.ts";
import { standardsLibrary } from "#modules/standards/server/published.ts";
import { delegationClass } from "../template.ts";
import { atDawn, responsibilities } from "./testing.ts";

const edition = "iso-9001-2015";
const word = (ref: string) => `requirement ${edition}:${ref}`;
let w: TestWorld;
beforeAll(async () => {
  w = await openWorld([organisation, standards, responsibilities]);
  const { id } = await w.act("quality", "proposal.fromTemplate", { input: { editionId: edition } });
  await w.act("quality", "proposal.propose", { id });
  await w.act("director", "proposal.approve", { id });
});
afterAll(() => w.close());

const offer = (from: Who, to: Who, more: object) =>
  w.act(from, "delegation.offer", {
    input: { positionId: w.positions[from], toPersonId: w.people[to], startsOn: "2026-11-23", endsOn: "2026-11-28", why: "Annual leave", ...more },
  });
const heading = async (ref: string) => {
  const { answer } = await w.view<{ answer: { heading: string; below: string | null } }>("worker", "responsibility.who", { requirement: `${edition}:${ref}` });
  return [answer.heading, answer.below];
};

describe("what cannot be lent", () => {
  const never = standardsLibrary()
    .edition(edition)!
    .requirements.filter((r) => r.assessable && delegationClass(r) === "N");
  it("there is something of the kind", () => expect(never.map((r) => r.reference)).toEqual(expect.arrayContaining(["5.1.1", "5.2.1", "5.3", "9.3.1"])));
  it.each(never.map((r) => [r.reference]))("top management cannot delegate %s, and is told the clause", async (ref) => {
    for (const to of ["quality", "head", "worker", "consultant"] as const)
      await expect(offer("director", to, { subjects: [word(ref)] })).rejects.toMatchObject({ kind: "conflict", message: expect.stringContaining(ref) });
  });
  it("an act that is top management's own says its clause too", async () => {
    await expect(offer("director", "quality", { acts: ["proposal.approve"] })).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringMatching(/5\.3.*cannot be delegated/),
    });
  });
  it("what is bound to the person goes only to somebody who holds the same", async () => {
    const release = { subjects: [word("8.6")] };
    const [answers] = (await heading("8.6")) as [string];
    const holder = answers.split(" ")[0] as Who,
      other = holder === "head" ? "purchasing" : "head";
    for (const to of ["colleague", "auditor"] as const) await expect(offer(holder, to, release)).rejects.toMatchObject({ message: expect.stringMatching(/bound to the person/) });
    await expect(offer(other, holder, release)).rejects.toMatchObject({ message: expect.stringMatching(/not this position's/) });
  });
  it("an end is needed, within a year, and not in the past", async () => {
    const acts = ["sheet.acknowledge"];
    await expect(offer("head", "worker", { acts, endsOn: undefined })).rejects.toMatchObject({ kind: "invalid", details: { fields: { endsOn: expect.any(String) } } });
    await expect(offer("head", "worker", { acts, endsOn: "2028-01-01" })).rejects.toMatchObject({ message: expect.stringMatching(/within a year/) });
    await expect(offer("head", "worker", { acts, startsOn: "2026-11-01", endsOn: "2026-11-22" })).rejects.toMatchObject({ message: expect.stringMatching(/passed/) });
  });
  it("nor what is no subject at all", async () => {
    for (const subjects of [["8.4"], ["clause iso-9001-2015:8.4"], ["requirement "], [""], [`topic ${"x".repeat(150)}`]])
      await expect(offer("head", "worker", { subjects }), subjects[0]).rejects.toMatchObject({ kind: "invalid", details: { fields: { "subjects.0": "Not a subject." } } });
  });
  it("somebody from outside approves nothing and an auditor from outside gets nothing", async () => {
    await expect(offer("director", "certifier", { acts: ["person.goAway"] })).rejects.toMatchObject({ message: expect.stringMatching(/audits from outside/) });
    await expect(offer("quality", "consultant", { acts: ["handover.begin"] }).then(() => "lent")).resolves.toBe("lent");
    await expect(offer("quality", "consultant", { acts: ["proposal.begin"] })).rejects.toMatchObject({ message: expect.stringMatching(/comes from outside/) });
  });
});

describe("lending", () => {
  it("gives nothing until it is accepted, then the act in the other's name, and cannot be lent on", async () => {
    const act = "handover.finish",
      { id } = await offer("quality", "head", { acts: [act], subjects: [word("9.2.2")] });
    expect((await w.as("head")).actor.actingFor).toEqual([]);
    await expect(w.act("worker", "delegation.accept", { id })).rejects.toMatchObject({ kind: "forbidden" });
    await w.act("head", "delegation.accept", { id });
    expect((await w.as("head")).actor.actingFor).toMatchObject([{ name: "quality", acts: [act], until: "2026-11-28" }]);
    await expect(
      w.act("head", "delegation.offer", {
        input: { positionId: w.positions.quality, toPersonId: w.people.worker, acts: [act], startsOn: "2026-11-24", endsOn: "2026-11-25", why: "x" },
      }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/cannot be lent on/) });
    await expect(offer("head", "worker", { acts: [act] })).rejects.toMatchObject({ message: expect.stringMatching(/not this position's/) });
    await expect(offer("quality", "worker", { acts: [act] })).rejects.toMatchObject({ message: expect.stringMatching(/at the same time/) });
  });

  it("is told with who answers, and ends by itself", async () => {
    expect(await heading("9.2.2")).toEqual(["quality answers for 9.2.2.", "head acts for quality until 28 Nov 2026."]);
    w.setClock("2026-11-28T18:31:00.000Z"); // 29 November in India
    expect(await heading("9.2.2")).toEqual(["quality answers for 9.2.2.", null]);
    expect((await w.as("head")).actor.actingFor).toEqual([]);
    await atDawn(w, "delegations");
    const ended = await w.view<{ toName: string; state: string; endedOn: string }[]>("quality", "delegation.list", { personId: w.people.head });
    expect(ended.find((d) => d.toName === "head")).toMatchObject({ state: "ended", endedOn: "2026-11-28" });
    await atDawn(w, "delegations");
  });

  it("lets the work of what top management ensures go, while top management goes on answering", async () => {
    const { id } = await offer("director", "quality", { subjects: [word("5.1.2")], startsOn: "2026-11-29", endsOn: "2026-12-05" });
    await w.act("quality", "delegation.accept", { id });
    expect(await heading("5.1.2")).toEqual(["director answers for 5.1.2.", "quality does the work for director until 5 Dec 2026; director goes on answering."]);
    await w.act("quality", "delegation.end", { id, reason: "Back early" });
    expect(await heading("5.1.2")).toEqual(["director answers for 5.1.2.", null]);
  });

  it("lapses the day after the lender lost the position", async () => {
    for (const d of await w.view<{ id: string; state: string; fromName: string }[]>("quality", "delegation.list", { open: "true" }))
      if (d.fromName === "quality" && d.state === "offered") await w.act("quality", "delegation.withdraw", { id: d.id });
    const { id } = await offer("quality", "worker", { acts: ["handover.begin"], startsOn: "2026-11-29", endsOn: "2026-12-20" });
    await w.act("worker", "delegation.accept", { id });
    const { rows } = await w.owner.query<{ id: string }>("select id from holdings where organisation_id = $1 and position_id = $2", [w.organisationId, w.positions.quality]);
    await w.act("director", "position.release", { id: w.positions.quality, input: { holdingId: rows[0]!.id, on: "2026-11-30" } });
    expect((await w.as("worker")).actor.actingFor).toHaveLength(1);
    w.setClock("2026-11-30T18:31:00.000Z"); // 1 December
    expect((await w.as("worker")).actor.actingFor).toEqual([]);
    await atDawn(w, "delegations");
    expect(await w.view("director", "delegation.one", { id })).toMatchObject({ state: "ended" });
  });
});
