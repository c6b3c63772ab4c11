import { dayOf } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Asking, Queries } from "#server/registry.ts";
import { accountableOf } from "../answering.ts";
import { peopleIn } from "../composing.ts";
import { answerOf } from "../grid.ts";
import { positionNamed, type Composing } from "../opens.ts";
import { alarmsOf } from "../problems.ts";
import type { responsibilityViews } from "../views.ts";
import { requirementsIn } from "../state.ts";
import { ableTo } from "./able.ts";
import { candidatesFor, readingOf } from "./asked.ts";
import { leavingOf } from "./leaving.ts";
import { lookedAt, matrixOf } from "./matrix.ts";
import { requirementShown } from "./naming.ts";
import { remitOf, sheetShown } from "./remit.ts";
import { composingOf, endOf, loadState, type OwnTx } from "./state.ts";
import type { ResponsibilityTables } from "./tables.ts";
import { answerFor } from "./who.ts";
import { answerForRecord, idOfNumber } from "./who-record.ts";
import { yearOf } from "./year.ts";

type Any = Asking<unknown, ResponsibilityTables>;

/** The state of the day that is asked about, ready to answer. */
async function opened({ tx, today, asOf, registry }: Pick<Any, "tx" | "today" | "asOf" | "registry">, on: string = today): Promise<Composing> {
  return composingOf(await loadState(tx, on, asOf), (act) => registry.acts.get(act)?.act.title ?? act);
}

async function demandSite(tx: OwnTx, siteId: string | undefined): Promise<string | null> {
  if (!siteId) return null;
  const site = await tx.selectFrom("sites").select("id").where("id", "=", siteId).executeTakeFirst();
  if (!site) throw new Refusal("not_found", say("There is no such site."));
  return siteId;
}

/** A person has no answer of their own kind: the sentence says what they hold, and the page of their remit says the rest. */
function saidOf(it: Composing, found: { type: string; id: string; title: string }): string | null {
  if (found.type === "position") return say("{title} is a position. Its duty sheet says what it answers for.", { title: found.title });
  if (found.type !== "person") return null;
  const held = [...it.state.positions.values()].filter((p) => p.state === "established" && peopleIn(it.state, p.id).some((q) => q.id === found.id && !q.deputy));
  const rows = it.state.given.filter((g) => accountableOf(g.parts).some((id) => held.some((p) => p.id === id))).length;
  return held.length === 0
    ? say("{name} holds no position.", { name: found.title })
    : say("{name} holds {titles} and answers for {n, plural, one {# row} other {# rows}} of the matrix.", {
        name: found.title,
        titles: held.map((p) => p.title).join(", "),
        n: rows,
      });
}

export const responsibilityQueries: Queries<typeof responsibilityViews, ResponsibilityTables> = {
  who: async ({ asks, ...asking }) => {
    const { tx, registry, zone, today } = asking,
      reading = asks.text ? await readingOf(tx, asks.text) : null,
      siteId = (await demandSite(tx, asks.site)) ?? reading?.siteId ?? null;
    const on = asks.on ?? today,
      at = asking.asOf ?? (on < today ? await endOf(tx, on, zone) : null);
    const it = await opened({ ...asking, asOf: at }, on),
      candidates = reading ? await candidatesFor(tx, it, { asked: reading.asked, registry }) : [];
    const recordId = asks.recordId ?? (asks.number ? await idOfNumber(tx, asks.number) : null);
    const first = asks.requirement
      ? { type: "requirement" as const, id: asks.requirement, title: "" }
      : recordId
        ? { type: "record" as const, id: recordId, title: "" }
        : candidates[0];
    if (!first) return { answer: null, candidates, said: say("Nothing here is called that. Ask by a clause (8.4), a word of its title, a record's number or a name.") };
    const asked = { tx, registry, zone, siteId, until: [on, dayOf(asking.now, zone)].toSorted().at(-1)!, at };
    if (first.type === "record") return { answer: await answerForRecord(it, first.id, asked), candidates, said: null };
    const shown = first.type === "requirement" ? requirementShown(first.id, it.state.requirement) : null;
    return { answer: shown ? await answerFor(it, shown, asked) : null, candidates, said: shown ? null : saidOf(it, first) };
  },

  matrix: async ({ asks, ...asking }) =>
    matrixOf(asking.tx, await opened(asking), {
      editions:
        asks.edition
          ?.split(",")
          .map((e) => e.trim())
          .filter(Boolean) ?? [],
      siteId: await demandSite(asking.tx, asks.site),
      positions: new Set(asking.actor.positions.map((p) => p.id)),
    }),

  accountable: async ({ asks, ...asking }) => {
    const it = await opened(asking),
      siteId = await demandSite(asking.tx, asks.site);
    return requirementsIn(it.state, [asks.edition]).map((requirement) => {
      const subject = { type: "requirement", ref: requirement.id } as const,
        resolved = it.resolver.resolve({ subject, siteId }),
        positionId = resolved ? accountableOf(resolved.given.parts)[0] : undefined;
      return {
        requirementId: requirement.id,
        position: positionId ? positionNamed(it.state, positionId) : null,
        people: positionId ? peopleIn(it.state, positionId).map(({ id, name }) => ({ id, name })) : [],
        answer: answerOf(it, subject, resolved),
      };
    });
  },

  alarms: async ({ asks, ...asking }) => {
    const it = await opened(asking),
      siteId = await demandSite(asking.tx, asks.site);
    const items = alarmsOf(await lookedAt(asking.tx, it), siteId);
    return { items: items.slice(0, asks.limit), total: items.filter((a) => a.severity === "bad").length, at: asking.now.toISOString() };
  },

  able: async ({ asks, ...asking }) => ableTo(await opened(asking), asking.registry, asks.act),

  sheet: async ({ asks, ...asking }) => {
    const it = await opened(asking);
    const numbered = asks.number ? [...it.state.sheets.values()].find((s) => s.number === asks.number)?.positionId : undefined,
      positionId = asks.positionId ?? numbered;
    return { remit: asks.personId ? await remitOf(it, asks.personId, asking) : null, sheet: positionId ? await sheetShown(it, positionId, asking) : null };
  },
  mine: async (asking) => remitOf(await opened(asking), asking.actor.id, asking),
  year: async ({ asks, ...asking }) => {
    const personId = asks.personId ?? asking.actor.id,
      it = await opened(asking);
    if (!it.state.people.has(personId)) throw new Refusal("not_found", say("There is no such person."));
    return yearOf(it, { tx: asking.tx, registry: asking.registry, zone: asking.zone, personId, year: asks.year ?? Number(asking.today.slice(0, 4)) });
  },
  leaving: async ({ asks, ...asking }) => leavingOf(await opened(asking), asking.tx, asks.personId),
};
