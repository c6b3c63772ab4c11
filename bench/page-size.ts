import fs from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { packageRoot } from "#server/root.ts";

/** Kilobytes of script, compressed, that the first page names: its own and what it preloads. */
export function firstLoadKilobytes(): number | null {
  const web = path.join(packageRoot(), "dist", "web"),
    page = path.join(web, "index.html");
  if (!fs.existsSync(page)) return null;
  const scripts = new Set([...fs.readFileSync(page, "utf8").matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((m) => m[1]!));
  const bytes = [...scripts].reduce((sum, script) => sum + gzipSync(fs.readFileSync(path.join(web, script))).length, 0);
  return Math.round(bytes / 100) / 10;
}
