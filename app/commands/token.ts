import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { openLog } from "#server/log.ts";
import { baseUrlOf } from "../base-url.ts";
import { openHouse } from "../house.ts";
import { jsonFlag, type Command } from "./command.ts";

const daysAhead = 90;

export const token: Command = {
  name: "token",
  usage: "remit token --person LOGIN [--scope ACT_OR_VIEW …] [--expires YYYY-MM-DD] [--name TEXT] [--json]",
  does: say("Makes an API token for a person and prints it once."),
  flags: { ...jsonFlag, person: { type: "string" }, scope: { type: "string", multiple: true }, expires: { type: "string" }, name: { type: "string" } },
  run: async ({ config, flags }) => {
    const login = flags["person"];
    if (typeof login !== "string") throw new Refusal("invalid", say("Say for whom: --person LOGIN."));
    const expires = typeof flags["expires"] === "string" ? new Date(flags["expires"]) : new Date(Date.now() + daysAhead * 86_400_000);
    if (Number.isNaN(expires.getTime())) throw new Refusal("invalid", say("--expires needs a day like 2027-01-31."));
    const house = await openHouse({ config, log: openLog("silent"), baseUrl: baseUrlOf(config) });
    try {
      const { rows } = await house.pool.query<{ userId: string; organisationId: string; personId: string }>(
        `select u.id as "userId", l.organisation_id as "organisationId", l.person_id as "personId" from identity."user" u join identity.logins l on l.user_id = u.id where lower(u.username) = lower($1) or lower(u.email) = lower($1)`,
        [login],
      );
      const [row] = rows;
      if (!row) throw new Refusal("not_found", say("Nobody signs in as {login}.", { login }));
      const scopes = Array.isArray(flags["scope"]) ? flags["scope"].map(String) : ["*"];
      const made = await house.identity.createToken({ ...row, name: typeof flags["name"] === "string" ? flags["name"] : "command line", scopes, expiresAt: expires });
      return { code: 0, facts: { ...made, expires: expires.toISOString() }, text: [made.token] };
    } finally {
      await house.close();
    }
  },
};
