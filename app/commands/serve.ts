import { say } from "#kernel/sentence.ts";
import type { Config } from "#server/config.ts";
import { openLog } from "#server/log.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse, type House } from "../house.ts";
import { listen } from "../server.ts";
import { work } from "../worker.ts";
import type { Command, Outcome } from "./command.ts";

/** Ctrl-C reaches a process from its terminal and once more from npm: within this time it is one and the same wish. */
const sameWish = 1_000;

/** Waits for Ctrl-C or SIGTERM; a second one, by somebody who will not wait, ends at once. */
const told = (): Promise<void> =>
  new Promise((resolve) => {
    let first: number | null = null;
    const hear = () => {
      if (first === null) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > sameWish) process.exit(1);
    };
    process.on("SIGINT", hear);
    process.on("SIGTERM", hear);
  });

/** Serves until told to stop, with the worker inside unless that is asked otherwise; then ends cleanly. */
export async function serveUntilTold(house: House, { withWorker, ready }: { withWorker: boolean; ready: (url: string) => void }): Promise<void> {
  const server = await listen(house);
  const worker = withWorker ? await work(house) : undefined;
  ready(server.url);
  await told();
  const late = setTimeout(() => process.exit(1), 4_500);
  await Promise.all([server.close(), worker?.stop()]);
  await house.close();
  clearTimeout(late);
}

const open = (config: Config): Promise<House> => openHouse({ config, log: openLog(config.logLevel), baseUrl: baseUrlOf(config) });

export const serve: Command = {
  name: "serve",
  usage: "remit serve [--no-worker]",
  does: say("Serves people and programs, with the worker inside."),
  flags: { "no-worker": { type: "boolean" } },
  run: async ({ config, flags }): Promise<Outcome> => {
    const house = await open(config);
    await serveUntilTold(house, { withWorker: flags["no-worker"] !== true, ready: (url) => process.stdout.write(`${say("Remit is ready at {url}", { url })}\n`) });
    return { code: 0 };
  },
};

export const worker: Command = {
  name: "worker",
  usage: "remit worker",
  does: say("Works by the clock: reminders, mail, checkpoints. As many as you like on one database."),
  run: async ({ config }): Promise<Outcome> => {
    const house = await open(config);
    const working = await work(house);
    process.stdout.write(`${say("The worker is ready.")}\n`);
    await told();
    await working.stop();
    await house.close();
    return { code: 0 };
  },
};
