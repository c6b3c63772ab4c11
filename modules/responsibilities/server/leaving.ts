import { sql } from "kysely";
import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { accountableOf } from "../answering.ts";
import { byEdition } from "../alarm.ts";
import { inScope, opensOwn, positionNamed, type Composing } from "../opens.ts";
import { spotsOf } from "../problems.ts";
import { hands, requirementsToAnswer } from "../state.ts";
import type { responsibilityViews } from "../views.ts";
import { heldItems } from "./held.ts";
import type { OwnTx } from "./state.ts";

/** What would be in nobody's hands if this person were gone tomorrow. */
export async function leavingOf(it: Composing, tx: OwnTx, personId: string): Promise<z.input<(typeof responsibilityViews)["leaving"]["gives"]>> {
  const { state } = it,
    person = state.people.get(personId);
  if (!person) throw new Refusal("not_found", say("There is no such person."));
  const vacated = [...state.positions.values()].filter((p) => {
    const { holders, deputies } = hands(state, p.id);
    return (
      p.state === "established" &&
      holders.some((h) => h.holding.personId === personId) &&
      !holders.some((h) => h.holding.personId !== personId) &&
      !deputies.some((d) => d.holding.personId !== personId && !d.away)
    );
  });
  const gone = new Set(vacated.map((p) => p.id)),
    requirements = requirementsToAnswer(it.state, inScope(it));
  const nobody = spotsOf({ resolver: it.resolver, requirements }).filter((s) => s.resolved && accountableOf(s.resolved.given.parts).some((id) => gone.has(id)));
  const open = await sql<{ id: string; number: string; title: string }>`
    select r.id, r.number, r.title from handovers h join records r on r.organisation_id = h.organisation_id and r.id = h.id where h.organisation_id = (select app_organisation()) and h.person_id = ${personId} and r.state = 'open'`.execute(
    tx,
  );
  return {
    person: { id: person.id, name: person.name },
    items: await heldItems(tx, { personId, reason: "leaves", lastDay: state.on, handoverId: open.rows[0]?.id ?? null }),
    vacated: vacated.flatMap((p) => positionNamed(state, p.id) ?? []),
    requirements: byEdition(nobody.map((s) => s.requirement)),
    handover: open.rows[0] ? opensOwn("handover", open.rows[0]) : null,
  };
}
