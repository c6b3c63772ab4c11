import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Config } from "#server/config.ts";
import type { Log } from "#server/log.ts";
import { openDatabase } from "../house.ts";

const mark = (config: Config): string => path.join(config.data, "example.unfinished");

/** Says in the data folder that the example is being made, so that a start after a crash knows it. */
export const beginExample = (config: Config): void => fs.writeFileSync(mark(config), "", { flush: true });
export const endExample = (config: Config): void => fs.rmSync(mark(config), { force: true });

/**
 * Clears away an example whose making was cut off: nobody could have used it yet. Touches only a
 * database of our own in a data folder that says so.
 */
export async function clearUnfinished(config: Config, log: Log): Promise<void> {
  if (!fs.existsSync(mark(config))) return;
  if (config.databaseUrl)
    throw new Refusal(
      "conflict",
      say("The making of the example was cut off in the database that DATABASE_URL names. Give an empty one, and remove {file}.", { file: mark(config) }),
    );
  const { connection, stop } = await openDatabase(config, log);
  const client = new pg.Client({ ...connection, database: "postgres" });
  await client.connect();
  try {
    await client.query(`drop database if exists ${client.escapeIdentifier(String(connection.database))} with (force)`);
  } finally {
    await client.end();
    await stop();
  }
  fs.rmSync(path.join(config.data, "checkpoints.jsonl"), { force: true });
}
