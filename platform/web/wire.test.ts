import { afterEach, beforeEach, expect, test, vi } from "vitest";

let sent: (string | null)[], cookie: string, back: (() => void)[];
beforeEach(() => {
  [sent, cookie, back] = [[], "", []];
  const kept = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (k: string) => kept.get(k) ?? null,
    setItem: (k: string, v: string) => void kept.set(k, v),
    removeItem: (k: string) => void kept.delete(k),
  });
  vi.stubGlobal("location", { protocol: "https:" });
  vi.stubGlobal("addEventListener", (_: string, listener: () => void) => void back.push(listener));
  vi.stubGlobal("document", {
    visibilityState: "visible",
    addEventListener: () => {},
    get cookie() {
      return cookie;
    },
    set cookie(value: string) {
      cookie = value;
    },
  });
  vi.stubGlobal("fetch", (_path: string, init: { headers: Headers }) => {
    sent.push(init.headers.get("remit-organisation"));
    return Promise.resolve(new Response("{}"));
  });
});
afterEach(() => vi.unstubAllGlobals());

/** A page of its own: the browser's memory is the same, the page's is not. */
async function page() {
  vi.resetModules();
  return import("#web/wire.ts");
}

test("what is written in one tab does not go to the organisation that was chosen in another meanwhile", async () => {
  const first = await page();
  first.chooseOrganisation("a");
  await first.post("/api/acts/report.send", {});
  const second = await page();
  await second.post("/api/acts/report.send", {});
  second.chooseOrganisation("b");
  await second.post("/api/acts/report.send", {});
  await first.post("/api/acts/report.send", {});
  expect(sent).toEqual(["a", "a", "b", "a"]);
});

test("links of the page that somebody comes back to lead into its own organisation", async () => {
  const first = await page();
  first.chooseOrganisation("a");
  first.keepOrganisation();
  const second = await page();
  second.chooseOrganisation("b");
  expect(cookie).toContain("remit_organisation=b;");
  back[0]!();
  expect(cookie).toContain("remit_organisation=a;");
  second.forgetOrganisation();
  back[0]!();
  expect(cookie, "after signing out nothing is remembered again").toContain("remit_organisation=;");
});
