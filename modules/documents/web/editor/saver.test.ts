import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Body } from "../../body.ts";
import { draftStore } from "./draft-store.ts";
import { openSaver, type Known, type SaveState, type Sent } from "./saver.ts";

const words = (text: string): Body => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] });

/** A desk: what is on the screen, on the device and at the server. */
function desk(device = new Map<string, string>()) {
  const sent: { text: string; version: number }[] = [],
    states: SaveState[] = [];
  let onScreen = words("old"),
    answer = (text: string, version: number): Sent => ({ ok: true, known: { version: version + 1, text } });
  const open = (known: Known = { version: 3, text: "old" }) =>
    openSaver({
      known,
      store: draftStore("me.r", { getItem: (k) => device.get(k) ?? null, setItem: (k, v) => void device.set(k, v), removeItem: (k) => void device.delete(k) }),
      read: () => onScreen,
      send: async (text, version) => (sent.push({ text, version }), answer(text, version)),
      said: (state) => void states.push(state),
      pause: 30_000,
    });
  const saver = open();
  return {
    saver,
    open,
    device,
    sent,
    write: (text: string) => ((onScreen = words(text)), saver.changed()),
    answers: (next: typeof answer) => void (answer = next),
    last: () => states.at(-1)?.is,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("what is written", () => {
  it("is on this device at once, and at the server after a pause of half a minute", async () => {
    const { write, device, sent, last } = desk();
    write("a");
    await vi.advanceTimersByTimeAsync(300);
    expect(device.size).toBe(1);
    await vi.advanceTimersByTimeAsync(20_000);
    write("ab");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(sent).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sent).toEqual([{ text: JSON.stringify(words("ab")), version: 3 }]);
    expect([last(), device.size]).toEqual(["saved", 0]);
  });

  it("survives a crash and goes on from there", async () => {
    const first = desk();
    first.write("typed before the crash");
    await vi.advanceTimersByTimeAsync(300);
    const again = desk(first.device);
    expect(again.saver.restore(null)).toEqual(words("typed before the crash"));
    expect(again.last()).toBe("unsaved");
  });

  it("that arrived although nobody heard the answer is no conflict with oneself", async () => {
    const first = desk();
    first.write("sent as the window closed");
    await vi.advanceTimersByTimeAsync(300);
    const again = desk(first.device);
    expect(again.saver.restore(words("sent as the window closed"))).toBeNull();
    expect([again.last(), again.device.size]).toEqual(["saved", 0]);
  });

  it("is sent again when the connection was away", async () => {
    const { write, sent, answers, last } = desk();
    answers(() => ({ ok: false, why: "offline", because: "No connection." }));
    write("a");
    await vi.advanceTimersByTimeAsync(31_000);
    expect(last()).toBe("waiting");
    answers((text, version) => ({ ok: true, known: { version: version + 1, text } }));
    await vi.advanceTimersByTimeAsync(31_000);
    expect([sent.length, last()]).toEqual([2, "saved"]);
  });

  it("is saved over a change that left the words alone", async () => {
    const { saver, write, sent, answers, last } = desk();
    answers((text, version) => (version === 3 ? { ok: false, why: "stale", because: "", current: { version: 7, text: "old" } } : { ok: true, known: { version: 8, text } }));
    write("a");
    expect(await saver.save()).toBe(true);
    expect([sent.map((s) => s.version), last()]).toEqual([[3, 7], "saved"]);
  });

  it("waits for a person when somebody else wrote too, and either can be kept", async () => {
    const { saver, write, sent, answers, device, last } = desk();
    answers((text, version) => (version < 9 ? { ok: false, why: "stale", because: "", current: { version: 9, text: "theirs" } } : { ok: true, known: { version: 10, text } }));
    write("mine");
    await vi.advanceTimersByTimeAsync(31_000);
    expect([last(), device.size]).toEqual(["conflict", 1]);
    write("mine too");
    await vi.advanceTimersByTimeAsync(61_000);
    expect(sent).toHaveLength(1);
    expect(await saver.keepMine()).toBe(true);
    expect([sent.at(-1)?.version, last(), device.size]).toEqual([9, "saved", 0]);
  });

  it("learns of others: shown when nothing is unsaved here, a conflict when something is", () => {
    const { saver, write, last } = desk();
    expect(saver.learn({ version: 4, text: "old" })).toBe(false);
    expect(saver.learn({ version: 5, text: "newer" })).toBe(true);
    write("mine");
    expect(saver.learn({ version: 6, text: "newest" })).toBe(false);
    expect(last()).toBe("conflict");
    saver.takeTheirs();
    expect(last()).toBe("saved");
  });

  it("is a conflict when a draft of this device was written over older words", async () => {
    const first = desk();
    first.write("mine");
    await vi.advanceTimersByTimeAsync(300);
    const again = desk(first.device),
      saver = again.open({ version: 9, text: "theirs" });
    expect(saver.restore(words("theirs"))).toEqual(words("mine"));
    expect(again.last()).toBe("conflict");
  });
});
