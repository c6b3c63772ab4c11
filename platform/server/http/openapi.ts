import { z } from "zod";
import { ActRequest } from "#kernel/platform.ts";
import type { Registry, RegisteredAct, RegisteredView } from "../registry.ts";

type Json = Record<string, unknown>;

const schemaOf = (type: z.ZodType, io: "input" | "output"): Json => {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { io, unrepresentable: "any", target: "draft-2020-12" }) as Json;
  return schema;
};

const problems = {
  description: "Refused: says why in a sentence that a person can act on (RFC 9457).",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const security = [{ session: [] }, { token: [] }];
const organisation = {
  name: "Remit-Organisation",
  in: "header",
  required: false,
  schema: { type: "string", format: "uuid" },
  description: "Which organisation, for a login that has several.",
};

const rules = ({ act }: RegisteredAct): string =>
  [
    "from" in act && act.from.length > 0 ? `Possible while it is ${act.from.join(", ")}.` : "",
    act.to ? `Leaves it ${(Array.isArray(act.to) ? act.to : [act.to]).join(" or ")}.` : "",
    act.signed ? `Needs a signature of meaning "${act.signed}".` : "",
    act.reason ? "Needs a reason." : "",
    act.holders?.length ? `Held by default by: ${act.holders.join(", ").replaceAll("_", " ")}.` : "",
    act.byClock ? "Done by the clock or as a consequence, never by a person." : "",
  ]
    .filter(Boolean)
    .join(" ");

function actPath(registered: RegisteredAct): [string, Json] {
  const { act } = registered,
    begins = "begins" in act,
    { $defs, ...input } = schemaOf(act.input, "input");
  const request = schemaOf(ActRequest, "input"),
    properties = { ...(request["properties"] as Json), input };
  const record = {
    description: begins ? "The record that was begun." : "The record after the act.",
    content: { "application/json": { schema: { $ref: "#/components/schemas/Record" } } },
  };
  const parameters = [
    organisation,
    {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      schema: { type: "string", minLength: 8, maxLength: 200 },
      description: "Doing it twice under one key is doing it once.",
    },
  ];
  const id = { name: "id", in: "path", required: true, schema: { type: "string", format: "uuid" } };
  return [
    `/api/acts/${act.name}${begins ? "" : "/{id}"}`,
    {
      post: {
        operationId: act.name,
        tags: [act.name.split(".")[0]],
        summary: act.title,
        description: rules(registered),
        security: act.inPerson ? [{ session: [] }] : security,
        parameters: begins ? parameters : [id, ...parameters],
        requestBody: { required: true, content: { "application/json": { schema: { ...request, properties, ...($defs ? { $defs } : {}) } } } },
        responses: { [begins ? "201" : "200"]: record, default: problems },
      },
    },
  ];
}

function viewPath({ view }: RegisteredView): [string, Json] {
  const asks = schemaOf(view.asks, "input"),
    required = new Set((asks["required"] as string[] | undefined) ?? []);
  const parameters = Object.entries((asks["properties"] as Json | undefined) ?? {}).map(([name, schema]) => ({ name, in: "query", required: required.has(name), schema }));
  const asOf = view.asOf
    ? [{ name: "asOf", in: "query", required: false, schema: { type: "string", format: "date-time" }, description: "Answers as of this moment in the past." }]
    : [];
  return [
    `/api/views/${view.name}`,
    {
      get: {
        operationId: view.name,
        tags: [view.name.split(".")[0]],
        summary: view.title,
        security,
        parameters: [...parameters, ...asOf, organisation],
        responses: { "200": { description: "The answer.", content: { "application/json": { schema: schemaOf(view.gives, "output") } } }, default: problems },
      },
    },
  ];
}

const schemas = {
  Problem: {
    type: "object",
    required: ["type", "title", "status", "detail"],
    properties: {
      type: { type: "string" },
      title: { type: "string" },
      status: { type: "integer" },
      detail: { type: "string" },
      incident: { type: "string" },
      fields: { type: "object", additionalProperties: { type: "string" } },
      needs: { type: "string" },
      current: {},
    },
  },
  Record: {
    type: "object",
    required: ["id", "kind", "number", "title", "state", "version"],
    additionalProperties: true,
    properties: {
      id: { type: "string", format: "uuid" },
      kind: { type: "string" },
      number: { type: "string" },
      title: { type: "string" },
      state: { type: "string" },
      version: { type: "integer" },
    },
  },
};

/** The whole interface as OpenAPI 3.1, made from the acts and views that the server itself asks. */
export const openapi = (registry: Registry, release: string): Json => ({
  openapi: "3.1.0",
  info: { title: "Remit", version: release, description: "Acts change records, views answer questions. One word is endpoint, permission, trail event and button." },
  tags: [...new Set([...registry.acts.keys(), ...registry.views.keys()].map((n) => n.slice(0, n.indexOf("."))))].toSorted().map((name) => ({ name })),
  paths: Object.fromEntries(
    [...[...registry.acts.values()].map((a) => actPath(a)), ...[...registry.views.values()].map((v) => viewPath(v))].toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ),
  components: { schemas, securitySchemes: { session: { type: "apiKey", in: "cookie", name: "remit.session_token" }, token: { type: "http", scheme: "bearer" } } },
});
