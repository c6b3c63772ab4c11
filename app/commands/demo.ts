import { say } from "#kernel/sentence.ts";
import { openLog } from "#server/log.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse } from "../house.ts";
import { isNew, loginsOf, seed } from "../seed/seed.ts";
import { beginExample, clearUnfinished, endExample } from "../seed/unfinished.ts";
import type { Command } from "./command.ts";
import { serveUntilTold } from "./serve.ts";

const line = (text: string): void => void process.stdout.write(`${text}\n`);

/** Milliseconds between two words on how far it is, where they are kept instead of written over. */
const seldom = 10_000;

/** One line that is written over, where somebody watches; in a file, a line every ten seconds. */
function progressShown(): (text: string) => void {
  let last = performance.now();
  return (text) => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
    else if (text && performance.now() - last > seldom) {
      last = performance.now();
      line(text);
    }
  };
}

export const demo: Command = {
  name: "demo",
  usage: "remit demo",
  does: say("What npm start does: a believable organisation to explore, made on first start, and the server."),
  run: async ({ config, origins }) => {
    const quiet = origins.logLevel === "default" ? "warn" : config.logLevel;
    const log = openLog(quiet);
    await clearUnfinished(config, log);
    const house = await openHouse({ config, log, baseUrl: baseUrlOf(config) });
    if (await isNew(house)) {
      line(say("Making the example organisation. This takes one to three minutes, once."));
      const progress = progressShown();
      beginExample(config);
      await seed(house, progress);
      endExample(config);
      progress("");
    }
    const logins = loginsOf(house);
    await serveUntilTold(house, {
      withWorker: true,
      ready: (url) => {
        line(say("Remit is ready at {url}", { url }));
        for (const login of logins) line(`  ${login.userName.padEnd(12)} ${login.password.padEnd(28)} ${login.name}, ${login.what}`);
      },
    });
    return { code: 0 };
  },
};
