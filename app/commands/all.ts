import type { Command } from "./command.ts";
import { demo } from "./demo.ts";
import { exportTrailCommand } from "./export-trail.ts";
import { importCommand } from "./import.ts";
import { init, resetPassword } from "./init.ts";
import { config, version } from "./plain.ts";
import { receiveMail } from "./receive-mail.ts";
import { backup, doctor, restore, verify } from "./records.ts";
import { serve, worker } from "./serve.ts";
import { token } from "./token.ts";

/** Every command of the command line, in the order of the help. */
export const commands: readonly Command[] = [
  demo,
  serve,
  worker,
  init,
  importCommand,
  receiveMail,
  token,
  resetPassword,
  verify,
  exportTrailCommand,
  backup,
  restore,
  doctor,
  config,
  version,
];
