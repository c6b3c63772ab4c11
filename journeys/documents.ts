import type { Browser, Page } from "playwright-core";
import { sign, signIn, view, type Login, type Running } from "./house.ts";

export interface Kept {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly version: number;
  readonly openId?: string | null;
}

/** Does an act as whoever is signed in on this page; for what a journey begins with, not for what it is about. */
export async function act(page: Page, name: string, body: { id?: string; version?: number; input?: unknown; reason?: string } = {}): Promise<Kept> {
  const { id, ...rest } = body;
  const [status, answer] = await page.evaluate(
    async ([url, text]) => {
      const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() }, body: text });
      return [response.status, await response.text()] as const;
    },
    [`/api/acts/${name}${id ? `/${id}` : ""}`, JSON.stringify({ input: {}, ...rest })] as const,
  );
  if (status >= 300) throw new Error(`${name}: ${status} ${answer}`);
  return JSON.parse(answer) as Kept;
}

/** A type of procedure that these people approve side by side. */
export async function procedureType(page: Page, approvers: readonly string[]): Promise<Kept> {
  const people = await Promise.all(approvers.map((text) => view<{ items: { id: string }[] }>(page, "directory.people", { text })));
  const deciders = people.map(({ items }) => ({ by: "person", personId: items[0]?.id }));
  return act(page, "documenttype.establish", {
    input: { title: "Shop procedure", sort: "procedure", prefix: "SP", routes: [{ steps: [{ title: "Approval", sort: "approval", rule: "all", deciders }] }] },
  });
}

/** The number of the revision of a document that is in work. */
export async function openRevision(page: Page, documentId: string): Promise<string> {
  const { revisions } = await view<{ revisions: { number: string; state: string }[] }>(page, "document.one", { id: documentId });
  const open = revisions.find((r) => ["draft", "in_review", "in_approval", "approved"].includes(r.state));
  if (!open) throw new Error("nothing is in work");
  return open.number;
}

/** Somebody's own window, kept open from one step to the next, and a revision's page in it. */
export function windowsOf(house: () => { browser: Browser; running: Running }) {
  const visits = new Map<Login, Page>();
  const of = async (who: Login): Promise<Page> => {
    const known = visits.get(who) ?? (await signIn(house().browser, house().running, who)).page;
    visits.set(who, known);
    return known;
  };
  const open = async (who: Login, number: string): Promise<Page> => {
    const page = await of(who);
    await page.goto(`${house().running.url}/documents/revisions/${number}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page;
  };
  return { of, open, visits };
}

/** Presses an act that is signed, on the page of the revision, and signs it. */
export async function pressSigned(page: Page, { running, who, name }: { running: Running; who: Login; name: string }): Promise<void> {
  await page.getByRole("region", { name: "What can happen next" }).getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.first().waitFor();
  const confirm = dialog.getByRole("button", { name, exact: true });
  if ((await confirm.count()) > 0 && (await dialog.getByLabel(/password/i).count()) === 0) await confirm.click();
  await sign(page, running, who);
}
