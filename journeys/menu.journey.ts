import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { desktop, example, expectAccessible, openBrowser, phone, signIn, type Login, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** Where the menu leads, as whoever is signed in sees it. */
const menuOf = async (page: Page): Promise<string[]> => {
  await page.getByRole("navigation").first().getByRole("link").first().waitFor();
  const hrefs = await page.evaluate(() => [...document.querySelectorAll<HTMLAnchorElement>("nav a[href^='/']")].map((link) => link.getAttribute("href") ?? ""));
  return [...new Set(hrefs)].filter((href) => href !== "/");
};

it.each([
  ["meera", 8],
  ["shanthi", 3],
] as const)("each page that the menu shows to %s opens, keeps nobody out and fits, on a desk and on a phone", async (who: Login, least: number) => {
  const { page, context } = await signIn(browser, running, who);
  const menu = await menuOf(page);
  expect(menu.length).toBeGreaterThanOrEqual(least);
  const found: string[] = [];
  for (const href of menu) {
    await page.setViewportSize(desktop);
    await page.goto(`${running.url}${href}`);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    for (const size of [desktop, phone]) {
      await page.setViewportSize(size);
      await expectAccessible(page).catch((error: Error) => void found.push(`${href} at ${size.width}: ${error.message}`));
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)) found.push(`${href} at ${size.width} is wider than the window`);
    }
  }
  expect(found).toEqual([]);
  await context.close();
});
