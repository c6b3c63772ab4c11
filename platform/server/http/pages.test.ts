import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import Fastify, { type FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, it } from "vitest";
import { pages } from "./pages.ts";
import { refusals } from "./problem.ts";

const web = fs.mkdtempSync(path.join(os.tmpdir(), "remit-pages-"));
let app: FastifyInstance;
beforeAll(async () => {
  fs.mkdirSync(path.join(web, "assets"));
  for (const file of ["index.html", "icon.svg", "assets/page-1.js"]) fs.writeFileSync(path.join(web, file), file);
  app = Fastify({ routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true } });
  refusals(app);
  await pages(app, web);
});
afterAll(async () => {
  await app.close();
  fs.rmSync(web, { recursive: true });
});

const given = async (url: string): Promise<[number, string]> => {
  const reply = await app.inject({ url });
  return [reply.statusCode, reply.body];
};

it.each(["/", "/today", "/who/8.10", "/standards/iso-9001-2026/8.4.10", "/indicators/nonconformities.open", "/indicators/documents.read?as-of=2026-03-03"])(
  "%s is the page, opened from anywhere",
  async (url) => expect(await given(url)).toEqual([200, "index.html"]),
);

it.each(["/icon.svg", "/assets/page-1.js"])("%s is the file", async (url) => expect(await given(url)).toEqual([200, url.slice(1)]));

it.each(["/robots.txt", "/favicon.ico", "/assets/page-0.js", "/assets/page", "/api/nothing"])("%s is nothing, and no page says otherwise", async (url) => {
  const [status, body] = await given(url);
  expect([status, body.includes("There is nothing at this address")]).toEqual([404, true]);
});
