import { say } from "#kernel/sentence.ts";
import { describeConfig } from "#server/config.ts";
import { release } from "../house.ts";
import { jsonFlag, type Command } from "./command.ts";

export const config: Command = {
  name: "config",
  usage: "remit config [--json]",
  does: say("Prints the settings in force and where each came from; secrets are masked."),
  flags: jsonFlag,
  run: async (read) => {
    const facts = describeConfig(read);
    return { code: 0, facts, text: facts.map((s) => `${s.name.padEnd(14)} ${String(s.value ?? "-").padEnd(32)} ${s.origin}`) };
  },
};

export const version: Command = {
  name: "version",
  usage: "remit version [--json]",
  does: say("Prints the version."),
  flags: jsonFlag,
  run: async () => ({ code: 0, facts: { version: release(), node: process.version }, text: [release()] }),
};
