import type { FastifyInstance } from "fastify";
import { say } from "#kernel/sentence.ts";
import type { World } from "../world.ts";
import { openapi } from "./openapi.ts";

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);

interface Operation {
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: { name: string; in: string; required: boolean; schema: unknown }[];
  readonly requestBody?: { content: { "application/json": { schema: { properties: { input: unknown } } } } };
  readonly responses: Record<string, unknown>;
}

const style = `:root{color-scheme:light dark}body{font:14px/22px "IBM Plex Sans",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
code,pre{font:12px/18px "IBM Plex Mono",ui-monospace,monospace}pre{overflow:auto;padding:.75rem;border:1px solid #8885;border-radius:4px}
section{border-top:1px solid currentColor;margin-top:2rem;padding-top:.5rem}h2{font-size:1rem}summary{cursor:pointer;padding:.35rem 0}summary code{font-weight:600}nav{columns:3;font-size:12px}`;

const operation = (path: string, method: string, it: Operation): string => {
  const parameters = (it.parameters ?? []).filter((p) => p.in !== "header");
  const input = it.requestBody?.content["application/json"].schema.properties.input;
  return `<details id="${escaped(path)}"><summary><code>${method.toUpperCase()} ${escaped(path)}</code> ${escaped(it.summary)}</summary>${it.description ? `<p>${escaped(it.description)}</p>` : ""}${
    parameters.length
      ? `<ul>${parameters.map((p) => `<li><code>${escaped(p.name)}</code>${p.required ? ` ${escaped(say("(needed)"))}` : ""} <code>${escaped(JSON.stringify(p.schema))}</code></li>`).join("")}</ul>`
      : ""
  }${input ? `<pre>${escaped(JSON.stringify(input, null, 2))}</pre>` : ""}</details>`;
};

/** The description as a page that a person can read; it needs no script. */
function page(document: ReturnType<typeof openapi>): string {
  const paths = Object.entries(document["paths"] as Record<string, Record<string, Operation>>),
    kinds = new Map<string, string[]>();
  for (const [path, methods] of paths) {
    const kind = (path.split("/")[3] ?? "").split(".")[0] ?? "";
    kinds.set(kind, [...(kinds.get(kind) ?? []), ...Object.entries(methods).map(([m, it]) => operation(path, m, it))]);
  }
  const names = [...kinds.keys()].toSorted();
  const intro = say(
    "Acts change records: POST with version, input, reason and signature. Views answer questions: GET. Sign in with a session cookie or a bearer token. Every refusal is a problem document with a sentence that says what to do.",
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(say("Remit: the interface for programs"))}</title><style>${style}</style>
<h1>${escaped(say("The interface for programs"))}</h1><p>${escaped(intro)} <a href="/api/openapi.json">OpenAPI 3.1</a></p><nav>${names.map((n) => `<a href="#${n}">${escaped(n)}</a><br>`).join("")}</nav>${names
    .map((n) => `<section id="${n}"><h2>${escaped(n)}</h2>${(kinds.get(n) ?? []).join("")}</section>`)
    .join("")}</html>`;
}

export function docsRoutes(app: FastifyInstance, world: World): void {
  const document = openapi(world.registry, world.release);
  const json = JSON.stringify(document),
    html = page(document);
  app.get("/api/openapi.json", async (_request, reply) => reply.type("application/json").header("cache-control", "no-cache").send(json));
  app.get("/api/docs", async (_request, reply) => reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(html));
}
