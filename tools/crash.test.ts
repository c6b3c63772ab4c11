import { expect, it } from "vitest";
import { crash } from "./crash.ts";

const kills = Number(process.env["REMIT_CRASH_KILLS"] ?? 50);

it(`killed ${kills} times at random moments, nothing acknowledged is lost, nothing is done twice, and every start comes up by itself`, { timeout: kills * 20_000 }, async () => {
  const seed = Number(process.env["REMIT_CRASH_SEED"] ?? Date.now() % 100_000);
  const result = await crash({ kills, seed });
  console.log(`seed ${seed}: ${JSON.stringify({ ...result, verified: result.verified.events })}`);
  expect(result).toMatchObject({ lost: 0, twice: 0, stuck: 0, verified: { ok: true, firstBad: null } });
  expect(result.kills.server + result.kills.database + result.kills.both).toBe(kills);
  expect(result.acknowledged).toBeGreaterThan(kills);
});
