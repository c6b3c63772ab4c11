import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Files, Opened } from "../files/files.ts";
import { fileName } from "../files/name.ts";
import { largestFile, tooLarge } from "../files/receive.ts";
import { assertOwnOrigin } from "../identity/origins.ts";
import { viewpointOf } from "../world.ts";
import { demandScope, sessionOf, type Doors } from "./session.ts";

/** Types that a browser may show in the page; everything else is only ever downloaded. */
const shown = new Set(["image/jpeg", "image/png", "application/pdf"]);

/** What a file may do where it is shown: nothing. A PDF is shown by the browser's own viewer, which no sandbox lets begin, and in a page of ours. */
const policyOf = (type: string, inline: boolean): string =>
  inline && type === "application/pdf"
    ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
    : "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** Sends a file so that nothing in it can run: shown in the page when a browser may show its type, else to be saved. */
export function sendFile(reply: FastifyReply, file: Opened, { download }: { readonly download: boolean }): FastifyReply {
  const inline = shown.has(file.type) && !download;
  return reply
    .header("content-type", inline ? file.type : "application/octet-stream")
    .header("content-length", file.size)
    .header("content-disposition", `${inline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(fileName(file.name)).replace(/'/g, "%27")}`)
    .header("content-security-policy", policyOf(file.type, inline))
    .header("x-frame-options", inline && file.type === "application/pdf" ? "SAMEORIGIN" : "DENY")
    .header("x-content-type-options", "nosniff")
    .header("cache-control", "private, max-age=3600, immutable")
    .header("etag", `"${file.sha256}"`)
    .send(file.content);
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `POST /api/files` takes one file in; `GET /api/files/:attachment` gives it to whoever sees its record. */
export async function fileRoutes(app: FastifyInstance, doors: Doors & { files: Files }): Promise<void> {
  await app.register(multipart, { limits: { fileSize: largestFile, files: 1, fields: 4, parts: 6, headerPairs: 100 } });

  app.post("/api/files", { bodyLimit: largestFile + 64 * 1024 }, async (request, reply) => {
    assertOwnOrigin(request.method, request, doors.identity.ground.baseUrl);
    const session = await sessionOf(doors, request);
    demandScope(session, "record.attach");
    if (!request.isMultipart()) throw new Refusal("invalid", say("Send the file as a form with one part named file."), { fields: { file: say("Missing.") } });
    const part = await request.file();
    if (!part) throw new Refusal("invalid", say("No file came with this."), { fields: { file: say("Missing.") } });
    const content = await part.toBuffer();
    // The reader stops at the limit, and of a file's last piece it does not always say so by itself.
    if (part.file.truncated) throw tooLarge();
    const kept = await doors.files.put(viewpointOf(session.actor), content);
    return reply.code(201).send({ ...kept, name: (part.filename ?? "").slice(0, 255) });
  });

  app.get<{ Params: { id: string }; Querystring: { download?: string } }>("/api/files/:id", async (request, reply) => {
    const session = await sessionOf(doors, request);
    demandScope(session, "record.attachments");
    if (!uuid.test(request.params.id)) throw new Refusal("not_found", say("There is no such file, or it is not yours to see."));
    const file = await doors.files.open(viewpointOf(session.actor), request.params.id);
    return sendFile(reply, file, { download: request.query.download !== undefined });
  });
}
