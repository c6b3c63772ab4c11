import { buffer } from "node:stream/consumers";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Files } from "#server/files/files.ts";
import { readSecret } from "#server/identity/secret.ts";
import { openLog } from "#server/log.ts";
import type { Mail } from "#server/mail.ts";
import { clockOf, noOrigin, type Session, type World } from "#server/world.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse } from "../house.ts";
import { jsonFlag, type Command, type Outcome } from "./command.ts";
import { chosen } from "./import.ts";

/** What a module's `server/cli.ts` offers under `mail`: it takes one letter in, whole as it came (RFC 5322). */
type Receiver = (order: { world: World; session: Session; files: Files; mail: Mail; secret: string; baseUrl: string; letter: Buffer }) => Promise<Outcome>;

/** For a mail server's alias: `report: "|remit receive-mail --data /var/lib/remit"`. The letter comes on standard input. */
export const receiveMail: Command = {
  name: "receive-mail",
  usage: "remit receive-mail [--organisation NAME] [--json] < LETTER",
  does: say("Takes a letter in as a report, with its pictures; the mail server hands it over on standard input."),
  flags: { ...jsonFlag, organisation: { type: "string" } },
  run: async ({ config, flags, positionals }) => {
    if (positionals.length > 0) throw new Refusal("invalid", say("The letter comes on standard input: remit receive-mail < LETTER"));
    const letter = await buffer(process.stdin),
      baseUrl = baseUrlOf(config);
    const house = await openHouse({ config, log: openLog("silent"), baseUrl });
    try {
      const organisation = await chosen(house, flags["organisation"]);
      const receive = house.found.map((f) => f.cli?.["mail"] as Receiver | undefined).find((r) => r !== undefined);
      if (!receive) throw new Refusal("unavailable", say("Nothing here takes letters in."));
      return await receive({
        world: house.world,
        session: { actor: clockOf(organisation), origin: { ...noOrigin, device: "mail" }, userId: null },
        files: house.files,
        mail: house.mail,
        secret: readSecret(config.data, process.env["REMIT_SECRET"]),
        baseUrl,
        letter,
      });
    } finally {
      await house.close();
    }
  },
};
