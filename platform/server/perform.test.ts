import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slips } from "./testing/register.ts";
import { openWorld, type TestWorld } from "./testing/world.ts";

let w: TestWorld;
beforeAll(async () => void (w = await openWorld([slips])));
afterAll(() => w.close());

const write = (title = "Coolant on the floor", more = {}) => w.act("worker", "slip.write", { input: { title, ...more } });

describe("an act", () => {
  it("begins a record with a number and an event", async () => {
    const slip = await write();
    expect(slip).toMatchObject({ state: "open", version: 1, title: "Coolant on the floor", ownerId: w.people.worker });
    expect(slip.number).toMatch(/^SL-2026-\d{3}$/);
    const history = await w.view<{ items: { act: string; actor: { name: string } }[] }>("worker", "record.history", { id: slip.id });
    expect(history.items.map((e) => [e.act, e.actor.name])).toEqual([["slip.write", "worker"]]);
  });

  it("that only adds to a record is light in its history, and one that changes it is not", async () => {
    const slip = await write();
    await w.act("worker", "record.comment", { id: slip.id, input: { text: "It drips again." } });
    const { items } = await w.view<{ items: { act: string; light: boolean }[] }>("worker", "record.history", { id: slip.id });
    expect(items.map((e) => [e.act, e.light])).toEqual([
      ["record.comment", true],
      ["slip.write", false],
    ]);
  });

  it("is refused to whoever holds no authority, in a sentence, and changes nothing", async () => {
    const slip = await write();
    await expect(w.act("colleague", "slip.close", { id: slip.id })).rejects.toMatchObject({ kind: "forbidden", message: expect.stringMatching(/^No position that you hold/) });
    expect(await w.view("worker", "record.snapshot", { id: slip.id })).toMatchObject({ version: 1, state: "open" });
  });

  it("needs a signature where it says so, and is bound to it", async () => {
    const slip = await write();
    await expect(w.act("quality", "slip.close", { id: slip.id, signature: undefined })).rejects.toMatchObject({ kind: "signature_needed", details: { needs: "approval" } });
    expect(await w.act("quality", "slip.close", { id: slip.id })).toMatchObject({ state: "closed", version: 2 });
    const [signature] = await w.view<{ printedName: string; meaning: string; contentHash: string; void: unknown }[]>("worker", "record.signatures", { id: slip.id });
    expect(signature).toMatchObject({ printedName: "quality", meaning: "approval", void: null });
    await w.act("quality", "slip.reopen", { id: slip.id });
    await w.act("worker", "slip.retitle", { id: slip.id, input: { title: "Oil on the floor" }, reason: "It was oil." });
    const [after] = await w.view<{ void: { because: string } | null }[]>("worker", "record.signatures", { id: slip.id });
    expect(after?.void?.because).toBe("What was signed has changed: worker changed it.");
  });

  it("waits until its needs are met", async () => {
    const slip = await write("unfinished");
    await expect(w.act("quality", "slip.close", { id: slip.id })).rejects.toMatchObject({ kind: "conflict", message: "It is not finished." });
  });

  it("asks for a reason where one is kept", async () => {
    const slip = await write();
    await expect(w.act("worker", "slip.retitle", { id: slip.id, input: { title: "Other" } })).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { reason: expect.any(String) } },
    });
  });

  it("is refused from a stale page, which shows what changed", async () => {
    const slip = await write();
    await w.act("worker", "slip.retitle", { id: slip.id, input: { title: "Oil" }, reason: "so it is" });
    await expect(w.act("worker", "slip.retitle", { id: slip.id, version: 1, input: { title: "Water" }, reason: "no" })).rejects.toMatchObject({
      kind: "conflict",
      details: { current: { version: 2, changes: [{ field: "title", was: "Coolant on the floor", is: "Oil" }] } },
    });
  });

  it("refuses unknown and broken input by field", async () => {
    await expect(w.act("worker", "slip.write", { input: { title: "", colour: "red" } })).rejects.toMatchObject({
      kind: "invalid",
      details: { fields: { title: expect.any(String), colour: expect.any(String) } },
    });
    await expect(write("a\u0000b")).rejects.toMatchObject({ kind: "invalid" });
  });

  it("done twice under one key is done once", async () => {
    const both = await Promise.all([1, 2].map(() => w.act("worker", "slip.write", { key: "k1", input: { title: "Once" } })));
    expect(both[0]?.id).toBe(both[1]?.id);
    await expect(w.act("worker", "slip.write", { key: "k1", input: { title: "Else" } })).rejects.toMatchObject({ kind: "conflict" });
  });

  it("takes numbers without gaps when many begin at once and some fail", async () => {
    const before = Number((await write()).number.slice(-3));
    const all = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => w.act("worker", "slip.write", { input: { title: i % 4 ? `Slip ${i}` : "" } })));
    const numbers = all.flatMap((r) => (r.status === "fulfilled" ? [Number(r.value.number.slice(-3))] : [])).toSorted((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 15 }, (_, i) => before + 1 + i));
  });

  it("fills the inbox of whose turn it is, with the reason", async () => {
    const slip = await write("For the inbox");
    const inbox = await w.view<{ items: { record: { id: string }; why: string }[] }>("quality", "me.inbox", { limit: 500 });
    expect(inbox.items.find((i) => i.record.id === slip.id)?.why).toBe("Yours because you did not write it.");
  });
});

describe("a record", () => {
  it("of another organisation is not found", async () => {
    const slip = await write();
    const stranger = await w.as("quality", w.stranger);
    await expect(w.act(stranger, "slip.close", { id: slip.id, version: 1 })).rejects.toMatchObject({ kind: "not_found" });
    await expect(w.view(stranger, "record.history", { id: slip.id })).rejects.toMatchObject({ kind: "not_found" });
  });

  it("that is confidential is seen by its readers only", async () => {
    const slip = await write("About a person", { confidential: true });
    await expect(w.view("colleague", "record.snapshot", { id: slip.id })).rejects.toMatchObject({ kind: "not_found" });
    expect(await w.view<{ items: unknown[] }>("colleague", "record.search", { text: "about a person" })).toEqual({ items: [] });
    expect(await w.view("worker", "record.snapshot", { id: slip.id })).toMatchObject({ title: "About a person" });
  });

  it("is shown as it was on a day", async () => {
    const slip = await w.act("worker", "slip.write", { input: { title: "October" } });
    w.setClock("2026-12-23T03:30:00Z");
    await w.act("worker", "slip.retitle", { id: slip.id, input: { title: "November" }, reason: "later" });
    expect(await w.view("worker", "record.snapshot", { id: slip.id }, "2026-12-01")).toMatchObject({ title: "October" });
    const list = await w.view<{ items: { title: string }[] }>("worker", "record.list", { kind: "slip", text: "october" }, "2026-12-01");
    expect(list.items.map((i) => i.title)).toEqual(["October"]);
  });

  it("is found by a mistyped word", async () => {
    await write("Measuring gauge out of calibration");
    const found = await w.view<{ items: { title: string }[] }>("worker", "record.search", { text: "calibraton" });
    expect(found.items[0]?.title).toBe("Measuring gauge out of calibration");
  });

  it("takes comments with mentions without becoming stale", async () => {
    const slip = await write();
    await w.act("colleague", "record.comment", { id: slip.id, input: { text: "Seen it too", mentions: [w.people.quality] } });
    expect(w.notes.at(-1)).toMatchObject({ to: [w.people.quality] });
    expect(await w.act("worker", "slip.retitle", { id: slip.id, version: 1, input: { title: "T" }, reason: "r" })).toMatchObject({ version: 2 });
  });
});

describe("the database", () => {
  it("refuses a change without an event, whatever code tries", async () => {
    const slip = await write();
    await expect(w.owner.query("update records set title = 'rewritten' where id = $1", [slip.id])).rejects.toThrow(/silent change/);
  });
  it("refuses to change the trail, even to its owner", async () => {
    await expect(w.owner.query("update events set act = 'x'")).rejects.toThrow(/append-only/);
    await expect(w.owner.query("truncate events cascade")).rejects.toThrow(/append-only/);
  });
});

describe("the trail's state", () => {
  it("says how many events there are and that they hold, and notices one that was changed", async () => {
    const before = await w.view<{ events: number; checked: number; ok: boolean }>("worker", "trail.state");
    expect(before).toMatchObject({ ok: true, checked: before.events });
    await write();
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query("update events set body = replace(body, 'Coolant', 'Sunshine') where organisation_id = $1 and sequence = $2", [w.organisationId, before.events + 1]);
    await w.owner.query("set session_replication_role = origin");
    expect(await w.view("worker", "trail.state")).toMatchObject({ ok: false, events: before.events + 1 });
  });
});
