import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { desktop, example, expectAccessible, openBrowser, phone, signIn, view, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

interface Listed {
  readonly items: readonly { readonly id: string; readonly number: string; readonly title: string }[];
}

it("a passkey is added, signs its person in without a password, and signs a record", async () => {
  const { page, context } = await signIn(browser, running, "meera");
  const device = await context.newCDPSession(page);
  await device.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } as const;
  await device.send("WebAuthn.addVirtualAuthenticator", { options });

  await page.goto(`${running.url}/settings/security`);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const asked = page.getByRole("dialog", { name: "Add a passkey" });
  await asked.getByLabel("Its name").fill("Meera's telephone");
  await asked.getByLabel(/^Your password/).fill("wrong words here");
  await asked.getByRole("button", { name: "Add it" }).click();
  await asked
    .getByText(/password/i)
    .nth(1)
    .waitFor();
  await asked.getByLabel(/^Your password/).fill(running.passwords["meera"]!);
  await expectAccessible(page);
  await asked.getByRole("button", { name: "Add it" }).click();
  await page.getByText("Meera's telephone").waitFor();
  await expectAccessible(page);
  await page.setViewportSize(phone);
  await expectAccessible(page);
  await page.setViewportSize(desktop);

  await page
    .getByRole("button", { name: /Meera Krishnan/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.waitForURL("**/sign-in**");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL("**/today");
  expect((await view<{ name: string }>(page, "me.actor")).name).toBe("Meera Krishnan");

  const list = await view<Listed>(page, "record.list", { kind: "nonconformity", state: "verified" });
  const nc = list.items.find((i) => i.title.includes("Wrong drawing"))!;
  await page.goto(`${running.url}/nc/${nc.number}`);
  const next = page.getByRole("region", { name: "What can happen next" });
  await next
    .getByRole("button", { name: /^Close/ })
    .first()
    .click();
  await page
    .getByRole("dialog")
    .first()
    .getByRole("button", { name: /^Close/ })
    .last()
    .click();
  const signing = page.getByRole("dialog").filter({ has: page.getByLabel(/password/i) });
  await signing.getByRole("button", { name: "Use fingerprint or key instead" }).click();
  await signing.waitFor({ state: "hidden" });
  const signatures = await view<{ meaning: string; printedName: string; void: unknown }[]>(page, "record.signatures", { id: nc.id });
  expect(signatures.at(-1)).toMatchObject({ meaning: "approval", printedName: "Meera Krishnan", void: null });
  await context.close();
});
