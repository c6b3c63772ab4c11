import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal, type RefusalKind } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { isUnreachable, unreachable } from "../database.ts";

/** A refusal as the wire shows it (RFC 9457). */
function problem(reply: FastifyReply, refusal: Refusal): FastifyReply {
  const { fields, needs, current, retryAfter } = refusal.details;
  if (retryAfter !== undefined) reply.header("retry-after", String(retryAfter));
  const body = {
    type: `/problems/${refusal.kind}`,
    title: refusal.title,
    status: refusal.status,
    detail: refusal.message,
    ...(fields && { fields }),
    ...(needs && { needs }),
    ...(current !== undefined && { current }),
  };
  return reply
    .code(refusal.status)
    .type("application/problem+json")
    .send(Buffer.from(JSON.stringify(body)));
}

const byStatus: Readonly<Record<number, RefusalKind>> = {
  400: "invalid",
  401: "not_signed_in",
  403: "forbidden",
  404: "not_found",
  413: "too_large",
  415: "invalid",
  429: "too_many",
};

/** What the framework itself refuses (a broken body, one that is too large), in our words. */
const ours = (error: FastifyError): Refusal | null => {
  const kind = byStatus[error.statusCode ?? 500];
  if (!kind) return null;
  if (kind === "too_large") return new Refusal(kind, say("That is more than can be taken at once."));
  if (kind === "too_many") return new Refusal(kind, say("Too many requests came from your network. Wait a minute."), { retryAfter: 60 });
  return new Refusal(kind, say("The request cannot be read. Send JSON as the description of the interface says."));
};

/** Every refusal is a problem document; a bug gets an incident number, goes to the log and says nothing. */
export function refusals(app: FastifyInstance): void {
  app.setErrorHandler((error: unknown, request: FastifyRequest, reply) => {
    if (error instanceof Refusal) return problem(reply, error);
    if (isUnreachable(error)) return problem(reply, unreachable());
    const known = error instanceof Error && "statusCode" in error ? ours(error as FastifyError) : null;
    if (known) return problem(reply, known);
    const incident = newId();
    request.log.error({ err: error, incident }, "a bug");
    const body = {
      type: "/problems/internal",
      title: "Something broke on our side",
      status: 500,
      detail: say("Nothing was changed. Tell your administrator this number: {incident}", { incident }),
      incident,
    };
    return reply
      .code(500)
      .type("application/problem+json")
      .send(Buffer.from(JSON.stringify(body)));
  });
  app.setNotFoundHandler((_request, reply) => problem(reply, new Refusal("not_found", say("There is nothing at this address."))));
}
