import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { readConfig } from "#server/config.ts";
import { commands } from "./commands/all.ts";
import type { Command, Outcome } from "./commands/command.ts";

const help = (): string[] => [say("Use: remit <command>"), "", ...commands.map((c) => `  ${c.usage}\n      ${c.does}`)];

const print = (outcome: Outcome, json: boolean): void => {
  if (json && outcome.facts !== undefined) process.stdout.write(`${JSON.stringify(outcome.facts)}\n`);
  else for (const line of outcome.text ?? []) process.stdout.write(`${line}\n`);
};

/** Runs one command: 0 done, 1 refused or something found, 2 wrong usage. */
async function run(command: Command, args: readonly string[]): Promise<number> {
  let read;
  try {
    read = readConfig({ args, ...(command.flags ? { flags: command.flags } : {}) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
  const outcome = await command.run(read);
  print(outcome, read.flags["json"] === true);
  return outcome.code;
}

async function main(): Promise<number> {
  const [name = "help", ...args] = process.argv.slice(2);
  const command = commands.find((c) => c.name === name);
  if (command) return run(command, args);
  const asked = name === "help" || name === "--help";
  const out = asked ? process.stdout : process.stderr;
  if (!asked) out.write(`${say("There is no command {name}.", { name })}\n`);
  out.write(`${help().join("\n")}\n`);
  return asked ? 0 : 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error.kind === "invalid" ? 2 : 1;
}
