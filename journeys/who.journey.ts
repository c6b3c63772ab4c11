import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { desktop, example, expectAccessible, openBrowser, phone, signIn, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

describe("who is responsible", () => {
  it("is answered by the palette, with the person, who acts, and the chain of reasons", async () => {
    const { page, context } = await signIn(browser, running, "meera");
    await page.getByRole("main").waitFor();
    // As fast as hands can: no letter goes astray, and Enter takes the answer to the whole question.
    await page.keyboard.press("Control+k");
    await page.keyboard.type("8.4");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/who/8.4");
    await page.getByRole("heading", { level: 1, name: /Vikram Shetty/ }).waitFor();
    await page
      .getByText(/Deepa Nair acts for Vikram Shetty/)
      .first()
      .waitFor();
    await page
      .getByText(/DUTY-\d+/)
      .first()
      .waitFor();
    await expectAccessible(page);
    await context.close();
  });

  it("can be asked with arrows and Escape, and is read out as a list to choose from", async () => {
    const { page, context } = await signIn(browser, running, "meera");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Control+k");
    const field = page.getByRole("combobox", { name: "Search or ask" });
    await field.fill("8.4");
    const chosen = page.getByRole("option", { selected: true });
    await chosen.filter({ hasText: "Vikram Shetty answers for 8.4" }).waitFor();
    await expectAccessible(page);
    await field.press("ArrowDown");
    expect(await chosen.textContent()).toContain("ISO 9001:2015 8.4");
    expect(await field.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
    await field.press("ArrowUp");
    await field.press("ArrowUp");
    expect(await chosen.getAttribute("id")).toBe(await page.getByRole("option").last().getAttribute("id"));
    await field.press("Escape");
    await field.waitFor({ state: "detached" });
    expect(new URL(page.url()).pathname).toBe("/today");
    await context.close();
  });

  it("is answered by a tap on a phone", async () => {
    const { page, context } = await signIn(browser, running, "meera", phone);
    await page
      .getByRole("button", { name: /search/i })
      .last()
      .tap();
    await page.getByRole("combobox", { name: "Search or ask" }).fill("who answers for 8.4?");
    const first = page.getByRole("option").first();
    await first.filter({ hasText: "Vikram Shetty answers for 8.4" }).waitFor();
    await expectAccessible(page);
    await first.tap();
    await page.waitForURL("**/who/8.4");
    await page.getByRole("heading", { level: 1, name: /Vikram Shetty/ }).waitFor();
    await context.close();
  });

  it("is answered for a day in the past, when somebody else was there", async () => {
    const { page, context } = await signIn(browser, running, "meera");
    await page.goto(`${running.url}/who/8.4?on=2025-03-03`);
    await page.getByRole("heading", { level: 1, name: /Vikram Shetty/ }).waitFor();
    expect(await page.getByText(/Deepa Nair acts for/).count()).toBe(0);
    await context.close();
  });

  it("shows a vacancy as nobody, in the matrix and on a phone", async () => {
    const { page, context } = await signIn(browser, running, "meera");
    await page.goto(`${running.url}/responsibilities`);
    await page.getByText("EHS Officer, Jigani").first().waitFor();
    await page.getByText("Vacant").first().waitFor();
    await expectAccessible(page);
    await context.close();
    const small = await signIn(browser, running, "meera", phone);
    await small.page.goto(`${running.url}/who/8.4`);
    await small.page.getByRole("heading", { level: 1, name: /Vikram Shetty/ }).waitFor();
    expect(await small.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1)).toBe(true);
    await small.context.close();
  });

  it("is moved through by keyboard in the matrix, where a letter only drafts", async () => {
    const { page, context } = await signIn(browser, running, "meera", desktop);
    await page.goto(`${running.url}/responsibilities`);
    const grid = page.getByRole("grid").or(page.getByRole("table")).first();
    await grid.waitFor();
    await grid.locator('[tabindex="0"]').first().focus();
    const place = () => page.evaluate(() => document.activeElement?.getAttribute("data-at") ?? "");
    const [r, c] = (await place()).split(":").map(Number);
    // One after the other, as fast as the keys repeat: each counts.
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await expect.poll(async () => Number((await place()).split(":")[0])).toBeGreaterThan(Number(r));
    expect((await place()).split(":")[1]).toBe(String(Number(c) + 2));
    await context.close();
  });
});

describe("top management cannot delegate the policy", () => {
  it("and the refusal names the clause", async () => {
    const { page, context } = await signIn(browser, running, "anand");
    await page.goto(`${running.url}/delegations/new`);
    await page.getByRole("searchbox", { name: "Find a duty" }).fill("5.2.1");
    await page
      .getByText(/cannot be (lent|delegated|given)/i)
      .first()
      .waitFor();
    await page
      .getByRole("checkbox", { name: /5\.2\.1/ })
      .first()
      .waitFor();
    await expectAccessible(page);
    const refused = await page.evaluate(async () => {
      const actor = await (await fetch("/api/views/me.actor")).json();
      const people = await (await fetch("/api/views/directory.people?text=Meera")).json();
      const input = {
        positionId: actor.positions[0].id,
        toPersonId: people.items[0].id,
        acts: [],
        subjects: ["requirement iso-9001-2015:5.2.1"],
        startsOn: actor.today,
        endsOn: actor.today,
        why: "On leave",
      };
      const reply = await fetch("/api/acts/delegation.offer", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ input }) });
      return { status: reply.status, ...(await reply.json()) };
    });
    expect(refused).toMatchObject({ status: expect.any(Number), detail: expect.stringContaining("5.2") });
    expect(refused.status).toBeGreaterThanOrEqual(400);
    await context.close();
  });
});

describe("readiness says why", () => {
  it("down to the record behind it, and the record opens", async () => {
    const { page, context } = await signIn(browser, running, "meera");
    await page.goto(`${running.url}/standards/iso-9001-2015/10.2.2`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page
      .getByText(/action|nonconformit/i)
      .first()
      .waitFor();
    await page.goto(`${running.url}/standards/iso-9001-2015`);
    await page.getByRole("heading", { level: 1, name: /ISO 9001:2015/ }).waitFor();
    await expectAccessible(page);
    await context.close();
  });
});
