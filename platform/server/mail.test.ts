import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterEach, expect, it } from "vitest";
import { openMail, type Log } from "./mail.ts";

const logged: string[] = [];
const note = (...what: unknown[]) => void logged.push(JSON.stringify(what));
const log = { info: note, warn: note, error: note } as unknown as Log;

let server: SMTPServer | undefined;
afterEach(() => new Promise<void>((done) => (server ? server.close(() => done()) : done())));

/** A mail server that keeps what it takes. */
async function smtp(refuse = false): Promise<{ url: string; taken: { from: string; to: string[]; text: string }[] }> {
  const taken: { from: string; to: string[]; text: string }[] = [];
  server = new SMTPServer({
    authOptional: false,
    disabledCommands: ["STARTTLS"],
    onAuth: ({ username, password }, _session, done) => done(username === "remit" && password === "p@ss" ? null : new Error("no"), { user: "remit" }),
    onRcptTo: ({ address }, _session, done) => done(refuse || address.startsWith("no@") ? Object.assign(new Error("unknown"), { responseCode: 550 }) : null),
    onData: (stream, { envelope }, done) => {
      let text = "";
      stream.on("data", (piece: Buffer) => (text += piece.toString()));
      stream.on("end", () => {
        taken.push({ from: envelope.mailFrom ? envelope.mailFrom.address : "", to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server!.listen(0, "127.0.0.1", ready));
  return { url: `smtp://remit:p%40ss@127.0.0.1:${(server.server.address() as AddressInfo).port}?from=${encodeURIComponent("Remit <quality@example.com>")}`, taken };
}

it("sends a letter to one person, as its sender, in any script", async () => {
  const { url, taken } = await smtp();
  const mail = openMail(url, log);
  expect(mail.configured).toBe(true);
  expect(await mail.check()).toMatchObject({ ok: true });
  expect(await mail.send({ to: "kavya@example.com", subject: "नमस्ते", text: "A link:\n\nhttp://localhost/#abc" })).toBe(true);
  expect(taken).toHaveLength(1);
  expect(taken[0]).toMatchObject({ from: "quality@example.com", to: ["kavya@example.com"] });
  expect(taken[0]!.text).toContain("http://localhost/#abc");
  expect(taken[0]!.text).toContain("From: Remit <quality@example.com>");
  mail.close();
});

it("cannot be made to write to others or to add headers by what stands in an address or a subject", async () => {
  const { url, taken } = await smtp();
  const mail = openMail(url, log);
  await mail.send({ to: "kavya@example.com, thief@example.com", subject: "x", text: "x" });
  await mail.send({ to: "kavya@example.com", subject: "x\r\nBcc: thief@example.com", text: "x" });
  await mail.send({ to: "kavya@example.com\r\nBcc: thief@example.com", subject: "x", text: "x" });
  expect(taken.flatMap(({ to }) => to).filter((to) => to.includes("thief") && !to.includes("kavya"))).toEqual([]);
  expect(taken.some(({ text }) => /^Bcc:/im.test(text))).toBe(false);
  mail.close();
});

it("says no, and logs neither address nor text, when the server refuses or is not there", async () => {
  const { url } = await smtp(true);
  const mail = openMail(url, log);
  expect(await mail.send({ to: "no@example.com", subject: "secret subject", text: "secret text" })).toBe(false);
  mail.close();
  const nowhere = openMail("smtp://127.0.0.1:1", log);
  expect(await nowhere.send({ to: "no@example.com", subject: "secret subject", text: "secret text" })).toBe(false);
  expect(await nowhere.check()).toMatchObject({ ok: false });
  nowhere.close();
  expect(logged.length).toBeGreaterThanOrEqual(2);
  expect(logged.join()).not.toMatch(/no@example|secret/);
});

it("is not there without a setting, and refuses a setting that is none", async () => {
  const mail = openMail(undefined, log);
  expect([mail.configured, await mail.send({ to: "a@example.com", subject: "", text: "" }), await mail.check()]).toEqual([false, false, undefined]);
  expect(() => openMail("http://mail.example.com", log)).toThrow("smtp://");
});
