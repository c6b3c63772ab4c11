import type { Command } from "./command.ts";
import { demo } from "./demo.ts";
import { config, version } from "./plain.ts";
import { serve, worker } from "./serve.ts";
import { token } from "./token.ts";

/** Every command of the command line, in the order of the help. */
export const commands: readonly Command[] = [demo, serve, worker, token, config, version];
