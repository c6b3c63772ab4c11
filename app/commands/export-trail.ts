import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import { PassThrough } from "node:stream";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { noteExport } from "#server/http/note-export.ts";
import { openLog } from "#server/log.ts";
import { exportTrail } from "#server/verify-export.ts";
import { clockOf, noOrigin } from "#server/world.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse } from "../house.ts";
import { jsonFlag, type Command } from "./command.ts";
import { chosen } from "./import.ts";

/** For an auditor who checks the trail without Remit: docs/verify-the-trail.md. */
export const exportTrailCommand: Command = {
  name: "export-trail",
  usage: "remit export-trail FILE [--organisation NAME] [--json]",
  does: say("Writes the whole trail into a file that anybody can check without Remit."),
  flags: { ...jsonFlag, organisation: { type: "string" } },
  run: async ({ config, flags, positionals }) => {
    const [file, ...more] = positionals;
    if (!file || more.length > 0) throw new Refusal("invalid", say("Name one file: {usage}", { usage: "remit export-trail FILE" }));
    if (fs.existsSync(file)) throw new Refusal("invalid", say("{file} is there already. Name another one.", { file }));
    const house = await openHouse({ config, log: openLog("silent"), baseUrl: baseUrlOf(config) });
    try {
      const organisation = await chosen(house, flags["organisation"]);
      await noteExport(house.world, { actor: clockOf(organisation), origin: { ...noOrigin, device: "command line" }, userId: null }, { what: "trail", format: "jsonl", rows: 0 });
      const through = new PassThrough(),
        written = pipeline(through, fs.createWriteStream(file, { mode: 0o600, flags: "wx", flush: true }));
      const events = await exportTrail({ pool: house.pool, organisation: organisation.id, dataFolder: config.data, to: through });
      through.end();
      await written;
      return {
        code: 0,
        facts: { events, file },
        text: [say("{n, plural, one {# event} other {# events}} written to {file}. Check it with: node tools/verify-export.mjs {file}", { n: events, file })],
      };
    } finally {
      await house.close();
    }
  },
};
