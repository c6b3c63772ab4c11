import type { Reference } from "#kernel/fact.ts";
import { dayOf } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import type { Answer, AnswersFor, BehindFigure, Figure, Moment } from "#server/registry.ts";
import { settings } from "#modules/organisation/server/published.ts";
import type { Tx } from "#server/database.ts";
import { hands, type PositionState, type State, requirementsToAnswer } from "../state.ts";
import { accountableOf } from "../answering.ts";
import { peopleIn } from "../composing.ts";
import { answerOf } from "../grid.ts";
import { unacknowledgedBy } from "../sheet-content.ts";
import { inScope } from "../opens.ts";
import { composingOf, loadState, type OwnTx } from "./state.ts";

const own = (tx: Tx<never>): OwnTx => tx as unknown as OwnTx;
const today = ({ now, zone }: Moment): string => dayOf(now, zone);
const loaded = new WeakMap<object, Promise<State>>();

/** Facts of one question are asked in one transaction, and stand on one reading of the state. */
function load(tx: Tx<never>, moment: Moment): Promise<State> {
  const state = loaded.get(tx) ?? loadState(own(tx), today(moment), null);
  loaded.set(tx, state);
  return state;
}
const some = <T>(items: readonly T[], shown: (item: T) => Reference): Reference[] => items.slice(0, 50).map(shown);
const reference = ({ id, number, title }: PositionState): Reference => ({ kind: "position", id, number, title });

/** Positions to which the matrix gives the answering or the work. */
const needed = (state: State): PositionState[] =>
  [...new Set(state.given.flatMap((g) => g.parts.filter((p) => p.level === "A" || p.level === "R").map((p) => p.positionId)))].flatMap((id) => state.positions.get(id) ?? []);

const assigned: Answer = async (tx, moment) => {
  const state = await load(tx, moment),
    roles = needed(state);
  const good = roles.filter((p) => ["held", "acting"].includes(hands(state, p.id).coverage) && (p.authority.length > 0 || p.may !== null)),
    bad = roles.filter((p) => !good.includes(p));
  const sentence =
    roles.length === 0
      ? say("No responsibility matrix is in force yet.")
      : say("{good} of {n} positions that the matrix names have a holder and a written authority.", { good: good.length, n: roles.length });
  return {
    holds: roles.length === 0 || good.length === 0 ? "no" : bad.length === 0 ? "yes" : "partly",
    sentence,
    supporting: some(good, reference),
    breaking: some(bad, reference),
    supportingCount: good.length,
    breakingCount: bad.length,
  };
};

/** Each holder of a sheet counts once; the share that must have accepted is the organisation's own. */
async function acknowledgements(tx: Tx<never>, moment: Moment) {
  const state = await load(tx, moment),
    share = (await settings(tx)).acknowledgementShare;
  const pairs = needed(state).flatMap((position) => {
    const sheet = state.sheets.get(position.id),
      holders = hands(state, position.id).holders.map((h) => h.holding.personId);
    return holders.map((person) => ({
      position,
      sheet,
      accepted: sheet !== undefined && unacknowledgedBy({ ...sheet, acknowledgements: [...sheet.acknowledgements] }, [person]).length === 0,
    }));
  });
  return { pairs, share, accepted: pairs.filter((p) => p.accepted), open: pairs.filter((p) => !p.accepted) };
}

type Holder = Awaited<ReturnType<typeof acknowledgements>>["pairs"][number];
const holderOf = ({ sheet, position }: Holder): Reference => (sheet ? { kind: "sheet", id: sheet.id, number: sheet.number, title: sheet.title } : reference(position));

const acknowledged: Answer = async (tx, moment) => {
  const { pairs, share, accepted, open } = await acknowledgements(tx, moment);
  const enough = pairs.length > 0 && accepted.length * 100 >= share * pairs.length;
  const sentence =
    pairs.length === 0
      ? say("Nobody holds a duty yet.")
      : say("{good} of {n} holders have accepted their duty sheet; {share} % are wanted here.", { good: accepted.length, n: pairs.length, share });
  return {
    holds: enough ? "yes" : accepted.length > 0 ? "partly" : "no",
    sentence,
    supporting: some(accepted, holderOf),
    breaking: some(open, holderOf),
    supportingCount: accepted.length,
    breakingCount: open.length,
  };
};

export const answers: Record<string, Answer> = { "roles.assigned": assigned, "roles.acknowledged": acknowledged };

/** The requirements that nobody answers for, be it that none was named or that the position is in nobody's hands. */
const withoutAnswer = async (tx: Tx<never>, moment: Moment) => {
  const it = composingOf(await load(tx, moment), (act) => act);
  return requirementsToAnswer(it.state, inScope(it)).filter((r) => {
    const subject = { type: "requirement", ref: r.id } as const;
    return ["nobody", "vacant"].includes(answerOf(it, subject, it.resolver.resolve({ subject, siteId: null })));
  });
};
const unanswered: Figure = async (tx, moment) => (await withoutAnswer(tx, moment)).length;

const acknowledgedShare: Figure = async (tx, moment) => {
  const { pairs, accepted } = await acknowledgements(tx, moment);
  return pairs.length === 0 ? null : Math.round((accepted.length / pairs.length) * 1000) / 10;
};

export const figures: Record<string, Figure> = { "responsibilities.vacant": unanswered, "responsibilities.acknowledged": acknowledgedShare };

export const behind: Record<string, BehindFigure> = {
  "responsibilities.vacant": async (tx, moment) => {
    const all = await withoutAnswer(tx, moment);
    const shown = all.slice(0, 50).map((r) => ({ kind: "requirement", number: r.reference, title: r.title, path: `/who/${encodeURIComponent(r.reference)}` }));
    return { counted: shown, countedCount: all.length, rest: [], restCount: 0 };
  },
  "responsibilities.acknowledged": async (tx, moment) => {
    const { accepted, open } = await acknowledgements(tx, moment);
    return { counted: some(accepted, holderOf), countedCount: accepted.length, rest: some(open, holderOf), restCount: open.length };
  },
};

/** Which positions answer for each requirement, and whoever is there: holders, or the deputies who act. */
export const answersFor: AnswersFor = async (tx, subjects, moment) => {
  const it = composingOf(await load(tx, moment), (act) => act);
  return new Map(
    subjects.map((ref) => {
      const resolved = it.resolver.resolve({ subject: { type: "requirement", ref }, siteId: null });
      const positions = resolved ? accountableOf(resolved.given.parts) : [];
      return [
        ref,
        positions.map((id) => ({
          position: { id, title: it.state.positions.get(id)?.title ?? "" },
          holders: peopleIn(it.state, id).map(({ id: person, name }) => ({ id: person, name })),
        })),
      ];
    }),
  );
};
