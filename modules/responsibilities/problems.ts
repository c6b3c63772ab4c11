import { addDays, daysBetween, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Requirement } from "#modules/standards/library.ts";
import type { Alarm } from "./answer.ts";
import { alarm, byEdition, type Looked, type Spot } from "./alarm.ts";
import { accountableOf } from "./answering.ts";
import { opensOwn, positionNamed } from "./opens.ts";
import { refusedPart } from "./row-rules.ts";
import { segregationAlarms } from "./segregation.ts";
import { actingFor, hands, inForceOn, personOf, stillHeld, vacantSince } from "./state.ts";
import { unacknowledgedBy } from "./sheet-content.ts";

/** Every requirement once for all sites, and once more for each site at which another row speaks. */
export const spotsOf = ({ resolver, requirements }: Pick<Looked, "resolver" | "requirements">, siteId: string | null = null): readonly Spot[] =>
  requirements.flatMap((requirement) => {
    const subject = { type: "requirement", ref: requirement.id } as const,
      everywhere = resolver.resolve({ subject, siteId });
    if (siteId !== null) return [{ requirement, siteId, resolved: everywhere }];
    const elsewhere = [...resolver.sites]
      .map((site) => ({ requirement, siteId: site as string | null, resolved: resolver.resolve({ subject, siteId: site }) }))
      .filter((s) => s.resolved !== null && s.resolved.given.id !== everywhere?.given.id);
    return everywhere === null && elsewhere.length > 0 ? elsewhere : [{ requirement, siteId: null, resolved: everywhere }, ...elsewhere];
  });

/** What each position answers for: the requirements of its rows, inherited ones counted. */
export function answeredBy(spots: readonly Spot[]): ReadonlyMap<string, readonly Requirement[]> {
  const by = new Map<string, Requirement[]>();
  for (const { requirement, resolved } of spots)
    for (const id of resolved ? accountableOf(resolved.given.parts) : []) {
      const here = by.get(id) ?? [];
      here.push(requirement);
      by.set(id, here);
    }
  return by;
}

/** Positions with nobody there, each with what nobody answers for because of it. */
function vacancies({ state, above }: Looked, answered: ReadonlyMap<string, readonly Requirement[]>): Alarm[] {
  return [...answered].flatMap(([id, all]) => {
    const { coverage } = hands(state, id),
      position = state.positions.get(id);
    if (!position || coverage === "held" || coverage === "acting") return [];
    // Somebody acts in what was lent; the alarm is about the rest.
    const requirements = all.filter((r) => actingFor(state, id, { type: "requirement", ref: r.id }, above).length === 0);
    if (requirements.length === 0) return [];
    const since = vacantSince(state, id),
      n = new Set(requirements).size,
      said = { title: position.title, n };
    const sentence =
      coverage === "away"
        ? say("{title}: the holder is away and nobody stands in, for {n, plural, one {# requirement} other {# requirements}}.", said)
        : say("{title} is vacant. {n, plural, one {# requirement has} other {# requirements have}} nobody.", said);
    const detail = since
      ? say("{n, plural, one {For # day} other {For # days}}, since {day}.", { n: daysBetween(since, state.on) + 1, day: written(since) })
      : say("Nobody ever held it.");
    return [
      alarm({
        kind: "vacancy",
        severity: "bad",
        sentence,
        detail,
        since,
        opens: opensOwn("position", position),
        position: positionNamed(state, id),
        requirements: byEdition(requirements),
      }),
    ];
  });
}

function unanswered(spots: readonly Spot[]): Alarm[] {
  const nobody = spots.filter((s) => s.resolved === null || accountableOf(s.resolved.given.parts).length === 0),
    two = spots.filter((s) => s.resolved !== null && accountableOf(s.resolved.given.parts).length > 1);
  const none =
    nobody.length === 0
      ? []
      : [
          alarm({
            kind: "nobody_answers",
            severity: "bad",
            sentence: say("The matrix gives {n, plural, one {# requirement} other {# requirements}} to nobody.", { n: nobody.length }),
            requirements: byEdition(nobody.map((s) => s.requirement)),
          }),
        ];
  return [
    ...none,
    ...two.map(({ requirement, resolved }) =>
      alarm({
        kind: "two_answer",
        severity: "bad",
        sentence: say("{n} positions answer for {clause}. Exactly one can.", { n: accountableOf(resolved!.given.parts).length, clause: requirement.reference }),
        opens: opensOwn("assignment", { id: resolved!.given.id, number: resolved!.given.number, title: requirement.title }),
        requirements: byEdition([requirement]),
      }),
    ),
  ];
}

/** How many days before its end a delegation is put before people. */
const soon = 7;
/** How long an ended delegation is still shown: long enough to see that nobody took over. */
const lately = 14;

function delegations({ state }: Looked): Alarm[] {
  return state.delegations.flatMap((d) => {
    const said = { number: d.number, who: personOf(state, d.toPersonId).name, lender: personOf(state, d.fromPersonId).name, day: written(d.endsOn) };
    const shared = { opens: opensOwn("delegation", d), person: personOf(state, d.toPersonId), position: positionNamed(state, d.positionId) };
    if (inForceOn(state, d))
      return daysBetween(state.on, d.endsOn) > soon
        ? []
        : [alarm({ ...shared, kind: "acting_ends", severity: "soon", sentence: say("{who} acts for {lender} until {day} only.", said), since: d.endsOn })];
    if (d.state === "in_force" && d.startsOn <= state.on && d.endsOn >= state.on && !stillHeld(state, d))
      return [
        alarm({
          ...shared,
          kind: "expired_delegation",
          severity: "bad",
          sentence: say("{number}: {lender} no longer holds the position, so {who} acts for nobody.", said),
          since: state.on,
        }),
      ];
    const stillAway = hands(state, d.positionId).coverage === "away";
    const expired = d.acceptedAt !== null && d.endedOn === null && d.endsOn < state.on && daysBetween(d.endsOn, state.on) <= lately && stillAway;
    return expired
      ? [
          alarm({
            ...shared,
            kind: "expired_delegation",
            severity: "bad",
            sentence: say("{number} ended on {day}, and {lender} is still away.", said),
            since: addDays(d.endsOn, 1),
          }),
        ]
      : [];
  });
}

/** Holders who have not accepted what their sheet now says, and positions that have none. */
export function sheetAlarms({ state, resolver }: Looked): Alarm[] {
  const concerned = new Set([...state.given].flatMap((g) => g.parts.filter((p) => p.level === "A" || p.level === "R").map((p) => p.positionId)));
  return [...concerned].flatMap((id) => {
    const position = state.positions.get(id),
      sheet = state.sheets.get(id);
    if (!position || resolver.editions.size === 0) return [];
    const holders = hands(state, id).holders.map((h) => h.holding);
    if (!sheet)
      return holders.length === 0
        ? []
        : [
            alarm({
              kind: "no_sheet",
              severity: "part",
              sentence: say("{title} has no duty sheet yet.", { title: position.title }),
              position: positionNamed(state, id),
              opens: opensOwn("position", position),
            }),
          ];
    return unacknowledgedBy(
      { ...sheet, acknowledgements: [...sheet.acknowledgements] },
      holders.map((h) => h.personId),
    ).map((personId) =>
      alarm({
        kind: "unacknowledged",
        severity: "soon",
        sentence: say("{name} has not accepted duty sheet {number}, revision {n}: {title}.", {
          name: personOf(state, personId).name,
          number: sheet.number,
          n: sheet.revision,
          title: position.title,
        }),
        since: holders.find((h) => h.personId === personId)?.from ?? null,
        opens: opensOwn("sheet", sheet),
        person: personOf(state, personId),
        position: positionNamed(state, id),
      }),
    );
  });
}

/** How many requirements each person answers for, most first. */
export function loadOf(
  { state }: Pick<Looked, "state">,
  answered: ReadonlyMap<string, readonly Requirement[]>,
): readonly { readonly personId: string; readonly requirements: readonly Requirement[] }[] {
  const by = new Map<string, Set<Requirement>>();
  for (const [positionId, requirements] of answered)
    for (const { holding } of hands(state, positionId).holders) by.set(holding.personId, new Set([...(by.get(holding.personId) ?? []), ...requirements]));
  return [...by]
    .map(([personId, requirements]) => ({ personId, requirements: [...requirements] }))
    .toSorted((a, b) => b.requirements.length - a.requirements.length || (a.personId < b.personId ? -1 : 1));
}

function tooMuch(it: Looked, answered: ReadonlyMap<string, readonly Requirement[]>): Alarm[] {
  const of = it.requirements.length;
  return loadOf(it, answered)
    .filter((l) => l.requirements.length > it.settings.loadLimit)
    .map(({ personId, requirements }) =>
      alarm({
        kind: "too_much",
        severity: "part",
        sentence: say("{name} answers for {n} of {of} requirements; the limit set here is {limit}.", {
          name: personOf(it.state, personId).name,
          n: requirements.length,
          of,
          limit: it.settings.loadLimit,
        }),
        person: personOf(it.state, personId),
        requirements: byEdition(requirements),
      }),
    );
}

/** Parts that nobody in that role may have: they can only be here through a changed role or an old import. */
function forbidden({ state }: Looked): Alarm[] {
  const known = { position: (id: string) => state.positions.get(id), requirement: state.requirement };
  return state.given.flatMap((given) =>
    given.parts.flatMap((part) => {
      const refused = refusedPart(part, given, known);
      return refused
        ? [
            alarm({
              kind: "may_not_hold",
              severity: "bad",
              sentence: refused,
              opens: opensOwn("assignment", { id: given.id, number: given.number, title: given.subject.ref }),
              position: positionNamed(state, part.positionId),
            }),
          ]
        : [];
    }),
  );
}

const weight = { bad: 0, soon: 1, part: 2 } as const;

/** Where responsibility is missing, overdue or in the wrong hands today: computed live from dates, never kept. */
export function alarmsOf(it: Looked, siteId: string | null = null): Alarm[] {
  const spots = spotsOf(it, siteId),
    answered = answeredBy(spots);
  const all = [
    ...vacancies(it, answered),
    ...unanswered(spots),
    ...delegations(it),
    ...forbidden(it),
    ...sheetAlarms(it),
    ...segregationAlarms(it, answered),
    ...tooMuch(it, answered),
  ];
  return all.toSorted((a, b) => weight[a.severity] - weight[b.severity]);
}
