import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { example, expectAccessible, openBrowser, phone, signIn, view, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

interface Read {
  readonly document: { readonly number: string; readonly code: string };
  readonly revision: { readonly revision: number };
  readonly myReading: { readonly state: string } | null;
}
interface Mine {
  readonly total: number;
  readonly items: readonly { readonly code: string; readonly documentNumber: string }[];
}

describe("a procedure is read and acknowledged", () => {
  it("on a phone in two taps, in person, on this revision", async () => {
    const { page, context } = await signIn(browser, running, "shanthi", phone);
    await page.goto(`${running.url}/documents/reading`);
    const waiting = await view<Mine>(page, "reading.mine", { open: "true" });
    const lockout = waiting.items.find((item) => item.code === "QP-13");
    expect(lockout).toBeDefined();
    await expectAccessible(page);
    await page.getByRole("link", { name: /Lockout before cleaning and repair/ }).tap();
    await page.getByRole("heading", { level: 1, name: "Lockout before cleaning and repair" }).waitFor();
    await expectAccessible(page);
    await page.getByRole("button", { name: "I have read and understood it" }).tap();
    await page.getByText(/You read and understood revision 3/).waitFor();
    const read = await view<Read>(page, "document.read", { number: lockout!.documentNumber });
    expect(read.myReading?.state).toBe("acknowledged");
    expect((await view<Mine>(page, "reading.mine", { open: "true" })).total).toBe(waiting.total - 1);
    await context.close();
  });

  it("an old link leads to what is in force; the old words say that they are old", async () => {
    const { page, context } = await signIn(browser, running, "meera");
    await page.goto(`${running.url}/documents/search?q="team lock"&old=true`);
    await page.getByRole("link", { name: "Lockout before cleaning and repair" }).click();
    await page.getByRole("heading", { level: 1, name: "Lockout before cleaning and repair" }).waitFor();
    const number = new URL(page.url()).pathname.split("/")[2] ?? "";
    await page.goto(`${running.url}/documents/${number}/read?revision=2`);
    await page.getByText("The link named revision 2. What stands here is revision 3, in force.").waitFor();
    await page.getByRole("link", { name: "Show the old words" }).click();
    await page.getByText("Old words: revision 2 was superseded by revision 3.").waitFor();
    await page.getByRole("article").getByText("Hang the team lock and the tag of the cell.").waitFor();
    expect(await page.getByRole("button", { name: "I have read and understood it" }).count()).toBe(0);
    await expectAccessible(page);
    await context.close();
  });

  it("an employee finds what is in force and nothing that is being written", async () => {
    const { page, context } = await signIn(browser, running, "shanthi");
    await page.goto(`${running.url}/documents/search?q=35 Nm`);
    await page.getByText("These words stand in no document that you may read").waitFor();
    await page.getByRole("searchbox", { name: /Words, or a sentence/ }).fill("first piece");
    await page.getByRole("link", { name: "Release of the first piece" }).waitFor();
    await expectAccessible(page);
    await context.close();
  });
});
