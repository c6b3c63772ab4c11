import type { FastifyInstance } from "fastify";
import { deepest, tooDeep } from "../input.ts";
import { isDeeper } from "../nesting.ts";

/** Bodies are read as the framework reads them, after a look at how deep they are nested. */
export function readsJson(app: FastifyInstance): void {
  const read = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body: Buffer, done) => {
    if (isDeeper(body, deepest)) return done(tooDeep());
    return read(request, body.toString("utf8"), done);
  });
}
