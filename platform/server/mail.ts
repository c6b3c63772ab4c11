import type { FastifyBaseLogger } from "fastify";
import nodemailer from "nodemailer";
import { say } from "#kernel/sentence.ts";

export type Log = Pick<FastifyBaseLogger, "info" | "warn" | "error">;

export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Makes the message id: a letter that is sent again under the same one is known as the same. */
  readonly id?: string;
}

/**
 * Sends letters to the one mail server that is configured. Without one, `configured` is false and
 * nothing is sent: whoever needs to reach a person then hands over the link in another way.
 */
export interface Mail {
  readonly configured: boolean;
  /** Resolves when the mail server has taken it; false when it did not, or there is none. Never throws, and logs no address. */
  send(letter: Letter): Promise<boolean>;
  /** Can the mail server be reached, and does it know us? Undefined when none is configured. */
  check(): Promise<{ readonly ok: boolean; readonly sentence: string } | undefined>;
  close(): void;
}

const patience = 10_000;

/** `smtp://user:password@host:587` or `smtps://…`; `?from=Remit <remit@example.com>` names the sender. */
export function openMail(smtpUrl: string | undefined, log: Log): Mail {
  if (!smtpUrl) return { configured: false, send: () => Promise.resolve(false), check: () => Promise.resolve(undefined), close: () => {} };
  const url = new URL(smtpUrl);
  if (url.protocol !== "smtp:" && url.protocol !== "smtps:") throw new Error(say("SMTP_URL begins with smtp:// or smtps://."));
  const from = url.searchParams.get("from") ?? `Remit <remit@${url.hostname}>`;
  url.searchParams.delete("from");
  const transport = nodemailer.createTransport({
    url: url.href,
    pool: true,
    maxConnections: 2,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    configured: true,
    send: async ({ to, subject, text, id }) => {
      try {
        await transport.sendMail({ from, to: { name: "", address: to }, subject, text, ...(id ? { messageId: `<${id}@${url.hostname}>` } : {}) });
        return true;
      } catch (error) {
        log.error({ code: (error as { code?: string }).code, response: (error as { responseCode?: number }).responseCode }, "the mail server did not take a letter");
        return false;
      }
    },
    check: async () => {
      try {
        await transport.verify();
        return { ok: true, sentence: say("The mail server answers.") };
      } catch (error) {
        return { ok: false, sentence: say("The mail server does not answer: {because}", { because: (error as Error).message }) };
      }
    },
    close: () => transport.close(),
  };
}
