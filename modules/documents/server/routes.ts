import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Files } from "#server/files/files.ts";
import { demandScope, samePerson, sessionOf, type Doors } from "#server/http/session.ts";
import { assertOwnOrigin } from "#server/identity/origins.ts";
import { checked } from "#server/input.ts";
import type { Body } from "../body.ts";
import { toMarkdown } from "../to-markdown.ts";
import { fingerprint, line } from "../words.ts";
import { importUploaded } from "./import/door.ts";
import { kioskRoutes } from "./kiosk.ts";
import { markdownOfDocument, pdfOfCopy, pdfOfDocument, wordOfDocument, type Asked, type Made } from "./printing.ts";
import { takeTextIn } from "./text-in.ts";

const Number = z.string().max(60);
const Which = z.strictObject({ revision: z.coerce.number().int().min(1).optional() });
const In = z.strictObject({ version: z.int().min(1), file: z.strictObject({ sha256: fingerprint, name: line }) });

const Import = z.strictObject({ sha256: fingerprint, dryRun: z.boolean() });

const send = (reply: FastifyReply, made: Made) =>
  reply
    .header("content-type", made.type)
    .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(made.name)}`)
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("x-content-type-options", "nosniff")
    .header("cache-control", "private, no-store")
    .header("remit-pdf-standard", made.standard ?? "")
    .send(made.content);

function writtenBody(read: { content: { body: Body | null } }): Body {
  if (!read.content.body) throw new Refusal("conflict", say("This revision is a file. Download the file itself."));
  return read.content.body;
}

/** Files that documents are made into, and files that become their text. */
export async function routes(app: FastifyInstance, doors: Doors & { readonly files: Files }): Promise<void> {
  const { world, identity } = doors;
  const asked = async (request: FastifyRequest, name: string): Promise<Asked> => {
    const session = await sessionOf(doors, request);
    demandScope(session, name);
    return { world, session, baseUrl: identity.ground.baseUrl };
  };
  type Named = { Params: { number: string } };

  app.get<Named>("/api/documents/:number/pdf", async (request, reply) =>
    send(reply, await pdfOfDocument(await asked(request, "document.read"), { number: checked(Number, request.params.number), ...checked(Which, request.query) })),
  );
  app.get<Named>("/api/documents/copies/:number/pdf", async (request, reply) =>
    send(reply, await pdfOfCopy(await asked(request, "document.read"), checked(Number, request.params.number))),
  );
  app.get<Named>("/api/documents/:number/docx", async (request, reply) =>
    send(reply, await wordOfDocument(await asked(request, "document.read"), { number: checked(Number, request.params.number), ...checked(Which, request.query) }, writtenBody)),
  );
  app.get<Named>("/api/documents/:number/markdown", async (request, reply) =>
    send(
      reply,
      await markdownOfDocument(await asked(request, "document.read"), { number: checked(Number, request.params.number), ...checked(Which, request.query) }, (read) =>
        toMarkdown(writtenBody(read)),
      ),
    ),
  );
  kioskRoutes(app, doors);
  app.post("/api/documents/import", async (request) => {
    assertOwnOrigin(request.method, request, identity.ground.baseUrl);
    const session = await sessionOf(doors, request);
    samePerson(request, session.actor.id);
    if (session.info.method === "token")
      throw new Refusal("forbidden", say("Documents are brought in by a person who is signed in. A program brings them in at the command line."));
    return importUploaded({ world, session }, checked(Import, request.body ?? {}));
  });
  app.post<{ Params: { id: string } }>("/api/documents/revisions/:id/text", async (request) => {
    assertOwnOrigin(request.method, request, identity.ground.baseUrl);
    const { session } = await asked(request, "revision.write");
    return takeTextIn({ world, session, files: doors.files }, { id: checked(z.uuid(), request.params.id), ...checked(In, request.body ?? {}) });
  });
}
