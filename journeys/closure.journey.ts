import pg from "pg";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startEmbedded } from "#server/postgres/embedded.ts";
import { as as visitAs, choose, example, expectAccessible, openBrowser, phone, sign, view, type Login, type Running } from "./house.ts";

let browser: Browser, running: Running;
beforeAll(async () => {
  [browser, running] = await Promise.all([openBrowser(), example()]);
  await lendLogin();
});
afterAll(async () => {
  await browser.close();
  await running.stop();
});

/** Four people of the example work inside and sign in. The fifth of this story is Farah Ahmed, who is given the consultant's login before it begins. */
async function lendLogin(): Promise<void> {
  const database = await startEmbedded(running.data);
  const owner = new pg.Client(database.connection);
  await owner.connect();
  const { rowCount } = await owner.query(
    `update identity.logins l set person_id = farah.id from records farah, records neelam
      where farah.kind = 'person' and farah.title = 'Farah Ahmed' and neelam.kind = 'person' and neelam.title = 'Neelam Joshi' and l.person_id = neelam.id`,
  );
  await owner.end();
  await database.stop();
  expect(rowCount).toBe(1);
}
const farah: Login = "neelam";

/** Visits Remit as somebody, does something, and leaves. */
const as = <T>(who: Login, does: (page: Page) => Promise<T>, viewport?: typeof phone): Promise<T> => visitAs({ browser, running }, who, does, viewport);

interface Spine {
  readonly id: string;
  readonly number: string;
  readonly state: string;
}

const newest = async (page: Page, kind: string, words: string): Promise<Spine> => {
  const list = await view<{ items: Spine[] }>(page, "record.list", { kind, text: words, sort: "-openedAt", limit: "1" });
  if (!list.items[0]) throw new Error(`no ${kind} about ${words}`);
  return list.items[0];
};

const text = "Paint on the fitting of the wash basin is coming off";
let before: readonly number[] = [];

/** Opens the case as somebody would who knows its number. */
async function open(page: Page): Promise<Spine> {
  const nc = await newest(page, "nonconformity", "wash basin");
  await page.goto(`${running.url}/nc/${nc.number}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return nc;
}
const becomes = (page: Page, id: string, state: string) =>
  page.waitForFunction(async ([of, wanted]) => (await (await fetch(`/api/views/record.snapshot?id=${of}`)).json()).state === wanted, [id, state] as const);

/** Presses what can happen next, fills in the form that opens, and sends it. */
async function next(page: Page, name: string | RegExp, fill: (dialog: ReturnType<Page["getByRole"]>) => Promise<unknown>, send: string | RegExp = name): Promise<void> {
  await page.getByRole("region", { name: "What can happen next" }).getByRole("button", { name }).first().click();
  const dialog = page.getByRole("dialog").first();
  await dialog.waitFor();
  await fill(dialog);
  await expectAccessible(page);
  await dialog.getByRole("button", { name: send }).last().click();
}

/** How many closed cases with corrective action have a verified effect, as the page of the clause says it. */
async function verifiedOf(page: Page): Promise<readonly number[]> {
  await page.goto(`${running.url}/standards/iso-9001-2015/10.2.1`);
  const sentence = page.getByText(/\d+ of \d+ closed cases with corrective action have an effect/).first();
  await sentence.waitFor();
  return (await sentence.textContent())!.match(/\d+/g)!.slice(0, 2).map(Number);
}

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

  it("its owner records the correction, weighs it, and asks why five times, by keyboard", async () => {
    await as("suresh", async (page) => {
      const { id } = await open(page);
      await next(page, "Record the correction", (d) => d.getByRole("textbox").first().fill("The fitting was changed."));
      await next(page, "Decide what it needs", async (d) => {
        await d.getByLabel("Major").check();
        await d.getByLabel(/^3 The customer/).check();
        await d.getByLabel("2 Second time").check();
        await d.getByLabel("Corrective action is needed").check();
        await d.getByRole("textbox", { name: "Why" }).fill("It was seen before in the other cell.");
      });
      await page.getByRole("button", { name: "Ask the first why" }).click();
      const whys = [
        "The paint was worn by the cleaning agent",
        "The agent is stronger than the paint stands",
        "Purchasing changed the agent in spring",
        "Nobody asked production about the change",
        "The form for a change does not name production",
      ];
      for (const [i, why] of whys.entries()) {
        await page
          .getByRole("textbox", { name: `Why ${"1.".repeat(i)}1`.replace(/Why (1\.)+1$/, "Why") })
          .or(page.locator("textarea.nc-line"))
          .last()
          .fill(why);
        await page.keyboard.press(i < whys.length - 1 ? "Enter" : "Escape");
      }
      const tree = page.getByRole("tree", { name: "Why it happened" });
      await expect.poll(() => tree.getByRole("treeitem").count()).toBe(5);
      await page.getByRole("button", { name: "This is the root" }).click();
      await tree.getByRole("treeitem").last().focus();
      for (let i = 0; i < 5; i++) {
        await page.keyboard.press("Space");
        await page.keyboard.press("ArrowUp");
      }
      await expect.poll(() => tree.getByText("follows", { exact: true }).count()).toBe(5);
      await expectAccessible(page);
      await expect.poll(async () => (await view<{ whys: { follows: boolean }[] }>(page, "record.snapshot", { id })).whys.filter((w) => w.follows).length).toBe(5);
    });
  });

  it("stands by the cause with a signature, fixes the bar, and gives the action to somebody", async () => {
    await as("suresh", async (page) => {
      const { id } = await open(page);
      await next(page, "Stand by this cause", async (d) => {
        expect(await d.getByLabel("The cause, in one sentence").inputValue()).toContain("does not name production");
        await d.getByLabel("Where it lies").selectOption({ index: 1 });
      });
      await sign(page, running, "suresh");
      await becomes(page, id, "cause_confirmed");
      await next(page, "Fix the criterion", async (d) => {
        await d.getByLabel("It worked when").fill("No fitting loses paint in the washers.");
        await d.getByLabel("How it is measured").fill("Both washers are looked at");
        await d.getByLabel("How many are looked at").fill("All fittings");
        await d.getByLabel("Day of the check").fill("today");
      });
      const actions = page.getByRole("region", { name: /^What we do/ });
      await actions.getByRole("button", { name: "Add an action" }).click();
      await actions.getByLabel("What is to be done").fill("Let production agree to a new cleaning agent");
      await choose(actions.getByRole("combobox", { name: /Who does it/ }), "Farah Ahmed");
      await actions.getByRole("button", { name: "Add it" }).click();
      await becomes(page, id, "acting");
      await page
        .getByText(/1 action is open/)
        .first()
        .waitFor();
    });
  });

  it("the owner of the action does it and shows what proves it", async () => {
    await as(farah, async (page) => {
      await page.goto(`${running.url}/today`);
      await page.getByText("Let production agree to a new cleaning agent").first().click();
      await page.getByRole("heading", { level: 1, name: /new cleaning agent/ }).waitFor();
      await expectAccessible(page);
      await next(page, /^Done$/, (d) => d.getByLabel("What shows that it is done").fill("Form CH-04, revision 3, names production"));
      await page.getByText("Form CH-04, revision 3, names production").first().waitFor();
    });
  });

  it("whoever answers for the case sees the proof, asks elsewhere, and may not judge the effect", async () => {
    await as("suresh", async (page) => {
      await open(page);
      await next(page, "Accept action 1", async () => undefined, /Accept/);
      await page.getByRole("button", { name: "Ask about another place" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel("Where could the same be true").fill("The washer at Jigani");
      await dialog.getByRole("button", { name: "Ask about another place" }).click();
      await page.getByRole("button", { name: "Answer", exact: true }).click();
      await dialog.getByLabel("No", { exact: true }).check();
      await dialog.getByRole("button", { name: "Answer", exact: true }).click();
      await page.getByText("not there").waitFor();
      const verify = page.getByRole("region", { name: "What can happen next" }).getByRole("button", { name: "Verify the effect" });
      expect(await verify.getAttribute("aria-disabled")).toBe("true");
      const why = page.locator(`[id="${await verify.getAttribute("aria-describedby")}"]`);
      expect(await why.textContent()).toMatch(/Meera Krishnan/);
    });
  });

  it("somebody who did none of it verifies the effect", async () => {
    await as("meera", async (page) => {
      before = await verifiedOf(page);
      const { id } = await open(page);
      await next(page, "Verify the effect", async (d) => {
        await d.getByLabel("Yes, it worked").check();
        await d.getByLabel("What you found").fill("Twelve fittings, none has lost paint.");
      });
      await sign(page, running, "meera");
      await becomes(page, id, "verified");
    });
  });

  it("top management closes it with a signature, and the trail says so", async () => {
    await as("anand", async (page) => {
      const { id } = await open(page);
      await next(page, /^Close/, (d) => d.getByLabel("What others should know").fill("Whoever changes a cleaning agent asks production."));
      await sign(page, running, "anand");
      await becomes(page, id, "closed");
      const signatures = await view<{ meaning: string; printedName: string; void: unknown }[]>(page, "record.signatures", { id });
      expect(signatures.map((s) => [s.meaning, s.printedName, s.void])).toEqual([
        ["responsibility", "Suresh Gowda", null],
        ["verification", "Meera Krishnan", null],
        ["approval", "Anand Raghavan", null],
      ]);
      await expectAccessible(page);
    });
  });

  it("the clause counts it, and its reasons lead to the case", async () => {
    await as("meera", async (page) => {
      const { number } = await newest(page, "nonconformity", "wash basin");
      expect(await verifiedOf(page)).toEqual(before.map((n) => n + 1));
      await page.getByText(number).first().waitFor();
      await expectAccessible(page);
    });
  });
});
