import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { FastifyInstance } from "fastify";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openFiles } from "../files/files.ts";
import { largestFile } from "../files/receive.ts";
import { folderStore } from "../files/store.ts";
import { openIdentity, type Identity } from "../identity/identity.ts";
import { signerOf } from "../identity/signer.ts";
import { openLog } from "../log.ts";
import { openMail } from "../mail.ts";
import { organisations, slips } from "../testing/register.ts";
import { openWorld, type TestWorld, type Who } from "../testing/world.ts";
import { buildApp } from "./app.ts";
import { docsRoutes } from "./docs.ts";
import { exportRoutes } from "./export.ts";
import { fileRoutes } from "./files.ts";
import { trailRoutes } from "./trail.ts";

let w: TestWorld, app: FastifyInstance, identity: Identity;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-files-"));
const password = "a long enough phrase 7";

beforeAll(async () => {
  w = await openWorld([slips, organisations]);
  const log = openLog("silent");
  identity = await openIdentity({ pool: w.pool, baseUrl: "http://localhost:8080", secret: "s".repeat(40), mail: openMail(undefined, log), log });
  for (const who of ["worker", "quality"] as Who[]) await identity.createLogin({ organisationId: w.organisationId, personId: w.people[who], name: who, username: who, password });
  const world = { ...w.world, signer: signerOf(identity) };
  const doors = { world, identity, pool: w.pool, files: openFiles(w.world, folderStore(folder)) };
  app = await buildApp({
    ...doors,
    log,
    release: "test",
    trustProxy: false,
    current: async () => true,
    more: [(a) => fileRoutes(a, doors), (a) => exportRoutes(a, doors), (a) => docsRoutes(a, w.world), (a) => trailRoutes(a, { ...doors, dataFolder: folder })],
  });
});
afterAll(async () => {
  await app.close();
  await w.close();
  fs.rmSync(folder, { recursive: true });
});

const signIn = async (login: Who): Promise<Record<string, string>> => {
  const reply = await app.inject({ method: "POST", url: "/api/auth/sign-in", payload: { login, password } });
  expect(reply.statusCode).toBe(200);
  return Object.fromEntries(reply.cookies.map((c) => [c.name, c.value]));
};

/** One file as a browser's form sends it. */
const form = (content: Buffer, name: string) => {
  const boundary = "remit-test-boundary";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]) };
};

describe("the interface", () => {
  it("tells a stranger nothing but to sign in", async () => {
    for (const url of ["/api/views/me.actor", "/api/views/no.such", "/api/export/record.list"]) {
      const reply = await app.inject(url);
      expect([reply.statusCode, reply.headers["content-type"]]).toEqual([401, "application/problem+json"]);
      expect(reply.json()).toEqual({ type: "/problems/not_signed_in", title: "Sign in first", status: 401, detail: "Sign in first." });
    }
  });

  it("carries an act from the button to the trail and back", async () => {
    const cookies = await signIn("worker");
    const begun = await app.inject({
      method: "POST",
      url: "/api/acts/slip.write",
      cookies,
      payload: { input: { title: "Over the wire" } },
      headers: { "idempotency-key": "wire-0001" },
    });
    expect([begun.statusCode, begun.json().version]).toEqual([201, 1]);
    const again = await app.inject({
      method: "POST",
      url: "/api/acts/slip.write",
      cookies,
      payload: { input: { title: "Over the wire" } },
      headers: { "idempotency-key": "wire-0001" },
    });
    expect(again.json().id).toBe(begun.json().id);
    const { id } = begun.json();
    const changed = await app.inject({ method: "POST", url: `/api/acts/slip.retitle/${id}`, cookies, payload: { version: 1, input: { title: "Changed" }, reason: "better" } });
    expect([changed.statusCode, changed.json().title]).toEqual([200, "Changed"]);
    const history = await app.inject({ url: `/api/views/record.history?id=${id}`, cookies });
    expect(history.json().items.map((e: { act: string; reason: string | null }) => [e.act, e.reason])).toEqual([
      ["slip.retitle", "better"],
      ["slip.write", null],
    ]);
  });

  it("lets nobody act by a page that shows somebody else", async () => {
    const cookies = await signIn("worker"),
      send = (person: string) => app.inject({ method: "POST", url: "/api/acts/slip.write", cookies, payload: { input: { title: "Whose" } }, headers: { "remit-person": person } });
    const refused = await send(w.people.quality);
    expect([refused.statusCode, refused.json().detail]).toEqual([409, expect.stringMatching(/^Somebody else signed in here meanwhile/)]);
    expect((await send(w.people.worker)).statusCode).toBe(201);
  });

  it("refuses with a problem document: stale page, missing field, unsigned, foreign site", async () => {
    const cookies = await signIn("quality");
    const { id } = await w.act("worker", "slip.write", { input: { title: "Refusals" } });
    const send = (payload: object, headers = {}, act = "slip.close") => app.inject({ method: "POST", url: `/api/acts/${act}/${id}`, cookies, payload, headers });
    expect((await send({})).json()).toMatchObject({ status: 400, fields: { version: expect.any(String) } });
    expect((await send({ version: 9 })).json()).toMatchObject({ type: "/problems/conflict", current: { version: 1 } });
    expect((await send({ version: 1 })).json()).toMatchObject({ status: 428, needs: "approval" });
    expect((await send({ version: 1 }, { origin: "https://evil.example" })).statusCode).toBe(403);
    expect((await send({ version: 1, colour: 1 })).statusCode).toBe(400);
    expect((await send({ version: 1, signature: { meaning: "approval", login: "quality", password: "wrong wrong wrong" } })).statusCode).toBe(428);
    const closed = await send({ version: 1, signature: { meaning: "approval", login: "quality", password } });
    expect([closed.statusCode, closed.json().state]).toEqual([200, "closed"]);
  });

  it("describes every act and view as OpenAPI 3.1, and in words", async () => {
    const document = (await app.inject("/api/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    for (const name of w.world.registry.acts.keys())
      expect(
        Object.keys(document.paths).some((p) => p.startsWith(`/api/acts/${name}`)),
        name,
      ).toBe(true);
    for (const name of w.world.registry.views.keys()) expect(document.paths[`/api/views/${name}`], name).toBeDefined();
    expect((await app.inject("/api/docs")).body).toContain("POST /api/acts/slip.close/{id}");
  });

  it("exports a list as CSV with its filters, formulas defused, and as XLSX", async () => {
    await w.act("worker", "slip.write", { input: { title: '=HYPERLINK("http://evil")' } });
    const cookies = await signIn("worker");
    const csv = await app.inject({ url: "/api/export/record.list?kind=slip&text=hyperlink&columns=number,title", cookies });
    expect(csv.body.trim().split("\r\n")[1]).toMatch(/^SL-2026-\d+,"'=HYPERLINK\(""http:\/\/evil""\)"$/);
    const xlsx = await app.inject({ url: "/api/export/record.list?kind=slip&format=xlsx", cookies });
    expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe("PK");
    const { items } = await w.view<{ items: { act: string; actor: { name: string }; input: unknown }[] }>("quality", "record.history", { id: w.organisationId });
    expect(items.map((e) => [e.act, e.actor.name])).toEqual([
      ["record.export", "worker"],
      ["record.export", "worker"],
    ]);
    expect(items[1]?.input).toMatchObject({ what: "record.list", format: "csv", rows: 1, asks: { text: "hyperlink" } });
  });

  it("exports every row of a long list, and keeps in the trail how many they were", async () => {
    await w.owner.query("set session_replication_role = replica");
    await w.owner.query(
      `insert into records (organisation_id, id, kind, number, title, state, opened_at, search)
       select $1, gen_random_uuid(), 'slip', 'SL-L-' || n, 'Long list ' || n, 'open', '2026-11-20T05:00:00Z', 'long list ' || n from generate_series(1, 1200) n`,
      [w.organisationId],
    );
    await w.owner.query("set session_replication_role = origin");
    const cookies = await signIn("worker");
    const csv = await app.inject({ url: "/api/export/record.list?kind=slip&text=long&columns=number", cookies });
    const lines = csv.body.trim().split("\r\n");
    expect([lines[0], new Set(lines.slice(1)).size]).toEqual(["number", 1_200]);
    expect((await app.inject({ url: "/api/export/record.list?kind=slip&text=long&format=xlsx", cookies })).rawPayload.length).toBeGreaterThan(20_000);
    const { items } = await w.view<{ items: { input: { rows: number } }[] }>("quality", "record.history", { id: w.organisationId, limit: 2 });
    expect(items.map((e) => e.input.rows)).toEqual([1_200, 1_200]);
    expect((await app.inject({ url: "/api/export/me.actor", cookies })).statusCode).toBe(400);
  });

  it("gives the whole trail to whoever may read everything, and that it went out stands in it", async () => {
    expect((await app.inject({ url: "/api/trail", cookies: await signIn("worker") })).statusCode).toBe(403);
    expect((await app.inject("/api/trail")).statusCode).toBe(401);
    const whole = await app.inject({ url: "/api/trail", cookies: await signIn("quality") });
    expect(whole.headers["content-disposition"]).toMatch(/attachment; filename="trail-.*\.jsonl"/);
    const [head, ...lines] = whole.body
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, string>);
    expect(head).toMatchObject({ remit: "trail", organisation: w.organisationId });
    expect(JSON.parse(lines.at(-1)?.["body"] ?? "{}")).toMatchObject({ act: "record.export", input: { what: "trail" } });
  });

  it("lets a token do only what it was made for", async () => {
    const userId = (await identity.loginOf({ organisationId: w.organisationId, personId: w.people.worker }))?.userId ?? "";
    const { token } = await identity.createToken({
      userId,
      organisationId: w.organisationId,
      personId: w.people.worker,
      name: "reader",
      scopes: ["record.*"],
      expiresAt: new Date(Date.now() + 86_400_000),
    });
    const headers = { authorization: `Bearer ${token}` };
    expect((await app.inject({ url: "/api/views/record.list", headers })).statusCode).toBe(200);
    expect((await app.inject({ method: "POST", url: "/api/acts/slip.write", headers, payload: { input: { title: "x" } } })).statusCode).toBe(403);
  });

  it("takes no person's own word from a program, whatever its token was made for", async () => {
    const userId = (await identity.loginOf({ organisationId: w.organisationId, personId: w.people.quality }))?.userId ?? "";
    const whose = { userId, organisationId: w.organisationId, personId: w.people.quality };
    const { token } = await identity.createToken({ ...whose, name: "all", scopes: ["*"], expiresAt: new Date(Date.now() + 86_400_000) });
    const slip = await w.act("worker", "slip.write", { input: { title: "closed soon" } });
    const closed = await w.act("quality", "slip.close", { id: slip.id });
    const reopen = { method: "POST", url: `/api/acts/slip.reopen/${slip.id}`, payload: { version: closed.version } } as const;
    const program = await app.inject({ ...reopen, headers: { authorization: `Bearer ${token}` } });
    expect(program.json()).toMatchObject({ status: 403, detail: expect.stringContaining("in person") });
    expect((await app.inject({ ...reopen, cookies: await signIn("quality") })).statusCode).toBe(200);
    const { paths } = (await app.inject("/api/openapi.json")).json<{ paths: Record<string, { post: { security: object[] } }> }>();
    expect(paths["/api/acts/slip.reopen/{id}"]?.post.security).toEqual([{ session: [] }]);
  });

  it("answers a broken body, an unknown path and an oversized one in the same shape", async () => {
    const cookies = await signIn("worker");
    const broken = await app.inject({ method: "POST", url: "/api/acts/slip.write", cookies, payload: "{", headers: { "content-type": "application/json" } });
    expect(broken.json()).toMatchObject({ type: "/problems/invalid", status: 400 });
    const large = await app.inject({ method: "POST", url: "/api/acts/slip.write", cookies, payload: { input: { title: "x".repeat(2_000_000) } } });
    expect(large.json()).toMatchObject({ type: "/problems/too_large", status: 413 });
    expect((await app.inject("/api/nothing")).json()).toMatchObject({ status: 404 });
  });

  it("looks at how deep a body is nested before it reads it, so that nobody holds the others up", async () => {
    const headers = { "content-type": "application/json" };
    for (const url of ["/api/acts/slip.begin", "/api/auth/sign-in"]) {
      const reply = await app.inject({ method: "POST", url, headers, payload: `{"input":${"[".repeat(20_000)}${"]".repeat(20_000)}}` });
      expect(reply.statusCode).toBe(400);
      expect(reply.json<{ detail: string }>().detail).toBe("This is nested too deeply to be taken in.");
    }
    for (const payload of ["", "{", '{"__proto__":1}', '{"constructor":{"prototype":1}}'])
      expect((await app.inject({ method: "POST", url: "/api/auth/sign-in", headers, payload })).json<{ detail: string }>().detail, payload).toContain("cannot be read");
  });

  it("takes more at the acts that say so, each as much as it says", async () => {
    const cookies = await signIn("worker");
    const { id } = await w.act("worker", "slip.write", { input: { title: "Small" } });
    const send = (act: string, size: number) => app.inject({ method: "POST", url: `/api/acts/${act}/${id}`, cookies, payload: { input: { title: "x".repeat(size) } } });
    expect((await send("slip.retitle", 1_500_000)).json()).toMatchObject({ type: "/problems/invalid" });
    expect((await send("slip.retitle", 2_500_000)).json()).toMatchObject({ type: "/problems/too_large" });
    expect((await send("slip.reopen", 2_500_000)).json()).toMatchObject({ type: "/problems/invalid" });
    expect((await send("slip.close", 1_500_000)).json()).toMatchObject({ type: "/problems/too_large" });
  });
});

describe("a file", () => {
  it("is taken by its content, cleaned, attached, and given back safely", async () => {
    const cookies = await signIn("worker");
    const { id } = await w.act("worker", "slip.write", { input: { title: "With a photo" } });
    const photo = await sharp({ create: { width: 40, height: 30, channels: 3, background: "red" } })
      .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "13/1 1/1 0/1" } })
      .jpeg()
      .toBuffer();
    const put = await app.inject({ method: "POST", url: "/api/files", cookies, ...form(photo, "photo.html") });
    expect([put.statusCode, put.json().type]).toEqual([201, "image/jpeg"]);
    await w.act("worker", "record.attach", { id, input: { sha256: put.json().sha256, name: 'ph"oto.jpg' } });
    const [attachment] = await w.view<{ id: string }[]>("worker", "record.attachments", { id });
    const got = await app.inject({ url: `/api/files/${attachment?.id}`, cookies });
    expect(got.headers).toMatchObject({ "content-type": "image/jpeg", "x-content-type-options": "nosniff", "content-security-policy": expect.stringContaining("sandbox") });
    expect((await sharp(got.rawPayload).metadata()).exif).toBeUndefined();
  });

  it("is taken whole or not at all, at the byte, over a real connection too", async () => {
    const cookie = Object.entries(await signIn("worker"))
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("; ");
    const address = await app.listen({ port: 0, host: "127.0.0.1" });
    const put = async (size: number) => {
      const body = new FormData();
      body.append("file", new Blob([Buffer.alloc(size, 65)]), "long.txt");
      const reply = await fetch(`${address}/api/files`, { method: "POST", headers: { cookie }, body });
      return [reply.status, ((await reply.json()) as { size?: number }).size];
    };
    expect(await put(largestFile)).toEqual([201, largestFile]);
    for (const more of [1, 30_000, 70_000, 500_000]) expect(await put(largestFile + more), `${more} more`).toEqual([413, undefined]);
  });

  it("that is a PDF is shown in a page of ours and nowhere else; no picture is", async () => {
    const cookies = await signIn("worker");
    const { id } = await w.act("worker", "slip.write", { input: { title: "With a PDF" } });
    const put = await app.inject({
      method: "POST",
      url: "/api/files",
      cookies,
      ...form(Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"), "card.pdf"),
    });
    expect([put.statusCode, put.json().type]).toEqual([201, "application/pdf"]);
    await w.act("worker", "record.attach", { id, input: { sha256: put.json().sha256, name: "card.pdf" } });
    const [attachment] = await w.view<{ id: string }[]>("worker", "record.attachments", { id });
    const got = await app.inject({ url: `/api/files/${attachment?.id}`, cookies });
    expect(got.headers["content-security-policy"]).toMatch(/default-src 'none'.*frame-ancestors 'self'/);
    expect(got.headers["x-frame-options"]).toBe("SAMEORIGIN");
    const taken = await app.inject({ url: `/api/files/${attachment?.id}?download`, cookies });
    expect(taken.headers["content-security-policy"]).toContain("sandbox");
    expect(taken.headers["x-frame-options"]).toBe("DENY");
  });

  it("that is HTML is only ever downloaded; a program and a broken picture are refused", async () => {
    const cookies = await signIn("worker");
    const { id } = await w.act("worker", "slip.write", { input: { title: "With a page" } });
    const html = await app.inject({ method: "POST", url: "/api/files", cookies, ...form(Buffer.from("<script>alert(1)</script>"), "x.png") });
    await w.act("worker", "record.attach", { id, input: { sha256: html.json().sha256, name: "x.html" } });
    const [attachment] = await w.view<{ id: string }[]>("worker", "record.attachments", { id });
    const got = await app.inject({ url: `/api/files/${attachment?.id}`, cookies });
    expect(got.headers).toMatchObject({ "content-type": "application/octet-stream", "content-disposition": expect.stringMatching(/^attachment/) });
    const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]),
      broken = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(100)]);
    for (const content of [program, broken, Buffer.alloc(0)])
      expect((await app.inject({ method: "POST", url: "/api/files", cookies, ...form(content, "a.jpg") })).statusCode).toBe(400);
    const other = await signIn("quality");
    expect((await app.inject({ url: `/api/files/${crypto.randomUUID()}`, cookies: other })).statusCode).toBe(404);
  });
});
