import { pino, stdTimeFunctions, type DestinationStream, type Logger } from "pino";

export type Log = Logger;

// What must never reach a log, wherever it stands in what is logged.
const secretNames = ["password", "newPassword", "currentPassword", "secret", "token", "otp", "authorization", "cookie", "apiKey", "salt", "signature", "input", "reason", "body"];
const paths = secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * The log: one JSON object a line, on standard output unless told otherwise. It holds no secret and
 * nothing that people wrote: known names are blotted out, of a request only method, path without its
 * query, and of an error what it is and where it happened.
 */
export const openLog = (level: string, to?: DestinationStream): Log =>
  pino(
    {
      level,
      base: { pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: [...paths, 'headers["set-cookie"]', '*.headers["set-cookie"]', '*.headers["x-api-key"]'], censor: "[hidden]" },
      serializers: { req: request, res: (reply: { statusCode?: number }) => ({ status: reply.statusCode }), err: failure },
    },
    ...(to ? [to] : []),
  );

interface Asked {
  readonly id?: unknown;
  readonly method?: string;
  readonly url?: string;
}

const request = ({ id, method, url }: Asked): object => ({ id, method, path: url?.split("?", 1)[0] });

/** PostgreSQL puts values into `detail` and the driver may quote its input, so only chosen members are written. */
function failure(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, table } = error as Error & { code?: unknown; constraint?: unknown; table?: unknown };
  return {
    type: error.name,
    message: code !== undefined && constraint !== undefined ? "a constraint of the database was violated" : error.message,
    code,
    constraint,
    table,
    stack: frames(error),
    ...(error.cause ? { cause: failure(error.cause) } : {}),
  };
}

/** Where it happened, without the message that stands before it. */
const frames = (error: Error): string[] =>
  (error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
