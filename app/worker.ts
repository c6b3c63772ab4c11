import { startWorker } from "#server/worker.ts";
import { baseUrlOf } from "./base-url.ts";
import type { House } from "./house.ts";

const day = 86_400_000;

/** Starts the work by the clock in this process: jobs of modules, mail, checkpoints, and the sweeping of what has run out. */
export async function work(house: House): Promise<{ stop(): Promise<void> }> {
  const { world, connection, mail, log, config, identity } = house;
  const working = await startWorker(world, { connection, mail, log, dataFolder: config.data, baseUrl: baseUrlOf(config) });
  const sweep = (): void => void identity.sweep().catch((err: unknown) => log.error({ err }, "what has run out could not be swept"));
  sweep();
  const sweeping = setInterval(sweep, day);
  sweeping.unref();
  return {
    stop: async () => {
      clearInterval(sweeping);
      await working.stop();
    },
  };
}
