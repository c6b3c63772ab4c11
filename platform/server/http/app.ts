import helmet from "@fastify/helmet";
import Fastify, { LogController, type FastifyInstance } from "fastify";
import { identityRoutes } from "../identity/routes.ts";
import type { Log } from "../log.ts";
import { apiRoutes } from "./api.ts";
import { healthRoutes } from "./health.ts";
import { readsJson } from "./json.ts";
import { onlyOwnNames } from "./own-names.ts";
import { trusted } from "./proxies.ts";
import { shedOverload } from "./overload.ts";
import { pages } from "./pages.ts";
import { refusals } from "./problem.ts";
import type { Doors } from "./session.ts";

export interface AppOptions extends Doors {
  readonly log: Log;
  readonly release: string;
  readonly trustProxy: boolean | number | string;
  /** What it listens on; a name of its own besides the address that people use. */
  readonly host?: string | undefined;
  readonly current: () => Promise<boolean>;
  /** Folder of the built pages; absent in tests. */
  readonly web?: string | undefined;
  /** Routes that other parts add: files, public doors of modules, exports. */
  readonly more?: readonly ((app: FastifyInstance) => void | Promise<void>)[];
  readonly metricsToken?: string | undefined;
}

const day = 86_400;

/** What a browser is allowed to do with our pages: everything from here, nothing inline, nobody frames us. */
const policy = (secure: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", "data:", "blob:"],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      workerSrc: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      ...(secure ? { upgradeInsecureRequests: [] } : {}),
    },
  },
  strictTransportSecurity: secure ? { maxAge: 365 * day, includeSubDomains: true } : false,
  referrerPolicy: { policy: "same-origin" as const },
  frameguard: { action: "deny" as const },
  crossOriginEmbedderPolicy: false,
});

/** The whole server behind one port, not yet listening. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { identity, log } = options;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trusted(options.trustProxy) as boolean,
    bodyLimit: 1_048_576,
    requestTimeout: 60_000,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance;
  refusals(app);
  readsJson(app);
  onlyOwnNames(app, { ...options, baseUrl: identity.ground.baseUrl });
  await app.register(helmet, policy(identity.ground.baseUrl.startsWith("https://")));
  app.addHook("onSend", async (_request, reply) => void reply.header("permissions-policy", "camera=(self), microphone=(self), geolocation=(), payment=()"));
  shedOverload(app);
  healthRoutes(app, options);
  await app.register(identityRoutes, { identity });
  apiRoutes(app, options);
  for (const add of options.more ?? []) await app.register(async (scope) => add(scope));
  if (options.web) await pages(app, options.web);
  return app;
}
