import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, as, example, expectAccessible, openBrowser, openVisit, phone, view, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string; readonly number: string }[];
}
interface Bank {
  readonly questions: readonly { readonly text: string; readonly options: readonly { readonly text: string; readonly right: boolean }[] }[];
}
interface Mine {
  readonly open: readonly { readonly id: string; readonly title: string; readonly method: string | null }[];
}
const named = async (page: Page, kind: string, title: string): Promise<string> =>
  (await view<Listed>(page, `${kind}.list`, { text: title, limit: "100" })).items.find((one) => one.title.startsWith(title))?.id ?? "";

let hire: { id: string; number: string }, link: string, questions: Bank["questions"], deburring: string, lockout: string, position: string, kavya: Page;
const password = "four ordinary words there";

/** Counts what a finger does: the bar is three steps, and few taps in each. */
let taps = 0;
const tap = async (what: Locator): Promise<void> => {
  taps += 1;
  await what.tap();
};

/** Somebody is to assess at the work who has a login here: the head of production, by position. */
async function prepare(page: Page): Promise<void> {
  deburring = await named(page, "competence", "Deburring and washing");
  lockout = await named(page, "competence", "Lockout before cleaning");
  const positions = await view<{ id: string; title: string; siteId: string | null }[]>(page, "directory.positions");
  const head = positions.find((p) => p.title === "Head of Production, Peenya")!;
  await act(page, "competence.change", { id: deburring, input: { assessors: { level: null, positionIds: [head.id] } }, reason: "The head watches new people himself." });
  position = (await act(page, "position.establish", { input: { title: "Valve body finisher", role: "employee", siteId: head.siteId, reportsTo: head.id } })).id;
  for (const competenceId of [deburring, lockout])
    await act(page, "demand.set", { input: { competenceId, level: competenceId === deburring ? 2 : 1, subject: { to: "position", positionId: position }, days: 30 } });
  await act(page, "demand.set", { input: { competenceId: lockout, level: 1, subject: { to: "task", task: "answer" }, days: 30 } });
}

/** Answers the question on the screen rightly, and goes on. */
async function answer(page: Page, n: number): Promise<void> {
  await page.getByText(`Question ${n} of 5`).waitFor();
  const asked = (await page.getByRole("group").locator("legend").innerText()).trim();
  for (const option of questions.find((one) => one.text.trim() === asked)?.options.filter((o) => o.right) ?? []) await tap(page.getByLabel(option.text, { exact: true }));
  await tap(page.getByRole("button", { name: n < 5 ? "Next" : "Submit" }));
}

const charge = (page: Page) =>
  act(page, "action.assign", {
    input: { title: "Walk the cell for burrs each Friday", ownerId: hire.id, dueOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10) },
  });

describe("a new hire is competent in three steps", () => {
  it("is appointed, and in that moment all that the position needs stands in My training, with its reason", async () => {
    await as({ browser, running }, "anand", prepare);
    await as({ browser, running }, "meera", async (page) => {
      questions = (await view<Bank>(page, "quiz.bank", { id: await named(page, "quiz", "Lockout") })).questions;
      hire = await act(page, "person.register", { input: { name: "Kavya Shetty", userName: "kavya" } });
      await act(page, "position.appoint", { id: position, input: { personId: hire.id } });
      const asked = await view<{ items: { title: string; why: string }[] }>(page, "training.list", { personId: hire.id, open: "true" });
      expect(asked.items.map((one) => one.title)).toEqual(expect.arrayContaining(["Lockout: the quiz", "Deburring, at the bench"]));
      expect(asked.items.every((one) => one.why !== "")).toBe(true);
      await expect(charge(page)).rejects.toThrow(/Kavya Shetty does not have Lockout before cleaning and repair.*Choose somebody who has, or ask/);
      await page.goto(`${running.url}/people/${hire.number}`);
      await page.getByRole("button", { name: "Invite to sign in" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Invite to sign in" }).click();
      link = await page.getByLabel("Link to hand over").inputValue();
    });
  });

  it("one: on the first day, on the phone, reads what concerns everybody, in two taps", async () => {
    ({ page: kavya } = await openVisit(browser, phone));
    await kavya.goto(`${running.url}${new URL(link).pathname}${new URL(link).hash}`);
    await kavya.locator("input[type=password]").first().waitFor();
    for (const field of await kavya.locator("input[type=password]").all()) await field.fill(password);
    await kavya.getByRole("button", { name: /Accept and sign in/ }).tap();
    await kavya
      .getByLabel(/user name|e-mail/i)
      .first()
      .fill("kavya");
    await kavya.locator("input[type=password]").fill(password);
    await kavya.getByRole("button", { name: /^Sign in/ }).tap();
    await kavya.getByRole("region", { name: /^To learn/ }).waitFor();
    await expectAccessible(kavya);
    taps = 0;
    await tap(kavya.getByRole("link", { name: /Quality policy/ }).first());
    await tap(kavya.getByRole("button", { name: /I have read and understood/ }));
    await kavya.getByText(/You read and understood revision/).waitFor();
    expect(taps).toBe(2);
  });

  it("two: takes the quiz that the position asks for", async () => {
    await kavya.goto(`${running.url}/training/mine`);
    taps = 0;
    await tap(kavya.getByRole("link", { name: /Take the quiz.*Lockout/ }).first());
    await tap(kavya.getByRole("button", { name: "Begin the quiz" }));
    for (const n of [1, 2, 3, 4, 5]) await answer(kavya, n);
    await kavya.getByText("Passed", { exact: true }).first().waitFor();
    expect(taps).toBeLessThanOrEqual(2 + 5 * 4);
    const { open } = await view<Mine>(kavya, "training.mine");
    expect(open.map((one) => one.title)).not.toContain("Lockout: the quiz");
    expect(open.map((one) => one.title)).toContain("Deburring, at the bench");
  });

  it("three: is watched at the work by somebody qualified, who came to it from the list of what waits", async () => {
    await as({ browser, running }, "suresh", async (page) => {
      await page.goto(`${running.url}/today`);
      await page.getByRole("link", { name: "All of my work" }).click();
      await page.getByText("yours because Kavya Shetty reports to you and learns at the work").waitFor();
      await page
        .getByRole("listitem")
        .filter({ hasText: "Kavya Shetty" })
        .getByRole("link", { name: /Deburring, at the bench/ })
        .first()
        .click();
      await page.getByText(/Who may assess it:.*Suresh Gowda/).waitFor();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Assess at the work" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("What you saw").fill("Forty sleeves, no burr left, sharp edges kept.");
      await dialog.getByRole("button", { name: "Assess at the work" }).click();
      await page.waitForURL(/training\/assessments/);
      await page.getByText("Can do it").first().waitFor();
    });
    const { open } = await view<Mine>(kavya, "training.mine");
    expect(open.map((one) => one.title)).not.toContain("Deburring, at the bench");
  });

  it("and so the matrix is green, the gate lets them through, and the auditor finds the proof", async () => {
    await as({ browser, running }, "meera", async (page) => {
      await page.goto(`${running.url}/training?personId=${hire.id}`);
      for (const what of ["Deburring and washing", "Lockout before cleaning and repair"]) await page.getByRole("gridcell", { name: new RegExp(`${what}: competent`) }).waitFor();
      expect(await charge(page)).toMatchObject({ number: expect.any(String) });
    });
    await as({ browser, running }, "joseph", async (page) => {
      await page.goto(`${running.url}/training/proof?person=${hire.id}&about=competence&competence=${deburring}`);
      await page.getByText("Yes", { exact: true }).waitFor();
      const chain = page.getByRole("region", { name: "Answer" }).getByRole("listitem");
      expect((await chain.allInnerTexts()).join(" ")).toMatch(/Seen at the work on .* by Suresh Gowda/);
      await expectAccessible(page);
    });
  });
});
