// Makes the backup that every later version must restore: `npx tsx tools/keep-backup.ts [name]`. Run once
// for each release; those already kept stay as they are.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { openHouse } from "#app/house.ts";
import { seed } from "#app/seed/seed.ts";
import { backup } from "#server/backup/backup.ts";
import { makeCheckpoints } from "#server/checkpoints.ts";
import { readConfig } from "#server/config.ts";
import { openLog } from "#server/log.ts";
import { packageRoot } from "#server/root.ts";
import { verify } from "#server/verify.ts";

const name = process.argv[2] ?? "first";
const file = path.join(packageRoot(), "platform/server/backup/kept", `${name}.remit`);
const data = fs.mkdtempSync(path.join(os.tmpdir(), "remit-keep-"));
const house = await openHouse({ config: readConfig({ args: ["--data", data], environment: {} }).config, log: openLog("silent"), baseUrl: "http://localhost:8080" });
try {
  await seed(house, (line) => process.stderr.write(`${line}\n`));
  await makeCheckpoints({ db: house.world.db, clock: house.world.clock, dataFolder: data });
  const verified = await verify({ pool: house.pool, keepers: house.world.registry.keepers, dataFolder: data });
  if (!verified.ok) throw new Error(`It would keep a trail that does not verify: ${verified.firstBad?.why}`);
  const made = await backup({ pool: house.pool, dataFolder: data, store: house.files.store, release: house.release, file });
  process.stdout.write(`${JSON.stringify(made)}\n`);
} finally {
  await house.close();
  fs.rmSync(data, { recursive: true, force: true });
}
