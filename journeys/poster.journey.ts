import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { as, example, expectAccessible, openBrowser, openVisit, patience, phone, view, type Running } from "./house.ts";

let browser: Browser, running: Running, code: string, context: BrowserContext, page: Page;
const pixel = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
  const posters = await as({ browser, running }, "meera", (of) => view<{ items: { code: string; state: string; purpose: string }[] }>(of, "poster.list"));
  code = posters.items.find((p) => p.state === "active" && p.purpose === "wall")!.code;
  ({ context, page } = await openVisit(browser, phone));
});
afterAll(async () => {
  await browser.close(); // with it goes every context
  await running.stop();
});

interface Listed {
  readonly total: number;
  readonly items: readonly { readonly id: string; readonly number: string; readonly state: string }[];
}
const received = (words: string): Promise<Listed> => as({ browser, running }, "meera", (of) => view<Listed>(of, "record.list", { kind: "report", text: words }));

/** The page, once its frame is kept on the device: only then can it be opened without a network. */
async function scan(): Promise<void> {
  await page.goto(`${running.url}/r/${code}`);
  await page.getByLabel("Write a few words").waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
}

async function write(words: string, photo = false): Promise<void> {
  if (photo) {
    await page.locator('input[type="file"]').setInputFiles({ name: "leak.png", mimeType: "image/png", buffer: pixel });
    await page.getByRole("img", { name: "Photo 1" }).waitFor();
  }
  await page.getByLabel("Write a few words").fill(words);
  await page.getByRole("button", { name: "Send", exact: true }).tap();
}

describe("a report from a poster, without a login and without a network", () => {
  it("is written with a photo, and waits where one sees it", async () => {
    await scan();
    await expectAccessible(page);
    await context.setOffline(true);
    await page.getByText(/No network now/).waitFor();
    await write("Oil under the blue press drips on the walkway", true);
    await page.getByText("Kept on this device").waitFor();
    await expectAccessible(page);
    expect((await received("blue press")).total).toBe(0);
  });

  it("survives that the page is opened again, still without a network", async () => {
    await page.reload();
    await page.getByLabel("Write a few words").waitFor();
    const waits = page.getByText(/1 report waits on this device/);
    await waits.waitFor();
    expect(await waits.count()).toBe(1);
  });

  it("leaves exactly once when the network is back, and brings its number and its private link", async () => {
    await context.setOffline(false);
    await page.getByText("Sent. Thank you").waitFor();
    await page.reload();
    await page.getByLabel("Write a few words").waitFor();
    const { total, items } = await received("blue press");
    expect({ total, state: items[0]?.state }).toEqual({ total: 1, state: "received" });
  });

  it("gives the words back when the server refuses them", async () => {
    await context.route("**/api/public/posters/*/reports", (route) =>
      route.fulfill({ status: 400, contentType: "application/problem+json", body: JSON.stringify({ detail: "This was not sent." }) }),
    );
    await write("The crane hook has no latch");
    await page.getByRole("button", { name: "Write it again with these words" }).tap();
    expect(await page.getByLabel("Write a few words").inputValue()).toBe("The crane hook has no latch");
    await context.unroute("**/api/public/posters/*/reports");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await page.getByText("Sent. Thank you").waitFor();
    expect((await received("crane hook")).total).toBe(1);
    await page.reload();
    await page.getByLabel("Write a few words").waitFor();
  });

  it("is sent once although the answer to the first sending was lost", async () => {
    let reached = 0,
      lost = true;
    await context.route("**/api/public/posters/**", async (route) => {
      if (route.request().method() !== "POST" || !lost) return route.continue();
      // The server has it, and nobody on this side gets to know.
      if (reached === 0) reached += (await route.fetch()).status() < 300 ? 1 : 0;
      await route.abort("connectionreset");
    });
    await write("The handrail at the mezzanine wobbles");
    await page.getByText("Kept on this device").waitFor();
    await expect.poll(() => reached, { timeout: patience }).toBe(1);
    lost = false;
    await page.reload();
    await page.getByText("Sent. Thank you").waitFor();
    await context.unroute("**/api/public/posters/**");
    expect((await received("mezzanine wobbles")).total).toBe(1);
  });

  it("is followed by whoever holds the private link, and by nobody without it", async () => {
    const link = await page.locator("[data-link]").first().textContent();
    await page.getByRole("link", { name: "See what becomes of it" }).tap();
    await page.getByRole("heading", { level: 1, name: /handrail/ }).waitFor();
    expect(page.url()).toBe(link);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Ask or add something" }).tap();
    await page.getByLabel("Ask or add something").fill("It is worse today");
    await page.getByRole("button", { name: "Send", exact: true }).tap();
    await page.getByText("It is worse today").waitFor();
    await page.goto(`${link?.slice(0, -6)}AAAAAA`);
    await page.getByRole("alert").waitFor();
  });

  it("stands before whoever looks through reports, with its photo and what was added", async () => {
    await as({ browser, running }, "meera", async (of) => {
      const inbox = await view<{ items: { act: string; record: { number: string; title: string } }[] }>(of, "me.inbox", { limit: "500" });
      const mine = inbox.items.filter((i) => /blue press|handrail/.test(i.record.title));
      expect(mine.map((i) => i.act).toSorted()).toEqual(["report.accept", "report.accept"]);
      await of.goto(`${running.url}/work`);
      await of
        .getByText(/handrail at the mezzanine/)
        .first()
        .waitFor();
      await of.goto(`${running.url}/reports/${mine.find((i) => /blue press/.test(i.record.title))?.record.number}`);
      const photo = of.getByRole("region", { name: /^Photos and files/ }).locator("img");
      await photo.waitFor();
      await expect.poll(() => photo.evaluate((picture: HTMLImageElement) => picture.naturalWidth)).toBe(1);
      await expectAccessible(of);
      await of.goto(`${running.url}/reports/${mine.find((i) => /handrail/.test(i.record.title))?.record.number}`);
      await of.getByText("It is worse today", { exact: true }).waitFor();
    });
  });
});
