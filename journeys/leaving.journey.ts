import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { act, as, choose, example, expectAccessible, openBrowser, openVisit, phone, typeLogin, view, type Login, type Running } from "./house.ts";

let browser: Browser, running: Running, yesterday: string, leaver: string;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

const visit = <T>(who: Login, does: (page: Page) => Promise<T>, viewport?: typeof phone): Promise<T> => as({ browser, running }, who, does, viewport);

interface Found {
  readonly items: readonly { readonly id: string; readonly name: string; readonly number: string }[];
}
interface Position {
  readonly id: string;
  readonly title: string;
  readonly holders: readonly { readonly name: string }[];
}
const person = async (page: Page, text: string): Promise<string> => (await view<Found>(page, "directory.people", { text })).items[0]!.id;
const position = async (page: Page, title: string): Promise<Position> => (await view<Position[]>(page, "directory.positions")).find((p) => p.title === title)!;
const alarms = async (page: Page): Promise<string[]> =>
  (await view<{ items: { severity: string; sentence: string }[] }>(page, "responsibility.alarms")).items.filter((a) => a.severity === "bad").map((a) => a.sentence);

const sections = { positions: /^Positions/, deputy: /^As deputy/, records: /^Records/, lent: /^Lent/, turns: /^Waiting by name/ };
const section = (page: Page, name: keyof typeof sections) => page.getByRole("region", { name: sections[name] });

/** Answers one line of the handover and waits until it says so. */
async function decide(page: Page, line: string | RegExp, how: { to?: string; because?: string; all?: boolean }): Promise<void> {
  const item = page
    .getByRole("listitem")
    .filter({ hasText: line, has: page.getByRole("button", { name: "Decide" }) })
    .first();
  const leave = item.getByRole("button", { name: /^(Leave vacant|Falls away|Ends)$/ });
  if (how.to) await choose(item.getByRole("combobox", { name: /To whom/ }), how.to);
  else if ((await leave.count()) > 0) await leave.click();
  if (how.because) await item.getByRole("textbox", { name: /Why/ }).fill(how.because);
  if (how.all) await item.getByRole("checkbox").check();
  const progress = page.getByText(/^\d+ of \d+ decided$/);
  const before = await progress.textContent();
  await item.getByRole("button", { name: "Decide" }).click();
  await page.waitForFunction((was) => ![...document.querySelectorAll(".prog b")].some((b) => b.textContent === was), before);
}

describe("a manager leaves", () => {
  it("who holds a position and fills in for another, lends what is theirs, and stands as somebody's deputy", async () => {
    await visit("anand", async (page) => {
      leaver = await person(page, "Suresh Gowda");
      const vacant = (await position(page, "EHS Officer, Jigani")).id;
      expect(await alarms(page)).toContainEqual(expect.stringContaining("EHS Officer, Jigani is vacant"));
      await act(page, "position.appoint", { id: vacant, input: { personId: leaver } });
      await act(page, "position.appoint", { id: (await position(page, "Production Manager, Jigani")).id, input: { personId: leaver, deputy: true } });
      expect(await alarms(page)).not.toContainEqual(expect.stringContaining("EHS Officer, Jigani is vacant"));
      const today = (await view<{ today: string }>(page, "me.actor")).today;
      yesterday = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    });
    await visit("suresh", async (page) => {
      const actor = await view<{ today: string; positions: { id: string; title: string }[] }>(page, "me.actor");
      await act(page, "delegation.offer", {
        input: {
          positionId: (await position(page, "Head of Production, Peenya")).id,
          toPersonId: await person(page, "Nikhil Kamath"),
          acts: ["nonconformity.contain"],
          startsOn: actor.today,
          endsOn: `${Number(actor.today.slice(0, 4)) + 1}-01-31`,
          why: "Help with the valve bodies",
        },
      });
    });
  });

  it("is looked at from their own page: everything in their hands, and what would be vacant", async () => {
    await visit("meera", async (page) => {
      await page.goto(`${running.url}/record/${leaver}`);
      await page.getByRole("heading", { level: 1, name: "Suresh Gowda" }).waitFor();
      await expectAccessible(page);
      await page.getByRole("link", { name: "See what is in their hands" }).click();
      await page.getByRole("heading", { level: 1, name: "What if Suresh Gowda leaves?" }).waitFor();
      for (const name of ["positions", "deputy", "records", "lent", "turns"] as const) await section(page, name).waitFor();
      await page
        .getByRole("region", { name: /^Would be vacant/ })
        .getByText("Head of Production, Peenya")
        .waitFor();
      await expectAccessible(page);
      await page.getByRole("button", { name: "Begin a handover" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Last day").fill(yesterday);
      await expectAccessible(page);
      await dialog.getByRole("button", { name: "Begin a handover" }).click();
      await page.waitForURL(/\/handovers\/HO/i);
    });
  });

  it("is finished only when each thing has gone to somebody or is knowingly left, also from a phone", async () => {
    await visit(
      "meera",
      async (page) => {
        await page.goto(`${running.url}/handovers`);
        await page.getByText("Suresh Gowda leaves").first().click();
        await page.getByRole("heading", { level: 1, name: "Suresh Gowda leaves" }).waitFor();
        await page
          .getByText(/things are not decided yet/)
          .first()
          .waitFor();
        await expectAccessible(page);
      },
      phone,
    );
    await visit("meera", async (page) => {
      await page.goto(`${running.url}/handovers`);
      await page.getByText("Suresh Gowda leaves").first().click();
      await page
        .getByText(/things are not decided yet/)
        .first()
        .waitFor();
      await decide(page, "Head of Production, Peenya", { to: "Nikhil Kamath" });
      await decide(page, "EHS Officer, Jigani", { because: "The post is being advertised" });
      await decide(page, "Deputy in Production Manager, Jigani", { to: "Nikhil Kamath" });
      await decide(page, /NC-2026-/, { to: "Harish Patil", all: true });
      await decide(page, "Lent this to somebody", { because: "Ends with the position" });
      while ((await page.getByRole("button", { name: "Decide" }).count()) > 0) await decide(page, /./, { because: "The successor is asked again" });
      await page.getByText(/^(\d+) of \1 decided$/).waitFor();
      await expectAccessible(page);
      const finish = page.getByRole("region", { name: "What can happen next" }).getByRole("button").first();
      expect(await finish.textContent()).toContain("Finish");
      await finish.click();
      const dialog = page.getByRole("dialog");
      if (
        await dialog
          .getByRole("button", { name: "Finish" })
          .isVisible()
          .catch(() => false)
      )
        await dialog.getByRole("button", { name: "Finish" }).click();
      await page.getByRole("region", { name: /^What became of it/ }).waitFor();
    });
  });

  it("the successor answers, no alarm rings for what was handed over, and one does for the post left empty", async () => {
    await visit("meera", async (page) => {
      await page.goto(`${running.url}/who/8.5.1`);
      await page.getByRole("heading", { level: 1, name: /Nikhil Kamath/ }).waitFor();
      await page.goto(`${running.url}/who/8.5.1?on=2025-03-03`);
      await page.getByRole("heading", { level: 1, name: /Suresh Gowda/ }).waitFor();
      const wrong = await alarms(page);
      expect(wrong).toContainEqual(expect.stringContaining("EHS Officer, Jigani is vacant"));
      expect(wrong).not.toContainEqual(expect.stringContaining("Head of Production, Peenya"));
      // Whose turn it is follows the directory within a minute.
      await expect
        .poll(async () => (await view<{ items: { what: string }[] }>(page, "responsibility.leaving", { personId: leaver })).items, { timeout: 60_000, interval: 2_000 })
        .toEqual([]);
      const list = await view<{ items: { ownerName?: string; number: string }[] }>(page, "record.list", { kind: "nonconformity", text: "Wrong drawing revision" });
      await page.goto(`${running.url}/nc/${list.items[0]?.number}`);
      await page.getByRole("link", { name: "Harish Patil" }).first().waitFor();
    });
  });

  it("and the leaver cannot sign in any more", async () => {
    const { page, context } = await openVisit(browser);
    await typeLogin(page, running, "suresh");
    await page.getByRole("alert").waitFor();
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    expect((await page.request.get(`${running.url}/api/views/me.actor`)).status()).toBe(401);
    await context.close();
  });
});
