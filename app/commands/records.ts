import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { backupCommand, restoreCommand } from "#server/backup/commands.ts";
import { doctorCommand } from "#server/doctor.ts";
import { openLog } from "#server/log.ts";
import { openMail } from "#server/mail.ts";
import { readMigrations } from "#server/migrate.ts";
import { own } from "#server/own/own.ts";
import { register } from "#server/registry.ts";
import { packageRoot } from "#server/root.ts";
import { verifyCommand } from "#server/verify-command.ts";
import { baseUrlOf } from "../base-url.ts";
import { discover } from "../discover.ts";
import { openDatabase, openHouse, release, storeOf } from "../house.ts";
import { jsonFlag, type Command } from "./command.ts";

const silent = openLog("silent");

const fileOf = (positionals: readonly string[], usage: string): string => {
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Refusal("invalid", say("Name one file: {usage}", { usage }));
  return file;
};

export const verify: Command = {
  name: "verify",
  usage: "remit verify [--json]",
  does: say("Checks every organisation's trail and the records against it; names the first thing that is wrong."),
  flags: jsonFlag,
  run: async ({ config }) => {
    const house = await openHouse({ config, log: silent, baseUrl: baseUrlOf(config) });
    try {
      return await verifyCommand({ pool: house.pool, keepers: house.world.registry.keepers, dataFolder: config.data });
    } finally {
      await house.close();
    }
  },
};

export const backup: Command = {
  name: "backup",
  usage: "remit backup FILE [--json]",
  does: say("Writes everything into one file: records, trail, files and keys. People can go on working."),
  flags: jsonFlag,
  run: async ({ config, positionals }) => {
    const file = fileOf(positionals, "remit backup FILE"),
      house = await openHouse({ config, log: silent, baseUrl: baseUrlOf(config) });
    try {
      return await backupCommand({ pool: house.pool, dataFolder: config.data, store: house.files.store, release: house.release, file });
    } finally {
      await house.close();
    }
  },
};

export const restore: Command = {
  name: "restore",
  usage: "remit restore FILE [--json]",
  does: say("Restores a backup of this or an older version into an empty data folder and database, and verifies it."),
  flags: jsonFlag,
  run: async ({ config, positionals }) => {
    const file = fileOf(positionals, "remit restore FILE"),
      { keepers } = register(await discover(), own);
    return restoreCommand({ file, dataFolder: config.data, migrations: readMigrations(packageRoot()), keepers, store: storeOf(config), open: () => openDatabase(config, silent) });
  },
};

export const doctor: Command = {
  name: "doctor",
  usage: "remit doctor [--json]",
  does: say("Looks at settings, database, files, clock and mail, and says what to do. Version {version}.", { version: release() }),
  flags: jsonFlag,
  run: async ({ config }) => {
    const mail = openMail(config.smtpUrl, silent);
    try {
      return await doctorCommand({ config, migrations: readMigrations(packageRoot()), store: storeOf(config), mail, open: () => openDatabase(config, silent) });
    } finally {
      mail.close();
    }
  },
};
