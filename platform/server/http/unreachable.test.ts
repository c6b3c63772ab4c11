import Fastify from "fastify";
import { expect, it } from "vitest";
import { refusals } from "./problem.ts";

it("a database that cannot be reached is said to be so, also where no transaction was open yet", async () => {
  const app = Fastify();
  refusals(app);
  app.get("/", () => {
    throw Object.assign(new Error("connect ENOENT /data/socket/.s.PGSQL.5432"), { code: "ENOENT", syscall: "connect" });
  });
  const reply = await app.inject("/");
  expect([reply.statusCode, reply.headers["retry-after"], reply.json<{ type: string }>().type]).toEqual([503, "5", "/problems/unavailable"]);
  await app.close();
});
