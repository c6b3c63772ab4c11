import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { atThisKiosk } from "#modules/kiosks/server/published.ts";
import type { Files } from "#server/files/files.ts";
import { sendFile } from "#server/http/files.ts";
import type { Doors } from "#server/http/session.ts";
import { assertOwnOrigin } from "#server/identity/origins.ts";
import { checked } from "#server/input.ts";
import { perform } from "#server/perform.ts";
import { ask } from "#server/view.ts";
import { viewpointOf, type Session } from "#server/world.ts";
import type { documentViews, readingViews } from "../views.ts";

type Mine = z.output<typeof readingViews.mine.gives>;
type Read = z.output<typeof documentViews.read.gives>;

const Number = z.string().max(60);
const nothing = (): Refusal => new Refusal("not_found", say("Nothing of that kind waits for you."));

/** What a kiosk opens of documents: what waits to be read by whoever stands before it, its words, and saying so. Nothing else. */
export function kioskRoutes(app: FastifyInstance, doors: Doors & { readonly files: Files }): void {
  const { world } = doors;
  type Named = { Params: { number: string } };

  /** The text of a document that this person was asked to read, and of no other. */
  const readBy = async (session: Session, number: string): Promise<Read> => {
    const read = (await ask(world, session, { view: "document.read", asks: { number: checked(Number, number) } })) as Read;
    if (!read.myReading || read.myReading.state === "lapsed") throw nothing();
    return read;
  };

  app.get(
    "/api/kiosk/readings",
    async (request): Promise<Mine> => (await ask(world, await atThisKiosk(doors, request), { view: "reading.mine", asks: { open: "true", limit: "100" } })) as Mine,
  );

  app.get<Named>("/api/kiosk/documents/:number", async (request): Promise<Read> => readBy(await atThisKiosk(doors, request), request.params.number));

  app.get<{ Params: { number: string; id: string } }>("/api/kiosk/documents/:number/files/:id", async (request, reply) => {
    const session = await atThisKiosk(doors, request),
      { content } = await readBy(session, request.params.number);
    const its = [content.file?.attachmentId, ...content.pictures.map((p) => p.attachmentId)];
    if (!its.includes(request.params.id)) throw nothing();
    return sendFile(reply, await doors.files.open(viewpointOf(session.actor), request.params.id), { download: false }).header("cache-control", "private, no-store");
  });

  app.post<{ Params: { id: string } }>("/api/kiosk/readings/:id/acknowledge", async (request: FastifyRequest<{ Params: { id: string } }>) => {
    assertOwnOrigin(request.method, request, doors.identity.ground.baseUrl);
    const session = await atThisKiosk(doors, request),
      { version } = checked(z.strictObject({ version: z.int().min(1) }), request.body ?? {});
    await perform(world, session, { act: "reading.acknowledge", id: checked(z.uuid(), request.params.id), version });
    return {};
  });
}
