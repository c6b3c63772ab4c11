import type { z } from "zod";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Registry } from "#server/registry.ts";
import { peopleIn } from "../composing.ts";
import { positionNamed, type Composing } from "../opens.ts";
import { inForceOn, personOf } from "../state.ts";
import type { responsibilityViews } from "../views.ts";

/** The positions whose authority holds an act, who is in them today, and who acts for them with it. */
export function ableTo(it: Composing, registry: Registry, name: string): z.input<(typeof responsibilityViews)["able"]["gives"]> {
  const act = registry.acts.get(name)?.act;
  if (!act) throw new Refusal("not_found", say("There is no such act."));
  const positions = [...it.state.positions.values()].filter((p) => p.state === "established" && p.authority.includes(name));
  return {
    act: name,
    title: act.title,
    class: act.class ?? "D",
    positions: positions.flatMap((p) => {
      const position = positionNamed(it.state, p.id),
        lent = it.state.delegations.filter((d) => d.positionId === p.id && inForceOn(it.state, d) && d.acts.includes(name));
      return position
        ? [{ position, people: peopleIn(it.state, p.id).map(({ id, name: called }) => ({ id, name: called })), acting: lent.map((d) => personOf(it.state, d.toPersonId)) }]
        : [];
    }),
  };
}
