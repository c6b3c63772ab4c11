import type { Tx } from "#server/database.ts";
import type { Moment, Registry } from "#server/registry.ts";
import { followUpsOf } from "../follow-ups.ts";
import { sourceName, type NonconformityRead } from "../nonconformity.ts";
import type { EightD } from "../nonconformity-views.ts";
import { dispositionName, type OutputRead } from "../output.ts";
import type { ActionRead } from "../action.ts";
import { pathTo, roots } from "../whys.ts";
import { linkedWith } from "#server/linked.ts";
import { named } from "#server/people.ts";
import type { Tables } from "./tables.ts";

interface Case {
  readonly record: NonconformityRead;
  readonly actions: readonly ActionRead[];
  readonly outputs: readonly OutputRead[];
}

const chain = (n: NonconformityRead, track: "occurred" | "escaped"): string[] => {
  const ends = roots(n.whys).filter((w) => w.track === track);
  return ends.flatMap((root) => pathTo(n.whys, root.id).map((w) => w.text));
};

const signaturesOf = async (tx: Tx<Tables>, id: string): Promise<EightD["d8"]["signatures"]> =>
  (await tx.selectFrom("signatures").select(["printed_name as printedName", "position", "meaning", "at", "voided_at"]).where("record_id", "=", id).orderBy("at").execute()).map(
    ({ voided_at, ...s }) => ({ ...s, void: voided_at !== null }),
  );

/** The case told in the eight disciplines, as customers ask for it. */
export async function eightDOf(tx: Tx<Tables>, registry: Registry, moment: Moment, { record: n, actions, outputs }: Case): Promise<EightD> {
  const people = await named(tx, [
    n.ownerId,
    n.foundBy,
    n.cause?.by,
    ...n.team.map((m) => m.personId),
    ...actions.map((a) => a.ownerId),
    ...outputs.map((o) => o.decision?.by),
    ...n.verifications.map((v) => v.by),
  ]);
  const name = (id: string | null | undefined): string | null => (id ? (people.get(id)?.name ?? null) : null);
  const lasting = actions.filter((a) => a.state !== "cancelled");
  const report = n.evaluation?.reason ?? null;
  return {
    number: n.number,
    title: n.title,
    openedAt: n.openedAt,
    asOf: moment.now.toISOString(),
    d0: { symptom: n.title, emergency: report, source: sourceName(n.source), grade: n.grade },
    d1: { champion: name(n.ownerId), team: n.team.map((m) => ({ name: name(m.personId) ?? "", part: m.part })) },
    d2: { what: n.what, requirement: n.requirement, place: n.place, foundBy: name(n.foundBy), foundOn: n.foundOn, comparisons: n.comparisons },
    d3: {
      containment: n.containment?.what ?? null,
      on: n.containment?.on ?? null,
      outputs: outputs.map((o) => ({
        number: o.number,
        quantity: o.quantity,
        unit: o.unit,
        item: o.item,
        lot: o.lot,
        decision: o.disposition ? dispositionName(o.disposition) : null,
        by: name(o.decision?.by),
      })),
    },
    d4: { cause: n.cause?.text ?? null, occurred: chain(n, "occurred"), escaped: chain(n, "escaped"), confirmedBy: name(n.cause?.by), on: n.cause?.on ?? null },
    d5: {
      criterion: n.criterion?.criterion ?? null,
      measure: n.criterion?.measure ?? null,
      sample: n.criterion?.sample ?? null,
      actions: lasting.map((a) => ({ number: a.number, title: a.title, sort: a.sort, owner: name(a.ownerId), dueOn: a.dueOn })),
    },
    d6: {
      actions: lasting.filter((a) => a.doneOn !== null).map((a) => ({ number: a.number, title: a.title, proof: a.proof, doneOn: a.doneOn, accepted: a.accepted !== null })),
      verifications: n.verifications.map((v) => ({ round: v.round, effective: v.effective, result: v.result, by: name(v.by) ?? "", on: v.on })),
    },
    d7: { elsewhere: n.elsewhere.map((e) => ({ place: e.place, answer: e.answer, note: e.note })), followUps: followUpsOf(n, await linkedWith(tx, registry, n.id)) },
    d8: { lesson: n.lesson, closedAt: n.closedAt, signatures: await signaturesOf(tx, n.id) },
  };
}
