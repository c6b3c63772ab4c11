import fs from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { packageRoot } from "#server/root.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { nonconformities } from "./testing.ts";

let t: TestWorld;
beforeAll(async () => void (t = await openWorld([nonconformities])));
afterAll(() => t.close());

const raise = async (owner: "quality" | "director" | "head"): Promise<string> =>
  (await t.act("head", "nonconformity.raise", { input: { title: "Bore over size", what: "14 valve bodies", ownerId: t.people[owner] } })).id;

describe("whoever owned work and gave it away still does not judge it", () => {
  const before = /You owned this work before/;

  it("a nonconformity that was assigned to somebody else is not cancelled by who had it", async () => {
    const nc = await raise("quality");
    await t.act("director", "nonconformity.assign", { id: nc, input: { ownerId: t.people.head } });
    await expect(t.act("quality", "nonconformity.cancel", { id: nc, reason: "Not one" })).rejects.toThrow(before);
  });

  it("handing it over does not help, to close it or to give more time", async () => {
    const nc = await raise("director");
    await t.act("director", "record.handOver", { id: nc, input: { to: t.people.head }, reason: "Theirs" });
    await t.act("head", "nonconformity.contain", { id: nc, input: { what: "Set aside" } });
    await t.act("head", "nonconformity.askForTime", { id: nc, input: { dueOn: "2027-02-01" }, reason: "Parts" });
    await expect(t.act("director", "nonconformity.grantTime", { id: nc, input: { granted: true } })).rejects.toThrow(before);
    await expect(t.act("director", "nonconformity.close", { id: nc })).rejects.toThrow(before);
    await t.act("quality", "nonconformity.grantTime", { id: nc, input: { granted: true } });
  });

  it("an action is neither accepted, nor sent back, nor cancelled, nor given time by who had it", async () => {
    const give = async () => {
      const action = (await t.act("quality", "action.assign", { input: { title: "Change the list", ownerId: t.people.head, dueOn: "2026-12-04" } })).id;
      await t.act("quality", "action.reassign", { id: action, input: { ownerId: t.people.worker }, reason: "Theirs" });
      return action;
    };
    const action = await give();
    await t.act("worker", "action.askForTime", { id: action, input: { dueOn: "2026-12-10" }, reason: "Parts" });
    await expect(t.act("head", "action.grantTime", { id: action, input: { granted: true } })).rejects.toThrow(before);
    await t.act("worker", "action.finish", { id: action, input: { proof: "List 4" } });
    await expect(t.act("head", "action.accept", { id: action })).rejects.toThrow(before);
    await expect(t.act("head", "action.sendBack", { id: action, reason: "No" })).rejects.toThrow(before);
    await expect(t.act("head", "action.cancel", { id: action, reason: "No" })).rejects.toThrow(before);
    await t.act("quality", "action.accept", { id: action });
  });

  it("the effect is not verified by somebody who held one of the actions", async () => {
    const nc = await raise("head");
    const action = (await t.act("head", "action.assign", { input: { title: "x", parentId: nc, ownerId: t.people.quality, dueOn: "2026-12-04" } })).id;
    await t.act("director", "action.reassign", { id: action, input: { ownerId: t.people.worker }, reason: "Theirs" });
    const { record } = await t.view<{ record: { actionOwnerIds: string[]; verifierIds: string[]; ownedBy: string[] } }>("auditor", "nonconformity.one", { id: nc });
    expect(record.actionOwnerIds.toSorted()).toEqual([t.people.quality, t.people.worker].toSorted());
    expect(record.verifierIds).toEqual([t.people.auditor]);
    expect(record.ownedBy).toEqual([t.people.head]);
    await expect(t.act("quality", "nonconformity.verify", { id: nc, input: { effective: true, result: "x", sample: "3" } })).rejects.toThrow(/or answered for it/);
  });

  it("nor by somebody in the team, nor by who worked on the cause and left the team", async () => {
    const nc = await raise("head");
    const verify = (who: "quality" | "auditor") => t.act(who, "nonconformity.verify", { id: nc, input: { effective: true, result: "x", sample: "3" } });
    const verifiers = async () => (await t.view<{ record: { verifierIds: string[] } }>("head", "nonconformity.one", { id: nc })).record.verifierIds;
    await t.act("head", "nonconformity.setTeam", { id: nc, input: { team: [{ personId: t.people.auditor, part: "knows the machine" }] } });
    await expect(verify("auditor")).rejects.toThrow(/in the team/);
    expect(await verifiers()).toEqual([t.people.quality]);
    await t.act("auditor", "nonconformity.addBone", { id: nc, input: { category: "Machine", text: "The lamp was out" } });
    await t.act("head", "nonconformity.setTeam", { id: nc, input: { team: [] } });
    await expect(verify("auditor")).rejects.toThrow(/worked on the cause/);
    expect(await verifiers()).toEqual([t.people.quality]);
    await expect(verify("quality"), "who did none of it is only too early").rejects.not.toThrow(/cause|team/);
  });

  it("nor by a deputy who acts in the place of who had it", async () => {
    const nc = await raise("quality");
    await t.act("director", "nonconformity.assign", { id: nc, input: { ownerId: t.people.head } });
    await t.owner.query("set session_replication_role = replica");
    await t.owner.query("update people set away_from = '2026-11-01' where id = $1", [t.people.quality]);
    await t.owner.query("insert into holdings (organisation_id, id, position_id, person_id, deputy, from_on) values ($1, gen_random_uuid(), $2, $3, true, '2026-01-01')", [
      t.organisationId,
      t.positions.quality,
      t.people.colleague,
    ]);
    await t.owner.query("set session_replication_role = origin");
    await expect(t.act("colleague", "nonconformity.cancel", { id: nc, reason: "Not one" })).rejects.toThrow(/act for somebody who owns or owned/);
  });

  it("nobody, not even the database's owner in passing, makes a record forget its owners", async () => {
    const nc = await raise("quality");
    await t.owner.query("begin");
    await t.owner.query("update records set owners = '{}' where id = $1", [nc]);
    const { rows } = await t.owner.query<{ owners: string[] }>("select owners from records where id = $1", [nc]);
    await t.owner.query("rollback");
    expect(rows[0]?.owners).toEqual([t.people.quality]);
  });
});

it("records of before are filled from the trail", async () => {
  const nc = await raise("quality");
  await t.act("director", "nonconformity.assign", { id: nc, input: { ownerId: t.people.head } });
  const file = path.join(packageRoot(), "platform/server/migrations/0007_everybody_who_owned_it.sql");
  const fill = /alter table records disable.*enable trigger no_silent_change;/s.exec(fs.readFileSync(file, "utf8"))?.[0];
  expect(fill).toBeDefined();
  await t.owner.query("begin");
  await t.owner.query("alter table records disable trigger remember_owner");
  await t.owner.query("alter table records disable trigger no_silent_change");
  await t.owner.query("update records set owners = '{}'");
  await t.owner.query(fill!);
  const { rows } = await t.owner.query<{ owners: string[] }>("select owners from records where id = $1", [nc]);
  await t.owner.query("rollback");
  expect(rows[0]?.owners).toEqual([t.people.quality, t.people.head]);
});
