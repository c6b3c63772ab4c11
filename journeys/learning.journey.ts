import type { Browser, Page } from "playwright-core";
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

interface Bank {
  readonly questions: readonly { readonly text: string; readonly options: readonly { readonly text: string; readonly right: boolean }[] }[];
}
interface Listed {
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

/** Whoever wrote the quiz knows what is right; whoever takes it has learnt it. */
async function rightAnswers(): Promise<Bank["questions"]> {
  const { page, context } = await signIn(browser, running, "meera");
  const quizzes = await view<Listed>(page, "quiz.list", { state: "in_use" });
  const { questions } = await view<Bank>(page, "quiz.bank", { id: quizzes.items.find((quiz) => quiz.title.startsWith("Lockout"))?.id ?? "" });
  await context.close();
  return questions;
}

/** Answers the question on the screen rightly. */
async function answer(page: Page, questions: Bank["questions"], n: number): Promise<void> {
  await page.getByText(`Question ${n} of 5`).waitFor();
  const asked = (await page.getByRole("group").locator("legend").innerText()).trim();
  const question = questions.find((one) => one.text.trim() === asked);
  for (const option of question?.options.filter((o) => o.right) ?? []) await page.getByLabel(option.text, { exact: true }).check();
}

describe("a new issue is learnt by a quiz on the phone", () => {
  it("one question per screen, answers survive a reload, and the proof is one page", async () => {
    const questions = await rightAnswers();
    const { page, context } = await signIn(browser, running, "shanthi", phone);
    await page.goto(`${running.url}/training/mine`);
    await expectAccessible(page);
    await page.getByRole("link", { name: /Take the quiz.*Lockout/ }).tap();
    await page.getByRole("button", { name: "Begin the quiz" }).tap();
    await answer(page, questions, 1);
    await page.getByRole("button", { name: "Next" }).tap();
    await answer(page, questions, 2);
    const chosen = await page.locator("input:checked").count();
    await page.reload();
    await page.getByText("Question 2 of 5").waitFor();
    expect(await page.locator("input:checked").count()).toBe(chosen);
    await expectAccessible(page);
    for (const n of [3, 4, 5]) {
      await page.getByRole("button", { name: "Next" }).tap();
      await answer(page, questions, n);
    }
    await page.getByRole("button", { name: "Submit" }).tap();
    await page.getByText("Passed", { exact: true }).first().waitFor();
    await expectAccessible(page);
    const mine = await view<{ open: readonly { title: string }[] }>(page, "training.mine", {});
    expect(mine.open.filter((training) => training.title.includes("QP-13"))).toEqual([]);
    const me = await view<{ id: string }>(page, "me.actor", {});
    await context.close();

    const auditor = await signIn(browser, running, "joseph");
    const documents = await view<Listed>(auditor.page, "document.list", { text: "Lockout" });
    const lockout = documents.items.find((document) => document.title.startsWith("Lockout"));
    await auditor.page.goto(`${running.url}/training/proof?person=${me.id}&document=${lockout?.id ?? ""}&revision=3`);
    await auditor.page.getByText("Yes", { exact: true }).waitFor();
    await expectAccessible(auditor.page);
    await auditor.context.close();
  });
});
