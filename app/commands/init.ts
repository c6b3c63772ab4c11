import { Refusal } from "#kernel/errors.ts";
import { newId } from "#kernel/id.ts";
import { say } from "#kernel/sentence.ts";
import { openLog } from "#server/log.ts";
import { perform } from "#server/perform.ts";
import { clockOf, noOrigin } from "#server/world.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse, type House } from "../house.ts";
import { jsonFlag, type Command } from "./command.ts";

const needed = (flags: Readonly<Record<string, unknown>>, name: string): string => {
  const value = flags[name];
  if (typeof value !== "string" || value.trim() === "") throw new Refusal("invalid", say("--{name} is needed.", { name }));
  return value.trim();
};

const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60) || "organisation";

interface Wanted {
  readonly organisation: string;
  readonly zone: string;
  readonly person: string;
  readonly login: string;
  readonly email: string | undefined;
}

/** An empty organisation with one administrator's position, held by its first administrator. */
async function found(house: House, { organisation: name, zone, person, login, email }: Wanted): Promise<{ organisationId: string; personId: string }> {
  const organisation = { id: newId(), name, zone },
    session = { actor: clockOf(organisation), origin: { ...noOrigin, device: "command line" }, userId: null };
  await perform(house.world, session, { act: "organisation.found", newId: organisation.id, input: { name, slug: slugOf(name), zone } });
  const position = await perform(house.world, session, { act: "position.establish", input: { title: say("Administrator"), role: "administrator" } });
  const registered = await perform(house.world, session, { act: "person.register", input: { name: person, userName: login, ...(email ? { email } : {}) } });
  await perform(house.world, session, { act: "position.appoint", id: position.id, version: position.version, input: { personId: registered.id } });
  return { organisationId: organisation.id, personId: registered.id };
}

export const init: Command = {
  name: "init",
  usage: "remit init --organisation NAME --name PERSON --login LOGIN [--email ADDRESS] [--zone ZONE] [--json]",
  does: say("Makes an empty organisation and its first administrator; prints the link by which the administrator chooses a password."),
  flags: { ...jsonFlag, organisation: { type: "string" }, name: { type: "string" }, login: { type: "string" }, email: { type: "string" }, zone: { type: "string" } },
  run: async ({ config, flags }) => {
    const email = typeof flags["email"] === "string" ? flags["email"] : undefined;
    const wanted = {
      organisation: needed(flags, "organisation"),
      person: needed(flags, "name"),
      login: needed(flags, "login"),
      zone: typeof flags["zone"] === "string" ? flags["zone"] : "Asia/Kolkata",
      email,
    };
    const house = await openHouse({ config, log: openLog("silent"), baseUrl: baseUrlOf(config) });
    try {
      const made = await found(house, wanted);
      const invited = await house.identity.invite({
        ...made,
        organisation: wanted.organisation,
        name: wanted.person,
        username: wanted.login,
        invitedBy: made.personId, // nobody else is there yet
        ...(email ? { email } : {}),
      });
      const how =
        "link" in invited
          ? say("Open this link to choose a password: {link}", { link: invited.link })
          : say("An invitation was mailed to {address}.", { address: invited.mailedTo });
      return { code: 0, facts: { ...made, ...invited }, text: [say("{name} is founded.", { name: wanted.organisation }), how] };
    } finally {
      await house.close();
    }
  },
};

export const resetPassword: Command = {
  name: "reset-password",
  usage: "remit reset-password LOGIN [--json]",
  does: say("Gives the link by which somebody chooses a new password; it is mailed when mail is configured."),
  flags: jsonFlag,
  run: async ({ config, positionals }) => {
    const [login, ...more] = positionals;
    if (!login || more.length > 0) throw new Refusal("invalid", say("Say for whom: remit reset-password LOGIN"));
    const house = await openHouse({ config, log: openLog("silent"), baseUrl: baseUrlOf(config) });
    try {
      const made = await house.identity.makeResetLink(login);
      return { code: 0, facts: made, text: ["link" in made ? made.link : say("It was mailed to {address}.", { address: made.mailedTo })] };
    } finally {
      await house.close();
    }
  },
};
