/** Draws the PNG icons from `platform/web/public/icon.svg`: `npx tsx tools/make-icons.ts`. Run when the logo changes. */
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const folder = new URL("../platform/web/public/", import.meta.url);
const svg = readFileSync(new URL("icon.svg", folder), "utf8");
const pictures = [
  ["icon-180.png", 180, 0.14],
  ["icon-192.png", 192, 0.08],
  ["icon-512.png", 512, 0.08],
  ["icon-maskable-512.png", 512, 0.2],
] as const;

const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
for (const [name, size, margin] of pictures) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0;background:#eff2f2;display:grid;place-items:center;height:100vh}svg{width:${size * (1 - 2 * margin)}px;display:block}</style>${svg}`);
  writeFileSync(new URL(name, folder), await page.screenshot());
  await page.close();
}
await browser.close();
