import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { openLog } from "#server/log.ts";
import { organisationsOf, type Organisation } from "#server/organisations.ts";
import { clockOf, noOrigin, type Session, type World } from "#server/world.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse, type House } from "../house.ts";
import { jsonFlag, type Command, type Outcome } from "./command.ts";

/** What a module's `server/cli.ts` offers under `imports`, by the word that follows `remit import`. */
type Importer = (order: { world: World; session: Session; path: string; dryRun: boolean }) => Promise<Outcome>;

const importersOf = (house: House): Map<string, Importer> =>
  new Map(house.found.flatMap((f) => Object.entries((f.cli?.["imports"] as Record<string, Importer> | undefined) ?? {})));

/** The organisation that is meant: the only one, or the one that is named. */
export async function chosen(house: House, named: unknown): Promise<Organisation> {
  const all = await organisationsOf(house.world.db);
  if (all.length === 0) throw new Refusal("conflict", say("There is no organisation yet. Make one with: remit init"));
  const found = typeof named === "string" ? all.find((o) => o.name === named || o.id === named) : all.length === 1 ? all[0] : undefined;
  if (!found) throw new Refusal("invalid", say("Say which organisation: --organisation with one of {names}.", { names: all.map((o) => o.name).join(", ") }));
  return found;
}

export const importCommand: Command = {
  name: "import",
  usage: "remit import people|framework|documents PATH [--dry-run] [--organisation NAME] [--json]",
  does: say("Imports a file, all or nothing; a dry run says what it would do. What is wrong is named with its line."),
  flags: { ...jsonFlag, "dry-run": { type: "boolean" }, organisation: { type: "string" } },
  run: async ({ config, flags, positionals }) => {
    const [what, path, ...more] = positionals;
    if (!what || !path || more.length > 0) throw new Refusal("invalid", say("Say what and from where: remit import people|framework|documents PATH"));
    const house = await openHouse({ config, log: openLog("silent"), baseUrl: baseUrlOf(config) });
    try {
      const importers = importersOf(house),
        importer = importers.get(what);
      if (!importer) throw new Refusal("invalid", say("{what} cannot be imported. There are: {known}.", { what, known: [...importers.keys()].join(", ") }));
      const organisation = await chosen(house, flags["organisation"]);
      return await importer({
        world: house.world,
        session: { actor: clockOf(organisation), origin: { ...noOrigin, device: "command line" }, userId: null },
        path,
        dryRun: flags["dry-run"] === true,
      });
    } finally {
      await house.close();
    }
  },
};
