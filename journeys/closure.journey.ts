import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { example, expectAccessible, openBrowser, phone, sign, signIn, view, type Login, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** Visits Remit as somebody, does something, and leaves. */
async function as<T>(who: Login, does: (page: Page) => Promise<T>, viewport?: typeof phone): Promise<T> {
  const { page, context } = await signIn(browser, running, who, viewport);
  const result = await does(page);
  await context.close();
  return result;
}

interface Spine {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

const newest = async (page: Page, kind: string, text: string): Promise<Spine> => {
  const list = await view<{ items: Spine[] }>(page, "record.list", { kind, text, sort: "-openedAt", limit: "1" });
  if (!list.items[0]) throw new Error(`no ${kind} about ${text}`);
  return list.items[0];
};

const text = "Paint on the fitting of the wash basin is coming off";

describe("report to closure", () => {
  it("a machine operator reports from a phone, in three fields", async () => {
    await as(
      "shanthi",
      async (page) => {
        await page.goto(`${running.url}/report`);
        await page.getByLabel("Say it in a few words").fill(text);
        await page.getByRole("textbox", { name: /^Where/ }).fill("Cell 3");
        await expectAccessible(page);
        await page.getByRole("button", { name: "Send", exact: true }).click();
        await page.getByText(/R-\d+/).first().waitFor();
        expect((await newest(page, "report", "wash basin")).state).toBe("received");
      },
      phone,
    );
  });

  it("the quality manager accepts it and says who answers", async () => {
    await as("meera", async (page) => {
      const report = await newest(page, "report", "wash basin");
      await page.goto(`${running.url}/reports/${report.number}`);
      await page.getByLabel("Who answers").selectOption({ label: "Suresh Gowda" });
      await page.getByRole("region", { name: "What becomes of it" }).getByRole("button", { name: "Accept" }).last().click();
      await page.waitForFunction(async (id) => (await (await fetch(`/api/views/record.snapshot?id=${id}`)).json()).state === "accepted", report.id);
    });
  });

  it("the head of production sees it in the list of what waits, and contains it", async () => {
    await as("suresh", async (page) => {
      const nc = await newest(page, "nonconformity", "wash basin");
      await page.goto(`${running.url}/nc/${nc.number}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page
        .getByRole("button", { name: /Contain it/ })
        .first()
        .click();
      const dialog = page.getByRole("dialog");
      await dialog.getByRole("textbox").first().fill("The basin is closed off.");
      await dialog
        .getByRole("button", { name: /Contain/ })
        .last()
        .click();
      await page.waitForFunction(async (id) => (await (await fetch(`/api/views/record.snapshot?id=${id}`)).json()).state === "contained", nc.id);
      await expectAccessible(page);
    });
  });

  it("whoever did the work cannot close it, and is told why", async () => {
    await as("suresh", async (page) => {
      const list = await view<{ items: (Spine & { title: string })[] }>(page, "record.list", { kind: "nonconformity", state: "verified" });
      const mine = list.items.find((i) => i.title.includes("Wrong drawing"));
      await page.goto(`${running.url}/nc/${mine?.number}`);
      const close = page.getByRole("button", { name: /^Close/ }).first();
      await close.waitFor();
      expect(await close.getAttribute("aria-disabled")).toBe("true");
    });
  });

  it("the quality manager closes a verified one with a signature, and the trail says so", async () => {
    await as("meera", async (page) => {
      const list = await view<{ items: (Spine & { title: string })[] }>(page, "record.list", { kind: "nonconformity", state: "verified" });
      const nc = list.items.find((i) => i.title.includes("Wrong drawing"));
      expect(nc).toBeDefined();
      await page.goto(`${running.url}/nc/${nc?.number}`);
      await page
        .getByRole("button", { name: /^Close/ })
        .first()
        .click();
      const form = page.getByRole("dialog").first();
      await form.waitFor();
      if ((await form.getByLabel(/password/i).count()) === 0)
        await form
          .getByRole("button", { name: /Close|Sign|Next|Go on/ })
          .last()
          .click();
      await sign(page, running, "meera");
      await page.waitForFunction(async (id) => (await (await fetch(`/api/views/record.snapshot?id=${id}`)).json()).state === "closed", nc?.id);
      const signatures = await view<{ meaning: string; printedName: string; void: unknown }[]>(page, "record.signatures", { id: nc?.id ?? "" });
      expect(signatures.at(-1)).toMatchObject({ meaning: "approval", printedName: "Meera Krishnan", void: null });
    });
  });

  it("readiness shows the case behind the clause", async () => {
    await as("meera", async (page) => {
      const why = await view<{ reasons?: unknown[] }>(page, "standards.why", { id: "iso-9001-2015:10.2.1" });
      expect(JSON.stringify(why)).toContain("nonconformity");
    });
  });
});
