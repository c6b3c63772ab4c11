import fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refusals } from "#server/http/problem.ts";
import { openWorld, type TestWorld } from "#server/testing/world.ts";
import { policyCode } from "./door/policies.ts";
import { publicRoutes } from "./public.ts";
import { documents } from "./testing.ts";

let t: TestWorld, app: FastifyInstance, document: string;
beforeAll(async () => {
  t = await openWorld([documents]);
  app = fastify({ trustProxy: true });
  refusals(app);
  await app.register((scope) => publicRoutes(scope, { world: t.world }));
  const approval = { title: "Approval", sort: "approval", rule: "any", deciders: [{ by: "role", role: "top_management" }] };
  const type = await t.act("quality", "documenttype.establish", { input: { title: "Policy", sort: "policy", prefix: "P", routes: [{ steps: [approval] }] } });
  document = (await t.act("head", "document.begin", { input: { title: "Quality policy", typeId: type.id } })).id;
  await issue(await openRevision(), "We calibrate.");
});
afterAll(async () => {
  await app.close();
  await t.close();
});

const openRevision = async (): Promise<string> => (await t.view<{ record: { openId: string } }>("head", "document.one", { id: document })).record.openId;

async function issue(revision: string, text: string): Promise<void> {
  await t.act("head", "revision.write", { id: revision, input: { text: JSON.stringify({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] }) } });
  await t.act("head", "revision.explain", { id: revision, input: { summary: "s", cause: "c", training: "none", trainingReason: "known" } });
  await t.act("head", "revision.submit", { id: revision });
  await t.act("director", "revision.approve", { id: revision });
  await t.act("head", "revision.issue", { id: revision });
}
let addresses = 0;
const ask = async (path: string, address = `10.0.0.${(addresses += 1)}`) => {
  const reply = await app.inject({ url: path, headers: { "x-forwarded-for": address } });
  return { status: reply.statusCode, body: reply.json() as Record<string, unknown>, headers: reply.headers };
};
const codeOf = async (table: string, id: string): Promise<string> =>
  (await t.owner.query<{ code: string }>(`select public_code as code from ${table} where id = $1`, [id])).rows[0]!.code;

describe("whoever holds a printed copy", () => {
  let copy: string, first: string;

  it("is told whether it is current, and nothing of what it says", async () => {
    copy = (await t.act("head", "copy.give", { input: { documentId: document, holder: "Cell 3", expiresOn: "2026-12-24" } })).id;
    first = (await t.owner.query<{ id: string }>("select id from revisions where document_id = $1", [document])).rows[0]!.id;
    const { status, body, headers } = await ask(`/api/public/copies/${await codeOf("copies", copy)}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      organisation: "hemavathi",
      code: "P-01",
      number: "DOC-0001",
      title: "Quality policy",
      revision: 1,
      current: true,
      because: null,
      since: "2026-11-23",
      copy: "CC-0001",
    });
    expect(headers["cache-control"]).toBe("no-store");
    expect((await ask(`/api/public/copies/${await codeOf("revisions", first)}`)).body).toMatchObject({ current: true, copy: null });
  });

  it("learns that it has expired, that a newer issue holds and that the copy was called back", async () => {
    t.setClock("2026-12-25T03:30:00.000Z");
    expect((await ask(`/api/public/copies/${await codeOf("copies", copy)}`)).body).toMatchObject({ current: false, because: "expired", since: "2026-12-24" });
    const second = (await t.act("head", "revision.draft", { input: { documentId: document } })).id;
    expect((await ask(`/api/public/copies/${await codeOf("revisions", second)}`)).status).toBe(404);
    await issue(second, "We calibrate twice.");
    expect((await ask(`/api/public/copies/${await codeOf("revisions", first)}`)).body).toMatchObject({ current: false, because: "superseded", since: "2026-12-25" });
    expect((await ask(`/api/public/copies/${await codeOf("copies", copy)}`)).body).toMatchObject({ current: false, because: "recalled" });
  });

  it("cannot guess: a wrong code, one of another house and one too many are turned away alike", async () => {
    const code = await codeOf("copies", copy);
    for (const wrong of ["x", code.slice(0, -1), `${code.slice(0, -2)}AA`, encodeURIComponent("' or 1=1"), "A".repeat(38)]) {
      const { status, body } = await ask(`/api/public/copies/${wrong}`);
      expect([status, body["detail"]]).toEqual([404, "This code is not in use."]);
    }
    let status = 200;
    for (let n = 0; n < 121; n += 1) ({ status } = await ask(`/api/public/copies/${code}`, "10.9.9.9"));
    expect(status).toBe(429);
    for (let n = 0; n < 121; n += 1) ({ status } = await ask(`/api/public/copies/${code}`, `2001:db8:7:7::${n.toString(16)}`));
    expect(status, "one household").toBe(429);
  });
});

it("a policy is read by everybody only when its owner opened it", async () => {
  const path = `/api/public/policies/${policyCode(t.organisationId, document)}`;
  expect((await ask(path)).status).toBe(404);
  await t.act("head", "document.describe", { id: document, input: { public: true }, reason: "Customers ask for it." });
  expect((await ask(path)).body).toMatchObject({ title: "Quality policy", revision: 2, body: { content: [{ content: [{ text: "We calibrate twice." }] }] } });
  expect((await ask(`/api/public/policies/${policyCode(t.stranger.organisationId, document)}`)).status).toBe(404);
});
