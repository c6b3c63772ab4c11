import { PassThrough } from "node:stream";
import type { FastifyInstance } from "fastify";
import { ask } from "../view.ts";
import { exportTrail } from "../verify-export.ts";
import { noteExport } from "./note-export.ts";
import { demandScope, sessionOf, type Doors } from "./session.ts";

/**
 * `GET /api/trail`: the organisation's whole trail as JSON lines that anybody can check without Remit
 * (docs/verify-the-trail.md). For whoever may read everything; that it was taken out is itself in it.
 */
export function trailRoutes(app: FastifyInstance, doors: Doors & { readonly dataFolder: string }): void {
  app.get("/api/trail", async (request, reply) => {
    const session = await sessionOf(doors, request);
    demandScope(session, "trail.whole");
    await ask(doors.world, session, { view: "trail.whole", asks: {} });
    const { organisationId } = session.actor;
    await noteExport(doors.world, session, { what: "trail", format: "jsonl", rows: 0 });
    const out = new PassThrough();
    exportTrail({ pool: doors.pool, organisation: organisationId, dataFolder: doors.dataFolder, to: out }).then(
      () => out.end(),
      (error: unknown) => out.destroy(error as Error), // the file then ends in the middle of a line, which whoever checks it sees
    );
    const name = `trail-${doors.world.clock().toISOString().slice(0, 10)}.jsonl`;
    return reply.header("content-disposition", `attachment; filename="${name}"`).header("cache-control", "no-store").type("application/x-ndjson").send(out);
  });
}
