import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from "playwright-core";
import { expect } from "vitest";

export type Login = "meera" | "anand" | "suresh" | "shanthi" | "neelam" | "joseph";

const root = path.resolve(import.meta.dirname, "..");

/** The environment of a program of ours: the test runner's own words for addresses are none of Remit's. */
export function environment(logLevel: string): NodeJS.ProcessEnv {
  const { BASE_URL: _base, PORT: _port, HOST: _host, ...rest } = process.env;
  return { ...rest, LOG_LEVEL: logLevel };
}

/** A running Remit with the example organisation, as `npm start` gives it, on a data folder of its own. */
export interface Running {
  readonly url: string;
  readonly data: string;
  /** What was printed under the ready line: user name and password of each login. */
  readonly passwords: Readonly<Record<string, string>>;
  readonly server: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the built command line; the data folder stays after the end when it was given. */
export async function start(given: { data?: string; command?: string[] } = {}): Promise<Running> {
  const data = given.data ?? fs.mkdtempSync(path.join(os.tmpdir(), "remit-journey-"));
  const command = given.command ?? ["demo"];
  const server = spawn(process.execPath, [path.join(root, "dist", "cli.mjs"), ...command, "--port", "0", "--data", data], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: environment("warn"),
  });
  let printed = "",
    complaints = "";
  server.stderr.on("data", (chunk: Buffer) => void (complaints += chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const ready = /Remit is ready at (http:\S+)/.exec(printed);
      if (ready && (command[0] !== "demo" || (printed.match(/^ {2}\S.*\n/gm) ?? []).length >= 6)) resolve(ready[1]!.replace("127.0.0.1", "localhost"));
    });
    server.on("exit", (code) => reject(new Error(`Remit ended with ${code}: ${complaints}\n${printed}`)));
  });
  const passwords = Object.fromEntries([...printed.matchAll(/^ {2}(\S+)\s+(.+?)\s{2,}\S/gm)].map((m) => [m[1]!, m[2]!]));
  const stop = async (signal: NodeJS.Signals = "SIGTERM"): Promise<void> => {
    if (server.exitCode === null && server.signalCode === null) {
      const exited = new Promise((resolve) => void server.once("exit", resolve));
      server.kill(signal);
      await exited;
    }
    if (!given.data) fs.rmSync(data, { recursive: true, force: true });
  };
  return { url, data, passwords, server, stop };
}

/** Waits until the database of a data folder has ended too, so that its files are whole. */
async function ended(data: string): Promise<void> {
  for (let i = 0; fs.existsSync(path.join(data, "postgres", "postmaster.pid")); i++) {
    if (i > 600) throw new Error("the database does not end");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const kept = path.join(root, ".tmp", "journeys", "example");

/** The example organisation on a data folder of the journey's own: told once for all journeys, then copied. */
export async function example(): Promise<Running> {
  const stamp = fs.readFileSync(path.join(root, "dist", "built.json"), "utf8");
  const known = fs.existsSync(`${kept}.stamp`) && fs.readFileSync(`${kept}.stamp`, "utf8") === stamp;
  if (!known) {
    fs.rmSync(kept, { recursive: true, force: true });
    fs.mkdirSync(kept, { recursive: true });
    await (await start({ data: kept })).stop();
    await ended(kept);
    fs.writeFileSync(`${kept}.stamp`, stamp);
  }
  const data = fs.mkdtempSync(path.join(os.tmpdir(), "remit-journey-"));
  fs.cpSync(kept, data, { recursive: true, filter: (file) => !["socket", "postmaster.pid"].includes(path.basename(file)) });
  const running = await start({ data });
  return {
    ...running,
    stop: async (signal) => {
      await running.stop(signal);
      fs.rmSync(data, { recursive: true, force: true });
    },
  };
}

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: process.env["REMIT_CHROMIUM"] ?? "/usr/bin/chromium", args: flags });

export const desktop = { width: 1440, height: 900 },
  phone = { width: 390, height: 844 };

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** How long a page may take on a machine that others use too; nothing waits longer than it must. */
export const patience = 40_000;

/** Types somebody's name and password into the page that asks for them. */
export async function typeLogin(page: Page, running: Running, who: Login): Promise<void> {
  await page.goto(`${running.url}/sign-in`);
  await page
    .getByLabel(/user name|e-mail/i)
    .first()
    .fill(who);
  await page
    .getByLabel(/^password/i)
    .first()
    .fill(running.passwords[who] ?? "");
  await page.getByRole("button", { name: /^sign in/i }).click();
}

/** A browser of somebody's own, at the size given. */
export async function openVisit(browser: Browser, viewport = desktop, { touch = viewport.width < 600 } = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport, hasTouch: touch, locale: "en-GB", timezoneId: "Asia/Kolkata" });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  return { context, page };
}

/** A browser of somebody's own, signed in by typing, as a person does. */
export async function signIn(browser: Browser, running: Running, who: Login, viewport = desktop, how: { touch?: boolean } = {}): Promise<Visit> {
  const visit = await openVisit(browser, viewport, how);
  await typeLogin(visit.page, running, who);
  await visit.page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return visit;
}

/** Signs in the dialog that an act opened: the login is asked for at the first signature of a sitting. */
export async function sign(page: Page, running: Running, who: Login): Promise<void> {
  const dialog = page.getByRole("dialog").filter({ has: page.getByLabel(/password/i) });
  await dialog.getByLabel(/password/i).waitFor();
  const login = dialog.getByLabel(/login|user name/i);
  if ((await login.count()) > 0 && (await login.first().inputValue()) === "") await login.first().fill(who);
  await dialog.getByLabel(/password/i).fill(running.passwords[who] ?? "");
  await dialog.getByRole("button", { name: /^sign/i }).click();
  await dialog.waitFor({ state: "hidden" });
}

/** Nothing on this page keeps somebody out (WCAG 2.2 AA): no finding of serious weight. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null && document.getAnimations().every((a) => a.playState !== "running"));
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const serious = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  expect(serious.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(" ")} ${n.html.slice(0, 200)}`).join(", ")}`).join("\n")).toBe("");
}

/** Asks a view as whoever is signed in on this page. */
export const view = <T>(page: Page, name: string, asks: Record<string, string> = {}): Promise<T> =>
  page.evaluate(async ([n, query]) => (await (await fetch(`/api/views/${n}?${query}`)).json()) as never, [name, new URLSearchParams(asks).toString()] as const);

/** Does an act as whoever is signed in on this page, at the version that stands; throws the refusal's sentence. For what a story takes for granted. */
export const act = <T = { id: string; number: string }>(page: Page, name: string, given: { id?: string; input?: object; reason?: string } = {}): Promise<T> =>
  page.evaluate(
    async ([n, { id, ...rest }]) => {
      const version = id ? (await (await fetch(`/api/views/record.snapshot?id=${id}`)).json()).version : undefined;
      const body = JSON.stringify({ input: {}, ...rest, ...(version ? { version } : {}) });
      const reply = await fetch(`/api/acts/${n}${id ? `/${id}` : ""}`, {
        method: "POST",
        headers: { "content-type": "application/json", "Idempotency-Key": crypto.randomUUID() },
        body,
      });
      const answer = await reply.json();
      if (!reply.ok) throw new Error(`${n}: ${answer.detail}`);
      return answer as never;
    },
    [name, given] as const,
  );

/** Visits Remit as somebody, does something, and leaves. */
export async function as<T>(at: { browser: Browser; running: Running }, who: Login, does: (page: Page) => Promise<T>, viewport = desktop): Promise<T> {
  const { page, context } = await signIn(at.browser, at.running, who, viewport);
  const result = await does(page);
  await context.close();
  return result;
}

/** Chooses in a field that finds while one types. */
export async function choose(field: Locator, name: string): Promise<void> {
  await field.fill(name);
  await field.page().getByRole("option", { name }).first().click();
}
