import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { zipSync } from "fflate";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { example, expectAccessible, openBrowser, signIn, view, type Running } from "./house.ts";

const fixtures = path.resolve(import.meta.dirname, "../modules/documents/server/import/fixtures/policies");
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "remit-policies-"));
let browser: Browser, running: Running, page: Page;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
  fs.cpSync(fixtures, folder, { recursive: true });
  // The sheet of the policies as this organisation would write it.
  const sheet = fs.readFileSync(path.join(fixtures, "documents.csv"), "utf8").replaceAll(",quality,", ",Meera Krishnan,").replaceAll("POL-", "EXT-");
  fs.writeFileSync(path.join(folder, "documents.csv"), sheet);
  page = (await signIn(browser, running, "meera")).page;
});
afterAll(async () => {
  await browser.close();
  await running.stop();
  fs.rmSync(folder, { recursive: true });
});

const bytesOf = (name: string): Uint8Array => new Uint8Array(fs.readFileSync(path.join(folder, name)));
const listed = async (): Promise<number> => (await view<{ total: number }>(page, "document.list", { text: "EXT-", limit: "1" })).total;

describe("the import of the 23 policies", () => {
  it("is refused whole when one file of the folder is damaged, which is named with its line", async () => {
    await page.goto(`${running.url}/documents`);
    await page.getByRole("link", { name: "Bring documents in" }).click();
    await page.getByRole("heading", { level: 1, name: "Bring documents in" }).waitFor();
    await expectAccessible(page);
    const files = Object.fromEntries(fs.readdirSync(folder).map((name) => [name, bytesOf(name)]));
    const damaged = { ...files, "Cryptography.md": new Uint8Array([0xff, 0xfe, 0x00, 0x41, 0xc3]) };
    await page
      .locator("input[type=file]")
      .first()
      .setInputFiles({ name: "policies.zip", mimeType: "application/zip", buffer: Buffer.from(zipSync(damaged)) });
    await page.getByRole("heading", { name: /What needs attention first/ }).waitFor();
    await page.getByText(/Cryptography\.md: This/).waitFor();
    await expectAccessible(page);
    expect(await listed()).toBe(0);
  });

  it("is rehearsed, and comes in as a whole from a folder", async () => {
    await page.locator("input[type=file][webkitdirectory]").setInputFiles(folder);
    await page.getByRole("heading", { name: "What would come in" }).waitFor();
    expect(await listed()).toBe(0);
    await page.getByRole("button", { name: "Bring in 23 documents" }).click();
    await page.getByRole("heading", { name: "What came in" }).waitFor();
    await page.getByText("337", { exact: true }).waitFor();
    await expectAccessible(page);
    expect(await listed()).toBe(23);
  });

  it("leaves documents in force, linked to the clauses that they name", async () => {
    const { items } = await view<{ items: { number: string; title: string; state: string }[] }>(page, "document.list", { text: "EXT-02", limit: "5" });
    expect(items).toMatchObject([{ title: "Access Management", state: "effective" }]);
    await page.goto(`${running.url}/documents/${items[0]?.number}`);
    await page.getByRole("heading", { level: 1, name: /Access Management/ }).waitFor();
    const clause = page.getByRole("link", { name: /5\.15/ }).first();
    await clause.click();
    await page.getByRole("heading", { level: 1 }).filter({ hasText: "5.15" }).waitFor();
    await page
      .getByText(/Access Management/)
      .first()
      .waitFor();
  });
});
