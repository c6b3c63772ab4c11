import path from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { say } from "#kernel/sentence.ts";
import { address, masked, oneOf, proxies, someText, wholeNumber, wrong, type Setting } from "./settings.ts";

const levels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

const settings = {
  port: { variable: "PORT", flag: "port", otherwise: 8080, read: wholeNumber(0, 65_535) },
  host: { variable: "HOST", flag: "host", otherwise: "127.0.0.1", read: someText },
  data: { variable: "REMIT_DATA", flag: "data", otherwise: path.resolve("data"), read: (text: string, name: string) => path.resolve(someText(text, name)) },
  databaseUrl: { variable: "DATABASE_URL", otherwise: undefined, read: address(["postgres", "postgresql"]), secret: true },
  baseUrl: { variable: "BASE_URL", otherwise: undefined, read: (text: string, name: string) => new URL(address(["http", "https"])(text, name)).href.replace(/\/$/, "") },
  smtpUrl: { variable: "SMTP_URL", otherwise: undefined, read: address(["smtp", "smtps"]), secret: true },
  s3Url: { variable: "S3_URL", otherwise: undefined, read: address(["s3", "http", "https"]), secret: true },
  trustProxy: { variable: "TRUST_PROXY", otherwise: false, read: proxies },
  logLevel: { variable: "LOG_LEVEL", otherwise: "info", read: oneOf(levels) },
} as const satisfies Record<string, Setting<unknown>>;

/** What whoever runs Remit has decided. */
export interface Config {
  /** 0 picks a free one. */
  readonly port: number;
  readonly host: string;
  /** The data folder, whole path. Holds the files, and the database unless `databaseUrl` names another. */
  readonly data: string;
  readonly databaseUrl: string | undefined;
  /** How people reach this server from outside, without a slash at the end. */
  readonly baseUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly s3Url: string | undefined;
  readonly trustProxy: boolean | number | string;
  readonly logLevel: (typeof levels)[number];
}

export type Origin = "flag" | "environment" | "default";

/** A command line that was understood. */
export interface Read {
  readonly config: Config;
  readonly origins: Readonly<Record<keyof Config, Origin>>;
  /** The command's own flags that were given. */
  readonly flags: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

export type Flags = NonNullable<ParseArgsConfig["options"]>;

interface Given {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** Flags that this command has besides the settings. */
  readonly flags?: Flags;
}

/**
 * Reads settings from flags and environment; flags win, an empty variable counts as none. Throws a
 * Refusal "invalid" with one sentence about the first thing that is wrong: an unknown flag, a bad
 * value, or two settings that contradict each other.
 */
export function readConfig({ args, environment = process.env, flags = {} }: Given): Read {
  const own: Flags = Object.fromEntries(Object.values(settings).flatMap((setting) => ("flag" in setting ? [[setting.flag, { type: "string" as const }]] : [])));
  const { values, positionals } = parse(args, { ...own, ...flags });
  const config: Record<string, unknown> = {};
  const origins: Record<string, Origin> = {};
  for (const [key, setting] of Object.entries(settings) as [string, Setting<unknown>][]) {
    const flag = setting.flag === undefined ? undefined : (values[setting.flag] as string | undefined);
    const variable = environment[setting.variable];
    origins[key] = flag !== undefined ? "flag" : variable ? "environment" : "default";
    if (flag !== undefined) config[key] = readFlag(setting, flag);
    else config[key] = variable ? setting.read(variable.trim(), setting.variable) : setting.otherwise;
  }
  const read = { config: config as unknown as Config, origins: origins as Read["origins"] };
  assertAgreement(read.config);
  return { ...read, flags: Object.fromEntries(Object.entries(values).filter(([name]) => !(name in own))), positionals };
}

function readFlag(setting: Setting<unknown>, text: string): unknown {
  if (text.trim() === "") throw wrong(say("--{flag} needs a value.", { flag: setting.flag! }));
  return setting.read(text.trim(), `--${setting.flag}`);
}

function parse(args: readonly string[], options: Flags): { values: Read["flags"]; positionals: string[] } {
  try {
    const { values, positionals, tokens } = parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
    const seen = new Set<string>();
    for (const token of tokens) {
      if (token.kind !== "option" || options[token.name]?.multiple) continue;
      if (seen.has(token.name)) throw wrong(say("{flag} was given twice: say it once.", { flag: token.rawName }));
      seen.add(token.name);
    }
    return { values, positionals };
  } catch (error) {
    throw usage(error, options);
  }
}

/** Node's own words about a command line, made a sentence of ours. */
function usage(error: unknown, options: Flags): unknown {
  const { code, message } = error as { code?: string; message: string };
  const flag = /'(-[^'\s]*)/.exec(message)?.[1] ?? "";
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION")
    return wrong(
      say("There is no flag {flag}. There are: {known}.", {
        flag,
        known: Object.keys(options)
          .map((name) => `--${name}`)
          .join(", "),
      }),
    );
  if (code === "ERR_PARSE_ARGS_INVALID_OPTION_VALUE")
    return wrong(/does not take/.test(message) ? say("{flag} takes no value.", { flag }) : say("{flag} needs a value.", { flag }));
  return error;
}

function assertAgreement(config: Config): void {
  const base = config.baseUrl === undefined ? undefined : new URL(config.baseUrl);
  if (base && (base.search || base.hash || base.username)) throw wrong(say("BASE_URL must be an address alone, without a name, a question mark or a hash."));
  if (base && base.pathname !== "/") throw wrong(say("BASE_URL must not have a path: Remit serves from the root of its host."));
  if (base?.protocol === "https:" && config.trustProxy === false)
    throw wrong(say("BASE_URL begins with https, so a proxy stands before Remit, but TRUST_PROXY does not say so: set TRUST_PROXY to the number of proxies or their addresses."));
  if (base && config.port !== 0 && config.trustProxy === false && isLoopback(config.host) && isLoopback(base.hostname) && Number(base.port || 80) !== config.port)
    throw wrong(
      say("BASE_URL names port {base}, but Remit listens on port {port}: make them agree, or set TRUST_PROXY if a proxy stands between.", {
        base: base.port || "80",
        port: String(config.port),
      }),
    );
}

const isLoopback = (host: string): boolean => ["localhost", "127.0.0.1", "::1", "[::1]"].includes(host);

/** One setting in force, as `remit config` shows it: secrets masked. */
export interface Described {
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly origin: Origin;
}

export const describeConfig = ({ config, origins }: Pick<Read, "config" | "origins">): Described[] =>
  (Object.entries(settings) as [keyof Config, Setting<unknown>][]).map(([key, setting]) => {
    const value = config[key];
    return { name: setting.variable, value: typeof value === "string" && setting.secret ? masked(value) : (value ?? null), origin: origins[key] };
  });
