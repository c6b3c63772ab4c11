import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import * as docx from "docx";
import type { Browser, Page } from "playwright-core";
import { extractText } from "unpdf";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, openRevision, pressSigned, procedureType, windowsOf, type Kept } from "./documents.ts";
import { choose, example, expectAccessible, openBrowser, openVisit, phone, signIn, view, type Running } from "./house.ts";

let browser: Browser, running: Running;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-word-"));
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  fs.rmSync(folder, { recursive: true });
});
const { of, open } = windowsOf(() => ({ browser, running }));

/** A Word file on the disk, with these paragraphs under a heading. */
async function wordFile(name: string, ...texts: string[]): Promise<string> {
  const children = [new docx.Paragraph({ text: "Purpose", heading: docx.HeadingLevel.HEADING_1 }), ...texts.map((text) => new docx.Paragraph(text))];
  const file = path.join(folder, name);
  fs.writeFileSync(file, await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] })));
  return file;
}

/** Puts a file into the revision that is open on the page. */
async function putIn(page: Page, file: string): Promise<void> {
  await page.locator('input[type="file"]').first().setInputFiles(file);
  await page.getByRole("region", { name: "The file" }).getByText(path.basename(file)).first().waitFor();
}

/** Where the code on the paper leads: it stands in the PDF as it is printed. */
async function linkOnPaper(page: Page, number: string): Promise<string> {
  const bytes = await page.evaluate(async (n) => [...new Uint8Array(await (await fetch(`/api/documents/copies/${n}/pdf`)).arrayBuffer())], number);
  const text = (await extractText(new Uint8Array(bytes), { mergePages: true })).text.replaceAll(/\s/g, "");
  const [, code = ""] = /\/c\/([\w-]{38})/.exec(text) ?? [];
  return `${running.url}/c/${code}`;
}

/** Says what changed and why, on the page of the revision. */
async function explain(page: Page, summary: string | null): Promise<void> {
  const section = page.getByRole("region", { name: "What changed and why" });
  await section.getByRole("button", { name: /^(Say|Change) it$/ }).click();
  if (summary) {
    await section.getByLabel("What changed").fill(summary);
    await section.getByLabel("Why it changed").fill("A near miss at the press.");
  }
  await section.getByLabel("To read and acknowledge").check();
  await section.getByRole("button", { name: "Keep it" }).click();
  await section.getByRole("button", { name: "Change it" }).waitFor();
}

/** From the draft on the page to the issue: two people approve it. */
async function issue(number: string): Promise<void> {
  await pressSigned(await open("suresh", number), { running, who: "suresh", name: "Submit" });
  for (const who of ["meera", "anand"] as const) await pressSigned(await open(who, number), { running, who, name: "Approve" });
  await pressSigned(await open("suresh", number), { running, who: "suresh", name: "Issue" });
}

let document: Kept,
  printed = "";

describe("an uploaded Word file goes the same way", () => {
  it("is put in, its words are read, and a file that is none says so", async () => {
    const meera = await of("meera"),
      type = await procedureType(meera, ["Meera Krishnan", "Anand Raghavan"]);
    document = await act(await of("suresh"), "document.begin", { input: { title: "Press brake", typeId: type.id, source: "uploaded", audience: [{ to: "everyone" }] } });
    const page = await open("suresh", await openRevision(await of("suresh"), document.id));
    const broken = path.join(folder, "broken.docx");
    fs.writeFileSync(broken, "PK\u0003\u0004 and nothing more");
    await page.locator('input[type="file"]').first().setInputFiles(broken);
    await page
      .getByRole("region", { name: "The file" })
      .getByRole("alert")
      .or(page.getByRole("region", { name: "The file" }).getByText(/damaged|not a Word/))
      .first()
      .waitFor();
    await putIn(page, await wordFile("press brake.docx", "Keep both hands on the two buttons.", "Never reach behind the guard."));
    await page.getByText("Never reach behind the guard.").first().waitFor();
    await explain(page, null);
    await expectAccessible(page);
  });

  it("is approved by two people, issued, found by its words and read on a phone", async () => {
    await issue(await openRevision(await of("suresh"), document.id));
    const { page, context } = await signIn(browser, running, "shanthi", phone);
    await page.goto(`${running.url}/documents/search?q=behind the guard`);
    await page.getByRole("link", { name: "Press brake" }).first().tap();
    await page.getByRole("heading", { level: 1, name: "Press brake" }).waitFor();
    await page.getByText("press brake.docx").first().waitFor();
    await page.getByText("Keep both hands on the two buttons.").first().waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "I have read and understood it" }).tap();
    await page.getByText(/You read and understood revision 1/).waitFor();
    await context.close();
  });

  it("is revised by a second file, and those who approve see by its words what changed", async () => {
    const suresh = await of("suresh");
    await act(suresh, "revision.draft", { input: { documentId: document.id, source: "uploaded" } });
    const number = await openRevision(suresh, document.id),
      page = await open("suresh", number);
    await putIn(page, await wordFile("press brake 2.docx", "Keep both hands on the two buttons.", "Never reach behind the guard or under the ram."));
    await page.getByText("or under the ram.").first().waitFor(); // the page shows the new file: what is said next is about it
    await explain(page, "The ram is named.");
    await pressSigned(page, { running, who: "suresh", name: "Submit" });
    const meera = await open("meera", number);
    await meera.getByRole("region", { name: "What changed", exact: true }).locator("ins").filter({ hasText: "under the ram" }).first().waitFor();
    await pressSigned(meera, { running, who: "meera", name: "Approve" });
    await pressSigned(await open("anand", number), { running, who: "anand", name: "Approve" });
    expect((await view<{ record: { state: string } }>(suresh, "revision.one", { number })).record.state).toBe("approved");
  });
});

describe("the wrong version's link", () => {
  it("a copy that was printed says to anybody that it is current, until a newer issue holds", async () => {
    const suresh = await of("suresh"),
      copy = await act(suresh, "copy.give", { input: { documentId: document.id, holder: "Press shop", expiresOn: null } });
    printed = await linkOnPaper(suresh, copy.number);
    const { page, context } = await openVisit(browser, phone);
    await page.goto(printed);
    await page.getByRole("heading", { name: "This is current" }).waitFor();
    await expectAccessible(page);
    await pressSigned(await open("suresh", await openRevision(suresh, document.id)), { running, who: "suresh", name: "Issue" });
    await page.reload();
    await page.getByRole("heading", { name: "This is not current" }).waitFor();
    await expectAccessible(page);
    await context.close();
  });

  it("and leads whoever has a login to the one in force", async () => {
    const page = await of("meera");
    await page.goto(printed);
    await page.getByRole("link", { name: "Open the one in force" }).click();
    await page.getByRole("heading", { level: 1, name: "Press brake" }).waitFor();
    await page.getByText("press brake 2.docx").first().waitFor();
    expect(new URL(page.url()).searchParams.get("revision")).toBe("1"); // what the link named, while what stands there is the newer one
    await page.getByText(/The link named revision 1/).waitFor();
  });
});

describe("an employee without e-mail acknowledges at the kiosk", () => {
  let name = "",
    code = "",
    kiosk: Page;
  const tap = async (digits: string): Promise<void> => {
    for (const digit of digits) await kiosk.getByRole("button", { name: digit, exact: true }).tap();
  };

  it("is handed a code by the supervisor, shown once", async () => {
    const page = await of("meera"),
      { items } = await view<{ items: { name: string; userName: string | null; outside: boolean; leftOn: string | null }[] }>(page, "directory.people", { limit: "200" });
    name = items.find((p) => p.userName === null && !p.outside && p.leftOn === null)?.name ?? "";
    await page.goto(`${running.url}/kiosks/pins`);
    await page.getByRole("button", { name: "Give somebody a PIN" }).click();
    const dialog = page.getByRole("dialog");
    await choose(dialog.getByRole("combobox").first(), name);
    await dialog.getByRole("button", { name: "Give somebody a PIN" }).click();
    code = (await page.locator("[data-code]").innerText()).trim();
    expect(code).toMatch(/^\d{8}$/);
    await expectAccessible(page);
    await page.getByRole("button", { name: "It is handed over" }).click();
    expect(await page.getByText(code).count()).toBe(0);
  });

  it("a screen becomes the kiosk, and whoever made it one is signed out there", async () => {
    const { page } = await signIn(browser, running, "meera", { width: 1080, height: 1350 }, { touch: true });
    kiosk = page;
    await page.goto(`${running.url}/kiosks`);
    await page
      .getByRole("link", { name: /Canteen/ })
      .first()
      .tap();
    await page.getByRole("button", { name: "Make this screen the kiosk" }).tap();
    await page.getByRole("heading", { name: "Who are you?" }).waitFor();
    expect(await page.evaluate(async () => (await fetch("/api/session")).status)).toBe(401);
    await expectAccessible(page);
  });

  it("chooses a PIN, reads in large letters, says so, and the kiosk forgets the person", async () => {
    await kiosk.getByLabel("Who are you?").fill(name.slice(0, 4));
    await kiosk.getByRole("button", { name: new RegExp(name) }).tap();
    await tap(code);
    await kiosk.getByText("Choose a PIN that nobody guesses").waitFor();
    await tap("123456");
    await kiosk.getByText(/Digits in a row/).waitFor();
    await tap("482915");
    await kiosk.getByText("The same PIN once more").waitFor();
    await expectAccessible(kiosk);
    await tap("482915");
    await kiosk.getByRole("heading", { level: 1, name }).waitFor();
    await expectAccessible(kiosk);
    await kiosk.getByRole("button", { name: /Press brake/ }).tap();
    await kiosk.getByText("Never reach behind the guard or under the ram.").waitFor();
    await expectAccessible(kiosk);
    await kiosk.getByRole("button", { name: "I have read and understood it" }).tap();
    await kiosk.getByText(/Kept: you read and understood/).waitFor();
    await kiosk.getByRole("button", { name: "Leave" }).tap();
    await kiosk.getByRole("heading", { name: "Who are you?" }).waitFor();
    expect(await kiosk.evaluate(async () => (await fetch("/api/kiosk/readings")).status)).toBe(401);
    const { items } = await view<{ items: { owner: string; state: string }[] }>(await of("meera"), "reading.list", { documentId: document.id, state: "acknowledged" });
    expect(items.map((r) => r.owner)).toContain(name);
  });

  it("comes again with the PIN alone, and the kiosk asks whether anybody is still there", async () => {
    await kiosk.clock.install();
    await kiosk.getByLabel("Who are you?").fill(name.slice(0, 4));
    await kiosk.clock.runFor(1_000);
    await kiosk.getByRole("button", { name: new RegExp(name) }).tap();
    await tap("482915");
    await kiosk.getByRole("button", { name: "Change my PIN" }).tap();
    await tap("482915");
    for (const ask of ["Choose a PIN that nobody guesses", "The same PIN once more"]) {
      await kiosk.getByText(ask).waitFor();
      await tap("926471");
    }
    await kiosk.getByText("Your PIN is changed.").waitFor();
    await expectAccessible(kiosk);
    await kiosk.clock.runFor(45_000);
    await kiosk.getByText(/Still there\? The kiosk forgets you/).waitFor();
    await expectAccessible(kiosk);
    await kiosk.clock.runFor(16_000);
    await kiosk.getByRole("heading", { name: "Who are you?" }).waitFor();
    expect(await kiosk.evaluate(async () => (await fetch("/api/kiosk/readings")).status)).toBe(401);
  });
});
