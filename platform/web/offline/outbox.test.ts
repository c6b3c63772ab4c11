import { expect, test } from "vitest";
import { makeOutbox } from "#web/offline/outbox.ts";
import type { Parcel, ParcelStore } from "#web/offline/parcels.ts";

const inMemory = (): ParcelStore => {
  const kept = new Map<string, Parcel>();
  return { add: async (parcel) => void kept.set(parcel.key, parcel), remove: async (key) => void kept.delete(key), all: async () => [...kept.values()] };
};

const report = { url: "/api/acts/report.send", body: { input: { what: "leak" } }, headers: {} };

test("without a connection a report waits and is not lost", async () => {
  const outbox = makeOutbox(inMemory(), () => Promise.reject(new TypeError("no connection")));
  await outbox.put(report, "k1");
  await outbox.send();
  expect(outbox.waiting()).toBe(1);
});

test("a report whose answer was lost is sent again under the same key, and leaves once it is answered", async () => {
  const sent: string[] = [];
  const outbox = makeOutbox(inMemory(), (parcel) => {
    sent.push(parcel.key);
    return sent.length === 1 ? Promise.reject(new TypeError("connection lost after sending")) : Promise.resolve({ status: 201, answer: { number: "R-1" } });
  });
  await outbox.put(report, "k1");
  await outbox.send();
  await outbox.send();
  await outbox.send();
  expect(sent).toEqual(["k1", "k1"]);
  expect(outbox.waiting()).toBe(0);
});

test("two calls at once send each report once", async () => {
  const sent: string[] = [];
  const outbox = makeOutbox(inMemory(), async (parcel) => {
    sent.push(parcel.key);
    return { status: 201, answer: null };
  });
  await outbox.put(report, "k1");
  await outbox.put(report, "k2");
  await Promise.all([outbox.send(), outbox.send()]);
  expect(sent).toEqual(["k1", "k2"]);
});

test("a refused report leaves the device and its refusal is told; a busy server is tried later", async () => {
  const outcomes: number[] = [];
  let status = 503;
  const outbox = makeOutbox(inMemory(), async () => ({ status, answer: null }));
  outbox.onAnswer((outcome) => outcomes.push(outcome.status));
  await outbox.put(report, "k1");
  await outbox.send();
  expect(outbox.waiting()).toBe(1);
  status = 400;
  await outbox.send();
  expect(outbox.waiting()).toBe(0);
  expect(outcomes).toEqual([400]);
});
