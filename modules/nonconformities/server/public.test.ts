import { randomBytes } from "node:crypto";
import fastify, { type FastifyInstance } from "fastify";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFiles } from "#server/files/files.ts";
import { folderStore } from "#server/files/store.ts";
import { refusals } from "#server/http/problem.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { proofBits, proofText, zeroBits } from "../public-report.ts";
import { digest } from "./codes.ts";
import { publicRoutes } from "./public.ts";
import { nonconformities } from "./testing.ts";

let t: TestWorld, app: FastifyInstance, code: string, poster: string;
const folder = mkdtempSync(path.join(os.tmpdir(), "remit-door-"));

const open = async (): Promise<FastifyInstance> => {
  const server = fastify({ trustProxy: true });
  refusals(server);
  await server.register((scope) => publicRoutes(scope, { world: t.world, files: openFiles(t.world, folderStore(folder)) }));
  return server;
};
beforeAll(async () => {
  t = await openWorld([nonconformities]);
  app = await open();
  const printed = await t.act("quality", "poster.print", { input: { place: "Cell 3, VMC-07", siteId: t.sites.peenya } });
  poster = printed.id;
  code = printed["code"] as string;
});
afterAll(async () => {
  await app.close();
  await t.close();
  rmSync(folder, { recursive: true });
});

let addresses = 0;
const someAddress = (): string => `10.1.${Math.floor(++addresses / 250)}.${addresses % 250}`;
const someKey = (): string => randomBytes(18).toString("base64url");

function proof(key: string, at = code): string {
  for (let nonce = 0; ; nonce++) if (zeroBits(digest(proofText(at, key, String(nonce)))) >= proofBits) return String(nonce);
}

interface Body {
  number: string;
  token: string;
  detail: string;
  fields?: Record<string, string>;
  state: string;
  steps: { step: string; is: string; text: string | null }[];
  messages: { from: string; text: string }[];
}
async function send(
  more: Record<string, unknown> = {},
  how: { key?: string; address?: string; at?: string; to?: FastifyInstance } = {},
): Promise<{ status: number; body: Body; headers: Record<string, unknown> }> {
  const key = how.key ?? someKey(),
    at = how.at ?? code;
  const payload = { text: "Coolant leak beside VMC-07, floor is slippery", sort: "hazard", tookMs: 9_000, ...more, nonce: more["nonce"] ?? proof(key, at) };
  const reply = await (how.to ?? app).inject({
    method: "POST",
    url: `/api/public/posters/${at}/reports`,
    headers: { "idempotency-key": key, "x-forwarded-for": how.address ?? someAddress(), "user-agent": "Phone of Shanthi" },
    payload,
  });
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers };
}
const follow = async (token: string) => (await app.inject({ method: "GET", url: `/api/public/follow/${token}`, headers: { "x-forwarded-for": someAddress() } })).json<Body>();
const underneath = async <T>(text: string, values: unknown[] = []): Promise<T[]> => (await t.owner.query(text, values)).rows as T[];

describe("the door without a login", () => {
  it("a code says where one is; a wrong, a foreign or a revoked one opens nothing", async () => {
    const get = (at: string) => app.inject({ method: "GET", url: `/api/public/posters/${at}`, headers: { "x-forwarded-for": someAddress() } });
    expect((await get(code)).json()).toMatchObject({ organisation: "hemavathi", site: "peenya", place: "Cell 3, VMC-07", proofBits });
    for (const wrong of ["x", "a".repeat(43), `${code.slice(0, -2)}AA`, code.slice(0, 22)]) expect((await get(wrong)).statusCode).toBe(404);
    const other = await t.act("quality", "poster.print", { input: { place: "Gate", siteId: t.sites.jigani } });
    await t.act("quality", "poster.revoke", { id: other.id, reason: "Torn down" });
    expect((await get(other["code"] as string)).statusCode).toBe(404);
    expect((await send({}, { at: other["code"] as string })).status).toBe(404);
    await expect(t.act("worker", "poster.print", { input: { place: "x", siteId: t.sites.peenya } })).rejects.toMatchObject({ kind: "forbidden" });
  });

  it("a report comes in with its place and a private link, and only the link's hash is kept", async () => {
    const { status, body } = await send({ name: "Shanthi" });
    expect(status).toBe(201);
    const [row] = await underneath<Record<string, unknown>>(
      "select r.*, n.*, encode(follow_hash, 'hex') as hash from reports n join records r on r.id = n.id where r.number = $1 and r.organisation_id = $2",
      [body.number, t.organisationId],
    );
    expect(row).toMatchObject({
      place: "Cell 3, VMC-07",
      site_id: t.sites.peenya,
      way: "poster",
      poster_id: poster,
      reporter_name: "Shanthi",
      confidential: false,
      hash: digest("token", body.token).toString("hex"),
    });
    const everything = JSON.stringify([await underneath("select * from events"), await underneath("select * from requests"), await underneath("select * from reports")]);
    expect(everything).not.toContain(body.token);
    expect(JSON.stringify(await underneath("select body from events"))).not.toContain('"Shanthi"');
    expect(await t.view("quality", "report.one", { number: body.number })).toMatchObject({ record: { reporterName: "Shanthi", state: "received" }, poster: { id: poster } });
  });

  it("sent again by a phone that came back into the network, it is one report with the same link", async () => {
    const key = someKey(),
      first = await send({}, { key }),
      second = await send({}, { key }),
      both = await Promise.all([send({}, { key }), send({}, { key })]);
    expect(new Set([first, second, ...both].map((s) => `${s.status} ${s.body.number} ${s.body.token}`)).size).toBe(1);
    expect((await send({ text: "Something else" }, { key })).status).toBe(409);
  });

  it("without a name, neither name nor address nor device is kept, and few may read it", async () => {
    const address = someAddress(),
      { body } = await send({ anonymous: true, name: "Shanthi", text: "They skip the lockout at night" }, { address });
    const trail = await underneath<{ body: string }>("select e.body from events e join records r on r.id = e.record_id where r.number = $1 and r.organisation_id = $2", [
      body.number,
      t.organisationId,
    ]);
    expect(trail).toHaveLength(1);
    expect(JSON.parse(trail[0]!.body)).toMatchObject({ origin: { session: null, address: null, device: null }, actor: { id: t.organisationId }, by: "clock" });
    expect(
      JSON.stringify([
        trail,
        await underneath("select * from reports where text like 'They skip%'"),
        await underneath("select v.* from personal_values v join reports n on n.id = v.record_id where n.text like 'They skip%'"),
      ]),
    ).not.toMatch(new RegExp(`${address}|Phone of|They skip.*Shanthi`));
    const named = await send({ text: "With a name" }, { address });
    const [event] = await underneath<{ body: string }>("select e.body from events e join records r on r.id = e.record_id where r.number = $1 and r.organisation_id = $2", [
      named.body.number,
      t.organisationId,
    ]);
    expect(JSON.parse(event!.body)).toMatchObject({ origin: { address, device: "Phone of Shanthi" } });
    const sees = async (who: "quality" | "head" | "worker" | "director") => (await t.view<{ total: number }>(who, "report.list", { text: "skip the lockout" })).total;
    expect([await sees("quality"), await sees("head"), await sees("worker"), await sees("director")]).toEqual([1, 0, 0, 0]);
  });

  it("a report without a name is not even counted beside its poster for those who may not read it", async () => {
    const counted = async (who: "quality" | "worker" | "certifier") =>
      (await t.view<{ items: { id: string; reports: number }[] }>(who, "poster.list")).items.find((p) => p.id === poster)!.reports;
    const before = { quality: await counted("quality"), worker: await counted("worker"), certifier: await counted("certifier") };
    expect((await send({ anonymous: true, text: "The guard is tied open at night" })).status).toBe(201);
    expect(await counted("quality")).toBe(before.quality + 1);
    expect([await counted("worker"), await counted("certifier")]).toEqual([before.worker, before.certifier]);
  });

  it("programs are kept out: hidden field, too fast, no proof, unknown fields, a weak key", async () => {
    expect((await send({ website: "http://buy" })).body.fields).toHaveProperty("website");
    expect((await send({ tookMs: 200 })).body.fields).toHaveProperty("tookMs");
    expect((await send({ nonce: "no work done here" })).body.fields).toHaveProperty("nonce");
    expect((await send({ admin: true })).status).toBe(400);
    expect((await send({ text: "  " })).body.fields).toHaveProperty("text");
    expect((await send({}, { key: "short" })).status).toBe(400);
    const key = someKey(),
      other = await send({ nonce: proof(key) }, { key: someKey() });
    expect(other.status).toBe(400);
  });

  it("one address may send so often and no more, and is told when to come again", async () => {
    const address = "203.0.113.9",
      statuses: number[] = [];
    for (let i = 0; i < 12; i++) statuses.push((await send({ tookMs: 1 }, { address })).status);
    expect(new Set(statuses)).toEqual(new Set([400]));
    const over = await send({}, { address });
    expect(over).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^\d+$/) } });
    expect((await send({}, { address: someAddress() })).status).toBe(201);
    t.setClock("2026-11-23T03:41:00.000Z");
    expect((await send({}, { address })).status).toBe(201);
  });

  it("a household with a whole network of addresses counts as one", async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 13; i++) statuses.push((await send({ tookMs: 1 }, { address: `2001:db8:7:7::${i.toString(16)}` })).status);
    expect(statuses).toEqual([...Array<number>(12).fill(400), 429]);
    expect((await send({ tookMs: 1 }, { address: "2001:db8:7:8::1" })).status).toBe(400);
  });

  it("nobody closes a poster for others without doing the work", async () => {
    const at = (await t.act("quality", "poster.print", { input: { place: "Gate", siteId: t.sites.peenya } }))["code"] as string,
      key = someKey(),
      nonce = proof(key, at),
      first = await send({ nonce }, { at, key });
    for (let i = 0; i < 125; i++) expect((await send({ nonce: i % 2 ? "no work" : nonce }, { at, key })).status).toBe(i % 2 ? 400 : 201);
    expect([first.status, (await send({}, { at })).status]).toEqual([201, 201]);
  });

  it("one poster takes sixty reports an hour in all processes together; a phone that repeats is still answered", async () => {
    const at = (await t.act("quality", "poster.print", { input: { place: "Busy", siteId: t.sites.peenya } }))["code"] as string,
      elsewhere = await open(),
      first = someKey();
    const sent = await send({}, { at, key: first });
    const posterId = (await underneath<{ id: string }>("select id from posters where code = $1", [at]))[0]!.id,
      siteId = t.sites.peenya;
    const receive = (i: number) =>
      t.act(t.clock, "report.receive", {
        input: {
          text: `Report ${i}`,
          sort: "hazard",
          place: null,
          siteId,
          happenedOn: null,
          aboutPerson: false,
          anonymous: false,
          posterId,
          followHash: digest(String(i)).toString("hex"),
        },
      });
    for (let i = 1; i < 59; i++) await receive(i);
    expect((await send({}, { at })).status).toBe(201);
    expect((await send({}, { at, to: elsewhere })).status).toBe(429);
    expect((await send({}, { at, key: first, to: elsewhere })).body.token).toBe(sent.body.token);
    await elsewhere.close();
  });

  it("a photo is kept with the report, bared of where it was taken; what is no picture is refused", async () => {
    const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#345" } })
      .jpeg()
      .withExif({ IFD0: { Model: "SecretPhone 9" } })
      .toBuffer();
    expect(picture.includes("SecretPhone")).toBe(true);
    const { body, status } = await send({ anonymous: true, photos: [{ name: "shanthi.jpg", data: picture.toString("base64") }] });
    expect(status).toBe(201);
    const { record } = await t.view<{ record: { id: string; files: number } }>("quality", "report.one", { number: body.number });
    const [attachment] = await t.view<{ name: string; type: string; sha256: string }[]>("quality", "record.attachments", { id: record.id });
    expect(record.files).toBe(1);
    expect(attachment).toMatchObject({ name: "photo", type: "image/jpeg" });
    const kept = await folderStore(folder).get(t.organisationId, attachment!.sha256);
    expect(Buffer.concat((await kept!.toArray()) as Buffer[]).includes("SecretPhone")).toBe(false);
    expect((await send({ photos: [{ name: "x.jpg", data: Buffer.from("MZ this is a program").toString("base64") }] })).body.fields).toHaveProperty("photos");
    expect((await send({ photos: [{ name: "x.jpg", data: Buffer.alloc(13_000_000).toString("base64") }] })).status).toBe(413);
  });

  it("the link shows the way and the answers in words, and nothing from inside", async () => {
    const { body } = await send({ name: "Ravi", text: "Guard missing at the belt" });
    const { record } = await t.view<{ record: { id: string } }>("quality", "report.one", { number: body.number });
    const accepted = await t.act("quality", "report.accept", { id: record.id, input: { title: "Guard missing", ownerId: t.people.head, answer: "We stopped the belt." } });
    await t.act("head", "nonconformity.contain", { id: accepted["becameId"] as string, input: { what: "Internal words with names" } });
    await t.act("quality", "report.answer", { id: record.id, input: { text: "A guard is on its way.", about: "contained" } });
    const seen = await follow(body.token);
    expect(seen).toMatchObject({
      number: body.number,
      state: "accepted",
      messages: [
        { from: "handler", text: "We stopped the belt." },
        { from: "handler", text: "A guard is on its way." },
      ],
    });
    expect(seen.steps.slice(0, 3)).toMatchObject([
      { step: "received", is: "done" },
      { step: "accepted", is: "done", text: "We stopped the belt." },
      { step: "contained", is: "now", text: "A guard is on its way." },
    ]);
    expect(JSON.stringify(seen)).not.toMatch(/Internal words|"head"|"quality"|NC-2026/);
  });

  it("through the link one can add something, once however often it is sent; a wrong link finds nothing", async () => {
    const { body } = await send(),
      key = someKey();
    const add = (token: string) =>
      app.inject({
        method: "POST",
        url: `/api/public/follow/${token}/messages`,
        headers: { "idempotency-key": key, "x-forwarded-for": someAddress() },
        payload: { text: "It drips faster now" },
      });
    expect((await add(body.token)).json<Body>().messages).toMatchObject([{ from: "you", text: "It drips faster now" }]);
    expect((await add(body.token)).json<Body>().messages).toHaveLength(1);
    expect((await add(`${body.token.slice(0, -4)}AAAA`)).statusCode).toBe(404);
    expect((await follow(code)).detail).toMatch(/no report behind this link/);
  });

  it("somebody signed in finds the door for reports without a name, once one is printed", async () => {
    expect(await t.view("worker", "poster.door")).toEqual({ code: null });
    const door = await t.act("quality", "poster.print", { input: { place: "In the application", siteId: t.sites.peenya, purpose: "app" } });
    expect(await t.view("worker", "poster.door")).toEqual({ code: door["code"] });
    expect((await t.view<{ items: { number: string; reports: number }[] }>("quality", "poster.list", { state: "active" })).items.length).toBe(4);
  });
});
