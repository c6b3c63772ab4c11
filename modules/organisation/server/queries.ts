import { isOutside, type Actor } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Tx } from "#server/database.ts";
import { loginsOf } from "#server/logins.ts";
import { answer } from "#server/registry.ts";
import { personActs } from "../acts.ts";
import { drawChart, drawPosition, type ChartPosition } from "../chart.ts";
import { settingsFrom } from "../settings.ts";
import { organisationViews, personViews, positionViews, siteViews, unitViews } from "../views.ts";
import { appointmentsOf } from "./appointments-shown.ts";
import { authorityOf } from "./authority-shown.ts";
import { holdersIn, organisations, people, positions, sites, units } from "./directory.ts";
import { importBase } from "./import.ts";
import { chartParts } from "./parts.ts";
import { peopleListed } from "./people-listed.ts";
import type { OrganisationTables } from "./tables.ts";

type Here = Tx<OrganisationTables>;
const nothing = (): Refusal => new Refusal("not_found", say("There is no such record, or it is not yours to see."));

/** The id behind a number of this kind. */
async function idOf(tx: Here, kind: string, number: string): Promise<string> {
  const row = await tx.selectFrom("records").select("id").where("kind", "=", kind).where("number", "=", number.toUpperCase()).executeTakeFirst();
  const same = row ?? (await tx.selectFrom("records").select("id").where("kind", "=", kind).where("number", "=", number).executeTakeFirst());
  if (!same) throw nothing();
  return same.id;
}

const only = <T>(found: readonly T[]): T => {
  const [first] = found;
  if (first === undefined) throw nothing();
  return first;
};

const matching =
  (asks: { siteId?: string | undefined; unitId?: string | undefined; role?: string | undefined; coverage?: string | undefined; text?: string | undefined }) =>
  (p: ChartPosition): boolean =>
    (!asks.siteId || p.siteId === asks.siteId) &&
    (!asks.unitId || p.unitId === asks.unitId) &&
    (!asks.role || p.role === asks.role) &&
    (!asks.coverage || p.coverage === asks.coverage) &&
    (!asks.text || `${p.number} ${p.code ?? ""} ${p.title} ${[...p.holders, ...p.deputies].map((h) => h.name).join(" ")}`.toLowerCase().includes(asks.text.toLowerCase()));

/** How somebody is reached is for those inside; how an identity was checked is for those who check. */
const shownTo = <P extends { id: string; email: string | null; phone: string | null; verifiedHow: string | null }>(actor: Actor, person: P): P & { reach: boolean } => {
  const reach = !isOutside(actor) || actor.id === person.id,
    checks = actor.id === person.id || actor.authority.has(personActs.verifyForSigning.name);
  return { ...person, email: reach ? person.email : null, phone: reach ? person.phone : null, verifiedHow: checks ? person.verifiedHow : null, reach };
};

export const answered = [
  answer<typeof organisationViews, OrganisationTables>(organisationViews, {
    one: async ({ tx }) => {
      const found = only(await organisations(tx, "all"));
      return { ...found, settings: settingsFrom(found.settings) };
    },
    chart: async ({ tx, asks, asOf, today }) => drawChart(await chartParts(tx, today, asOf), asks.on ?? today, asks.siteId),
    importBase: async ({ tx, today }) => importBase(tx, today),
  }),

  answer<typeof siteViews, OrganisationTables>(siteViews, {
    list: async ({ tx, asks }) => (await sites(tx, "all")).filter((s) => asks.closed || s.state === "open"),
    one: async ({ tx, asks }) => only(await sites(tx, [await idOf(tx, "site", asks.number)])),
  }),

  answer<typeof unitViews, OrganisationTables>(unitViews, {
    list: async ({ tx, asks }) => (await units(tx, "all")).filter((u) => asks.dissolved || u.state === "established"),
    one: async ({ tx, asks }) => only(await units(tx, [await idOf(tx, "unit", asks.number)])),
  }),

  answer<typeof positionViews, OrganisationTables>(positionViews, {
    list: async ({ tx, asks, asOf, today }) => drawChart(await chartParts(tx, today, asOf), asks.on ?? today).positions.filter(matching(asks)),

    one: async ({ tx, asks, today }) => {
      const record = only(await positions(tx, [await idOf(tx, "position", asks.number)], today));
      const near = await tx
        .selectFrom("positions")
        .select("id")
        .where((e) => e.or([e("reports_to", "=", record.id), ...(record.reportsTo ? [e("id", "=", record.reportsTo)] : [])]))
        .execute();
      const neighbours =
        near.length === 0
          ? []
          : await positions(
              tx,
              near.map((n) => n.id),
              today,
            );
      const known = await holdersIn(tx, [record, ...neighbours]);
      const places = new Map(
        (
          await tx
            .selectFrom("records")
            .select(["id", "title"])
            .where(
              "id",
              "in",
              [record.siteId, record.unitId].map((id) => id ?? record.id),
            )
            .execute()
        ).map((r) => [r.id, r.title]),
      );
      const draw = (p: (typeof neighbours)[number]) => drawPosition(p, known, today),
        above = neighbours.find((n) => n.id === record.reportsTo);
      return {
        ...record,
        listed: draw(record),
        above: above ? draw(above) : null,
        below: neighbours.filter((n) => n.reportsTo === record.id && n.state === "established").map(draw),
        history: await appointmentsOf(tx, { positionId: record.id }, today),
        site: record.siteId ? (places.get(record.siteId) ?? null) : null,
        unit: record.unitId ? (places.get(record.unitId) ?? null) : null,
      };
    },

    authority: async ({ tx, asks, registry, today }) => authorityOf(registry, only(await positions(tx, [await idOf(tx, "position", asks.number)], today))),
  }),

  answer<typeof personViews, OrganisationTables>(personViews, {
    list: async ({ tx, asks, today }) => peopleListed(tx, asks, asks.on ?? today),

    login: async ({ tx, asks, access }) => {
      const known = (await loginsOf(tx, [asks.id])).get(asks.id);
      if (!known) throw new Refusal("not_found", say("There is no such person."));
      const { personId: _person, linkBy: _link, ...shown } = known;
      return { ...shown, mails: access?.mails ?? false };
    },

    one: async (asking) => {
      const { tx, asks, actor, today } = asking;
      const person = only(await people(tx, [await idOf(tx, "person", asks.number)], asking));
      const history = await appointmentsOf(tx, { personId: person.id }, today),
        now = history.filter((h) => h.from <= today && (h.until === null || h.until >= today));
      const checker = person.verifiedBy ? await tx.selectFrom("people").select("name").where("id", "=", person.verifiedBy).executeTakeFirst() : undefined;
      return {
        ...shownTo(actor, person),
        history,
        verifiedByName: checker?.name ?? null,
        outside: now.length > 0 && now.every((h) => ["consultant", "external_auditor"].includes(h.position.role)),
      };
    },
  }),
];
