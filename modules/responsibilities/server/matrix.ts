import { sql } from "kysely";
import type { z } from "zod";
import { settings } from "#modules/organisation/server/published.ts";
import type { Looked } from "../alarm.ts";
import { accountableOf } from "../answering.ts";
import { cellsOf, columnShown, columnsOf, rowsOf } from "../grid.ts";
import { inScope, opensOwn, type Composing } from "../opens.ts";
import { answeredBy, loadOf, sheetAlarms, spotsOf } from "../problems.ts";
import { inForceOn, personOf, type State, requirementsToAnswer, requirementsIn } from "../state.ts";
import type { responsibilityViews } from "../views.ts";
import type { OwnTx } from "./state.ts";

type Matrix = z.input<(typeof responsibilityViews)["matrix"]["gives"]>;

/** The rules' view of the state: with the requirements of every edition that the matrix speaks of. */
export async function lookedAt(tx: OwnTx, it: Composing): Promise<Looked> {
  return { ...it, settings: await settings(tx as never), requirements: requirementsToAnswer(it.state, inScope(it)) };
}

export const latestChange = (state: State): Matrix["inForce"] => {
  const at = [...state.changes.values()].filter((c) => c.revision !== null && c.decidedAt !== null).toSorted((a, b) => b.revision! - a.revision!)[0];
  return at ? { revision: at.revision!, at: at.decidedAt!, signedBy: at.decidedBy ? personOf(state, at.decidedBy) : null, opens: opensOwn("proposal", at) } : null;
};

function problemsOf(it: Looked, rows: Matrix["rows"], siteId: string | null, vacantPositions: number): Matrix["problems"] {
  const { state } = it,
    answered = answeredBy(spotsOf(it, siteId)),
    [most] = loadOf(it, answered);
  const nobody = rows.filter((r) => r.assessable && (r.answer === "nobody" || r.answer === "vacant"));
  const open = sheetAlarms(it).filter((a) => a.kind === "unacknowledged");
  return {
    nobodyAnswers: { rows: new Set(nobody.map((r) => r.assignment ?? `none ${r.requirementId}`)).size, requirements: nobody.length },
    twoAnswer: rows.filter((r) => r.answer === "two").length,
    vacantPositions,
    acting: state.delegations
      .filter((d) => inForceOn(state, d))
      .map((d) => ({ person: personOf(state, d.toPersonId), forPerson: personOf(state, d.fromPersonId), until: d.endsOn, opens: opensOwn("delegation", d) })),
    sheetsOpen: open.flatMap((a) => (a.person && a.opens ? [{ person: a.person, position: a.position?.title ?? "", opens: a.opens }] : [])),
    mostOnOne: most ? { person: personOf(state, most.personId), answersFor: most.requirements.length, of: it.requirements.length } : null,
  };
}

const draftsOf = async (tx: OwnTx): Promise<Matrix["drafts"]> =>
  (
    await sql<{
      id: string;
      number: string;
      title: string;
    }>`select id, number, title from records where organisation_id = (select app_organisation()) and kind = 'proposal' and state in ('draft', 'proposed') order by opened_at`.execute(
      tx,
    )
  ).rows.map((r) => opensOwn("proposal", r));

interface Asked {
  readonly editions: readonly string[];
  readonly siteId: string | null;
  readonly positions: ReadonlySet<string>;
}
const drawn = new WeakMap<State, Map<string, Promise<Matrix>>>();

/** The whole matrix of some editions, small enough to send at once: parts stand once, with the row that says them. It follows from the state alone and is drawn once for it. */
export function matrixOf(tx: OwnTx, it: Composing, asked: Asked): Promise<Matrix> {
  const known = drawn.get(it.state) ?? new Map<string, Promise<Matrix>>(),
    key = [asked.siteId, [...asked.editions].join(), [...asked.positions].join()].join("/"),
    found = known.get(key) ?? draw(tx, it, asked);
  if (known.size < 32) known.set(key, found);
  drawn.set(it.state, known);
  found.catch(() => known.delete(key));
  return found;
}

async function draw(tx: OwnTx, it: Composing, asked: Asked): Promise<Matrix> {
  const editions = asked.editions.length > 0 ? asked.editions : [...inScope(it)].toSorted();
  const heads = editions.flatMap((id) => it.state.edition(id) ?? []);
  const { rows, speaking } = rowsOf(
    it,
    requirementsIn(
      it.state,
      heads.map((e) => e.id),
    ),
    asked.siteId,
  );
  const columns = columnsOf(it, asked.siteId, new Set(speaking.flatMap((g) => g.parts.map((p) => p.positionId)))),
    place = new Map(columns.map((p, i) => [p.id, i]));
  const vacant = new Set(rows.filter((r) => r.answer === "vacant" && r.assignment !== null).flatMap((r) => accountableOf(speaking[r.assignment!]!.parts)));
  const problems = problemsOf(await lookedAt(tx, it), rows, asked.siteId, vacant.size);
  return {
    editions: heads.map(({ id, short, reference }) => ({ id, short, reference })),
    positions: columns.map((p) => columnShown(it, p, asked.positions)),
    rows,
    assignments: speaking.map((g) => ({ id: g.id, number: g.number, siteId: g.siteId, cells: cellsOf(g, place) })),
    problems,
    inForce: latestChange(it.state),
    drafts: await draftsOf(tx),
  };
}
