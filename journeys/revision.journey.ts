import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, openRevision, pressSigned, procedureType, windowsOf, type Kept } from "./documents.ts";
import { example, expectAccessible, openBrowser, phone, signIn, view, type Login, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});
const { of, open, visits } = windowsOf(() => ({ browser, running }));
const sheet = (page: Page) => page.getByRole("textbox", { name: /^Words of/ });
const next = (page: Page) => page.getByRole("region", { name: "What can happen next" });
const state = async (page: Page, number: string): Promise<string> => (await view<{ record: { state: string } }>(page, "revision.one", { number })).record.state;
const save = async (page: Page): Promise<void> => {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText(/^(Saved|Nothing to save)$/).waitFor(); // the latter when it went by itself as a window closed
};

const signed = (page: Page, who: Login, name: string): Promise<void> => pressSigned(page, { running, who, name });

/** Presses an act that asks for a reason, and gives it. */
async function because(page: Page, name: string, reason: string): Promise<void> {
  await next(page).getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

async function explain(page: Page, summary: string | null): Promise<void> {
  const section = page.getByRole("region", { name: "What changed and why" });
  await section.getByRole("button", { name: /^(Say|Change) it$/ }).click();
  if (summary) {
    await section.getByLabel("What changed").fill(summary);
    await section.getByLabel("Why it changed").fill("The torque wrenches drifted between two calibrations.");
  }
  await section.getByLabel("To read and acknowledge").check();
  await section.getByRole("button", { name: "Keep it" }).click();
  await section.getByRole("button", { name: "Change it" }).waitFor();
}

let document: Kept, first: string, second: string;

describe("a procedure is revised, approved by two people, issued", () => {
  it("is written in the editor: headings, a list, a reference found by #, a warning, a table", async () => {
    const type = await procedureType(await of("meera"), ["Meera Krishnan", "Anand Raghavan"]);
    document = await act(await of("suresh"), "document.begin", { input: { title: "Calibration of gauges", typeId: type.id, audience: [{ to: "everyone" }] } });
    first = await openRevision(await of("suresh"), document.id);
    const page = await open("suresh", first);
    await sheet(page).click();
    await page.keyboard.type("## Purpose\nEvery gauge is calibrated once a year.\n- Clean it\nCompare it with the block\n\nSee #8.4");
    const found = page.getByRole("listbox", { name: /Clauses/ }).getByRole("option");
    await found.first().waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("before you buy.\n/warn");
    await page.getByRole("option", { name: "Warning" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Never drop the block.\n\n/table");
    await page.getByRole("option", { name: "Table" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.type("Gauge");
    await save(page);
    await expectAccessible(page);
    const { content } = await view<{ content: { body: { content: { type: string }[] }; mentioned: { kind: string; label: string; path: string | null }[] } }>(
      page,
      "revision.one",
      { number: first },
    );
    expect(content.body.content.map((b) => b.type)).toEqual(["heading", "paragraph", "bulletList", "paragraph", "callout", "table"]);
    expect(content.mentioned).toMatchObject([{ kind: "clause", label: expect.stringContaining("8.4"), path: expect.stringContaining("/standards/") }]);
  });

  it("loses nothing when the browser goes down in the middle of a sentence", async () => {
    const page = await open("suresh", first);
    await sheet(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Kept after the crash");
    await page.waitForFunction(() => Object.entries(localStorage).some(([key, text]) => key.startsWith("remit.text.") && String(text).includes("after the crash")));
    const context = page.context();
    await page.close();
    const again = await context.newPage();
    again.setDefaultTimeout(15_000);
    visits.set("suresh", again);
    await open("suresh", first);
    await sheet(again).getByText("Kept after the crash").waitFor();
    await again
      .getByText(/Restored from this device|Saved|Nothing to save/) // it went to the server as the window closed, or it waits here
      .first()
      .waitFor();
    await save(again);
    expect(JSON.stringify(await view(again, "revision.one", { number: first }))).toContain("Kept after the crash");
  });

  it("is submitted, and approved by the quality manager and top management; only both put it into force", async () => {
    const page = await open("suresh", first);
    await explain(page, null);
    await signed(page, "suresh", "Submit");
    await page.getByText("In approval").first().waitFor();
    const meera = await open("meera", first);
    await signed(meera, "meera", "Approve");
    expect(await state(meera, first)).toBe("in_approval");
    const anand = await open("anand", first);
    await signed(anand, "anand", "Approve");
    expect(await state(anand, first)).toBe("approved");
    const owner = await open("suresh", first);
    await signed(owner, "suresh", "Issue");
    expect(await state(owner, first)).toBe("effective");
  });

  it("is revised: those who approve see the redline first, and a remark holds it up until it is settled", async () => {
    const suresh = await of("suresh");
    await act(suresh, "revision.draft", { input: { documentId: document.id } });
    second = await openRevision(suresh, document.id);
    const page = await open("suresh", second);
    await sheet(page).getByText("once a year").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" Torque wrenches every three months.");
    await save(page);
    await explain(page, "Torque wrenches are calibrated every three months.");
    await signed(page, "suresh", "Submit");

    const meera = await open("meera", second);
    const changes = meera.getByRole("region", { name: "What changed", exact: true });
    await changes.locator("ins").filter({ hasText: "Torque wrenches every three months." }).waitFor();
    await changes.getByRole("button", { name: "Side by side" }).click();
    await changes.getByRole("columnheader", { name: "Revision 1" }).waitFor();
    await meera
      .getByRole("region", { name: "What it touches" })
      .getByText(/people are to hear of it/)
      .waitFor();
    await expectAccessible(meera);
    await meera.getByLabel("Remark on this revision").fill("Which wrenches?");
    await meera.getByRole("button", { name: "Remark", exact: true }).click();
    await next(meera).getByText("One remark is not settled.").first().waitFor();
    await open("suresh", second);
    await page.getByLabel("What was done about it").fill("All of them, as the register says.");
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByText("All of them, as the register says.").waitFor();
    expect(await page.getByRole("button", { name: "Settle" }).count()).toBe(0); // it is about his own words
    await open("meera", second);
    await meera.getByRole("button", { name: "Settle" }).click();
    await meera.getByText("settled", { exact: true }).first().waitFor();
  });

  it("is approved by both, issued, and the issue before it is superseded", async () => {
    await signed(await open("meera", second), "meera", "Approve");
    await signed(await open("anand", second), "anand", "Approve");
    const page = await open("suresh", second);
    await signed(page, "suresh", "Issue");
    expect([await state(page, first), await state(page, second)]).toEqual(["superseded", "effective"]);
    const read = await view<{ revision: { revision: number }; signatures: { printedName: string; void: unknown }[] }>(page, "document.read", { number: document.number });
    expect(read.revision.revision).toBe(2);
    expect(
      read.signatures
        .filter((s) => s.void === null)
        .map((s) => s.printedName)
        .toSorted(),
    ).toEqual(["Anand Raghavan", "Meera Krishnan", "Suresh Gowda", "Suresh Gowda"]);
  });
});

describe("an approver changes", () => {
  it("so it is taken back, and the signature that was given is void", async () => {
    const suresh = await of("suresh");
    await act(suresh, "revision.draft", { input: { documentId: document.id } });
    const third = await openRevision(suresh, document.id);
    const page = await open("suresh", third);
    await sheet(page).getByText("Clean it").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" with a dry cloth");
    await save(page);
    await explain(page, "How a gauge is cleaned.");
    await signed(page, "suresh", "Submit");
    const meera = await open("meera", third);
    await signed(meera, "meera", "Approve");
    await open("suresh", third);
    await because(page, "Take back", "Anand wants the cloth named.");
    expect(await state(page, third)).toBe("draft");
    await page.getByText(/What was signed before is void/).waitFor();
    await sheet(page).getByText("with a dry cloth").click();
    await page.keyboard.press("End");
    await page.keyboard.type(" of cotton");
    await save(page);
    const signatures = await view<{ printedName: string; meaning: string; void: { because: string } | null }[]>(page, "record.signatures", {
      id: (await view<{ record: { id: string } }>(page, "revision.one", { number: third })).record.id,
    });
    expect(signatures.map((s) => [s.printedName, s.void === null])).toEqual(expect.arrayContaining([["Meera Krishnan", false]]));
    await signed(page, "suresh", "Submit");
    const anand = await open("anand", third);
    await anand.getByRole("region", { name: "The way to approval" }).getByText("is waited for").first().waitFor();
    expect(
      await anand
        .getByRole("region", { name: "The way to approval" })
        .getByText(/^approved/)
        .count(),
    ).toBe(0);
    await anand.getByRole("region", { name: "Signatures" }).getByText("void", { exact: true }).first().waitFor();
    await expectAccessible(anand);
  });

  it("and on a phone the approver reads the change and decides there", async () => {
    const { page, context } = await signIn(browser, running, "anand", phone);
    const { items } = await view<{ items: { number: string }[] }>(page, "revision.list", { documentId: document.id, state: "in_approval" });
    await page.goto(`${running.url}/documents/revisions/${items[0]!.number}`);
    await page.getByRole("region", { name: "What changed", exact: true }).locator("ins").first().waitFor();
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await expectAccessible(page);
    await because(page, "Send back", "Say which cotton.");
    await page.getByText("Draft", { exact: true }).first().waitFor();
    await context.close();
  });
});
