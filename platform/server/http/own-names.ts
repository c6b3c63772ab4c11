import os from "node:os";
import net from "node:net";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";

interface Names {
  /** How people reach this server. */
  readonly baseUrl: string;
  readonly trustProxy: boolean | number | string;
  /** The address that it listens on, which may be a name. */
  readonly host?: string | undefined;
  /** Figures may be read with a token from wherever they are scraped. */
  readonly metricsToken?: string | undefined;
}

/** The name in a Host header: without port, brackets, a dot at the end; in small letters. */
export const nameIn = (host: string): string => (/^(\[[^\]]*\]|[^:]*)(?::\d*)?$/.exec(host.trim())?.[1] ?? "").replace(/^\[|\]$|\.$/g, "").toLowerCase();

/**
 * Is this a name of ours? Somebody else's page can have its own name lead here (DNS rebinding) and
 * would then read what this browser may read; but its name stays its own. A bare address is nobody's
 * name. A proxy that is trusted may know us by a name without a dot, which no page has.
 */
export function isOwnName(name: string, { baseUrl, trustProxy, host }: Names): boolean {
  if (net.isIP(name) !== 0 || name === "localhost" || name.endsWith(".localhost")) return true;
  if ([new URL(baseUrl).hostname, host, os.hostname()].some((own) => own !== undefined && own !== "" && nameIn(own) === name)) return true;
  return trustProxy !== false && name !== "" && !name.includes(".");
}

/** What tells nothing and is asked by whoever looks after the process, under whatever name. */
const forAnyName = ({ url }: FastifyRequest, { metricsToken }: Names): boolean => {
  const path = url.split("?", 1)[0];
  return path === "/healthz" || path === "/readyz" || (path === "/metrics" && metricsToken !== undefined);
};

/** Turns away, before anything is looked at, what was sent to a name that is not this server's. */
export function onlyOwnNames(app: FastifyInstance, names: Names): void {
  app.addHook("onRequest", async (request) => {
    const name = nameIn(request.host);
    if (isOwnName(name, names) || forAnyName(request, names)) return;
    throw new Refusal("misdirected", say("Remit does not answer to this name. Open it under its own address; whoever runs it sets that as BASE_URL."));
  });
}
