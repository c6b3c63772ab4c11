import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Acting, Answered, SubjectShown, WithPart } from "./answer.ts";
import { accountableOf, type Resolved } from "./answering.ts";
import { neverWhileActing } from "./delegating.ts";
import { inScope, opensOwn, positionNamed, type Composing } from "./opens.ts";
import { reasonsFor } from "./reasons.ts";
import { actingFor, hands, personOf, vacantSince, type DelegationState, type State } from "./state.ts";
import type { Subject } from "./subject.ts";
import { unacknowledgedBy } from "./sheet-content.ts";

export const actingShown = ({ state, actTitle }: Composing, d: DelegationState): Acting => ({
  person: personOf(state, d.toPersonId),
  forPerson: personOf(state, d.fromPersonId),
  since: d.startsOn,
  until: d.endsOn,
  delegation: opensOwn("delegation", d),
  may: d.acts.map(actTitle),
  mayNot: [...neverWhileActing(personOf(state, d.fromPersonId).name)],
  whole: d.subjects.length === 0,
});

/** Whoever holds a position or stands in for it on the state's day. */
export function peopleIn(state: State, positionId: string): WithPart["people"] {
  const { holders, deputies } = hands(state, positionId);
  return [
    ...holders.map((h) => ({ ...personOf(state, h.holding.personId), away: h.away, deputy: false })),
    ...deputies.filter((d) => d.acting && !d.away).map((d) => ({ ...personOf(state, d.holding.personId), away: false, deputy: true })),
  ];
}

const lists = new Intl.ListFormat("en", { type: "conjunction" });
const list = (names: readonly string[]): string => lists.format(names);

/** The edition of a requirement that this organisation does not use, so that nobody is missing there. */
function notInUse(it: Composing, { subject, edition }: SubjectShown): string | null {
  const of = subject.type === "requirement" ? it.state.requirement(subject.ref)?.editionId : undefined;
  return of === undefined || inScope(it).has(of) ? null : (edition ?? of);
}

/** "Vikram Shetty answers for 8.4.", and what has to be said below it. */
export function headingOf(it: Composing, shown: SubjectShown, resolved: Resolved | null): { heading: string; below: string | null; vacant: Answered["vacant"] } {
  const what = shown.reference,
    positionId = resolved ? accountableOf(resolved.given.parts)[0] : undefined;
  if (!resolved || !positionId) {
    const unused = notInUse(it, shown);
    const sentence = say("The matrix gives {what} to no position.", { what });
    return {
      heading: say("Nobody answers for {what}.", { what }),
      below: unused ? say("{edition} is not adopted here, so nobody has to.", { edition: unused }) : null,
      vacant: { since: null, sentence },
    };
  }
  const { state } = it,
    people = peopleIn(state, positionId),
    title = state.positions.get(positionId)?.title ?? "";
  const holders = people.filter((p) => !p.deputy),
    deputies = people.filter((p) => p.deputy);
  if (people.length === 0) {
    const since = vacantSince(state, positionId);
    const sentence = since ? say("{title} has been vacant since {day}.", { title, day: written(since) }) : say("{title} has never been held by anybody.", { title });
    return { heading: say("Nobody answers for {what}: {title} is vacant.", { what, title }), below: sentence, vacant: { since, sentence } };
  }
  if (holders.length === 0)
    return {
      heading: say("{names} {n, plural, one {acts} other {act}} for {what} as deputy.", { names: list(deputies.map((p) => p.name)), n: deputies.length, what }),
      below: say("{title} itself is vacant.", { title }),
      vacant: null,
    };
  const heading = say("{names} {n, plural, one {answers} other {answer}} for {what}.", { names: list(holders.map((p) => p.name)), n: holders.length, what });
  return { heading, below: belowOf(it, shown, positionId), vacant: null };
}

function belowOf(it: Composing, shown: SubjectShown, positionId: string): string | null {
  const { state, above } = it,
    [lent] = actingFor(state, positionId, shown.subject, above),
    people = peopleIn(state, positionId);
  if (lent) {
    const said = { who: personOf(state, lent.toPersonId).name, lender: personOf(state, lent.fromPersonId).name, day: written(lent.endsOn) };
    return shown.class === "E" ? say("{who} does the work for {lender} until {day}; {lender} goes on answering.", said) : say("{who} acts for {lender} until {day}.", said);
  }
  const deputy = people.find((p) => p.deputy),
    away = people.find((p) => p.away);
  if (deputy && away) return say("{who} stands in as deputy while {name} is away.", { who: deputy.name, name: away.name });
  return away ? say("{name} is away and nobody stands in.", { name: away.name }) : null;
}

const order = { A: 0, R: 1, C: 2, I: 3 } as const;

/** Everybody with a part, those who answer first; whoever acts stands below the position acted for. */
export function partsOf(it: Composing, subject: Subject, resolved: Resolved | null): WithPart[] {
  const { state, above } = it;
  return [...(resolved?.given.parts ?? [])]
    .toSorted((a, b) => order[a.level] - order[b.level])
    .flatMap(({ positionId, level }) => {
      const people = peopleIn(state, positionId),
        position = positionNamed(state, positionId);
      const own: WithPart = { level, acting: false, position, people, vacant: people.length === 0, last: null };
      if (level !== "A") return [own];
      const acting = actingFor(state, positionId, subject, above).map(
        (d): WithPart => ({ level, acting: true, position, people: [{ ...personOf(state, d.toPersonId), away: false, deputy: false }], vacant: false, last: null }),
      );
      return [own, ...acting];
    });
}

function sheetOf(state: State, positionId: string | undefined): Answered["sheet"] {
  const sheet = positionId ? state.sheets.get(positionId) : undefined;
  if (!sheet || !positionId) return null;
  const holders = hands(state, positionId).holders.map((h) => h.holding.personId);
  return {
    ...opensOwn("sheet", sheet),
    revision: sheet.revision,
    accepted: holders.length > 0 && unacknowledgedBy({ ...sheet, acknowledgements: [...sheet.acknowledgements] }, holders).length === 0,
    says: state.positions.get(positionId)?.may ?? null,
  };
}

/** The rules that hold behind every answer, in words. */
const rules = (): string[] => [
  say("Exactly one position answers for each requirement and site."),
  say("Whoever acts cannot delegate further."),
  say("Consultants and auditors can never answer."),
  say("What is lent ends by itself on its last day."),
];

/** The whole answer on the state's day; the ruler and what people last did are added by whoever reads the trail. */
export function compose(it: Composing, shown: SubjectShown, siteId: string | null): Answered {
  const { state, resolver, above } = it,
    resolved = resolver.resolve({ subject: shown.subject, siteId });
  const positionId = resolved ? accountableOf(resolved.given.parts)[0] : undefined;
  const others = [...resolver.sites].filter((other) => other !== siteId).map((other) => ({ other, there: resolver.resolve({ subject: shown.subject, siteId: other }) }));
  return {
    ...headingOf(it, shown, resolved),
    subject: shown,
    site: siteId ? (state.sites.get(siteId) ?? null) : null,
    on: state.on,
    accountable: { position: positionId ? positionNamed(state, positionId) : null, people: positionId ? peopleIn(state, positionId).map(({ id, name }) => ({ id, name })) : [] },
    acting: positionId ? actingFor(state, positionId, shown.subject, above).map((d) => actingShown(it, d)) : [],
    reasons: reasonsFor(it, shown, resolved),
    parts: partsOf(it, shown.subject, resolved),
    ruler: [],
    elsewhere: others
      .filter((o) => o.there?.given.id !== resolved?.given.id && state.sites.has(o.other))
      .map((o) => ({ site: state.sites.get(o.other)!, heading: headingOf(it, shown, o.there).heading })),
    sheet: sheetOf(state, positionId),
    rules: rules(),
  };
}
