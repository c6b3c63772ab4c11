import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Reason, SubjectShown } from "./answer.ts";
import { accountableOf, type Resolved } from "./answering.ts";
import { opensOwn, type Composing } from "./opens.ts";
import { actingFor, hands, personOf, vacantSince, type PositionState, type State } from "./state.ts";
import { clauseOf } from "./subject.ts";

function decided(state: State, resolved: Resolved): string | null {
  const change = resolved.given.proposalId ? state.changes.get(resolved.given.proposalId) : undefined;
  if (!change?.decidedAt || !change.decidedBy) return null;
  return say("Decided and signed by {who} on {day}, revision {n} of the matrix.", {
    who: personOf(state, change.decidedBy).name,
    day: written(change.decidedAt),
    n: change.revision ?? 0,
  });
}

/** How the matrix comes to this row: said here, or inherited, and for which site. */
function fromMatrix({ state }: Composing, shown: SubjectShown, resolved: Resolved): Reason[] {
  const { given, steps, from } = resolved,
    opens = opensOwn("assignment", { id: given.id, number: given.number, title: shown.title });
  const title = state.positions.get(accountableOf(given.parts)[0] ?? "")?.title ?? "",
    site = given.siteId ? state.sites.get(given.siteId)?.name : undefined;
  const inherited: Reason[] =
    steps === 0
      ? []
      : [
          {
            about: "inheritance",
            sentence: say("{what} has no row of its own, so what is said for {above} holds.", { what: shown.reference, above: clauseOf(from.ref) }),
            detail: null,
            opens,
          },
        ];
  const what = steps === 0 ? shown.reference : clauseOf(from.ref);
  const sentence = site ? say("The matrix gives {what} to {title} at {site}.", { what, title, site }) : say("The matrix gives {what} to {title} at all sites.", { what, title });
  return [...inherited, { about: "assignment", sentence, detail: decided(state, resolved), opens }];
}

function fromPosition({ state }: Composing, position: PositionState): Reason[] {
  const { holders, deputies } = hands(state, position.id),
    opens = opensOwn("position", position);
  const held = holders.map(({ holding, away }): Reason => {
    const said = { name: personOf(state, holding.personId).name, title: position.title, since: written(holding.from) };
    return {
      about: "position",
      sentence: away ? say("{name} holds {title} since {since}, and is away.", said) : say("{name} holds {title} since {since}.", said),
      detail: null,
      opens,
    };
  });
  const standing = deputies
    .filter((d) => d.acting && !d.away)
    .map(
      ({ holding }): Reason => ({
        about: "position",
        sentence: say("{name} is deputy in {title} since {since} and stands in.", {
          name: personOf(state, holding.personId).name,
          title: position.title,
          since: written(holding.from),
        }),
        detail: null,
        opens,
      }),
    );
  if (held.length + standing.length > 0) return [...held, ...standing];
  const since = vacantSince(state, position.id);
  return [
    {
      about: "vacancy",
      sentence: since ? say("Nobody holds {title} since {since}.", { title: position.title, since: written(since) }) : say("Nobody ever held {title}.", { title: position.title }),
      detail: null,
      opens,
    },
  ];
}

function fromSheet({ state }: Composing, position: PositionState): Reason[] {
  const sheet = state.sheets.get(position.id);
  if (!sheet) return [];
  return hands(state, position.id).holders.map(({ holding }): Reason => {
    const name = personOf(state, holding.personId).name,
      accepted = sheet.acknowledgements.find((a) => a.personId === holding.personId && a.contentHash === sheet.contentHash);
    const sentence = accepted
      ? say("{name} accepted duty sheet revision {n} on {day}.", { name, n: accepted.revision, day: written(accepted.at) })
      : say("{name} has not accepted duty sheet revision {n} yet.", { name, n: sheet.revision });
    return { about: "sheet", sentence, detail: null, opens: opensOwn("sheet", sheet) };
  });
}

/** The numbered chain of "why this answer": clause, matrix, position, sheet, delegation; each opens its record. */
export function reasonsFor(it: Composing, shown: SubjectShown, resolved: Resolved | null): Reason[] {
  const { state, above } = it;
  const said = { what: shown.reference, title: shown.title };
  const asks: Reason = {
    about: "requirement",
    sentence: shown.edition ? say("{edition}, {what}: {title}.", { ...said, edition: shown.edition }) : say("{what}: {title}.", said),
    detail: shown.asks,
    opens: null,
  };
  if (!resolved)
    return [asks, { about: "vacancy", sentence: say("No row of the matrix speaks of {what} or of anything above it.", { what: shown.reference }), detail: null, opens: null }];
  const positions = accountableOf(resolved.given.parts).flatMap((id) => state.positions.get(id) ?? []);
  const lent = positions
    .flatMap((p) => actingFor(state, p.id, shown.subject, above))
    .map(
      (d): Reason => ({
        about: "delegation",
        opens: opensOwn("delegation", d),
        detail: d.why,
        sentence: say("{who} acts for {lender} from {from} to {to}: offered, and accepted on {day}.", {
          who: personOf(state, d.toPersonId).name,
          lender: personOf(state, d.fromPersonId).name,
          from: written(d.startsOn),
          to: written(d.endsOn),
          day: d.acceptedAt ? written(d.acceptedAt) : "",
        }),
      }),
    );
  return [asks, ...fromMatrix(it, shown, resolved), ...positions.flatMap((p) => [...fromPosition(it, p), ...fromSheet(it, p)]), ...lent];
}
