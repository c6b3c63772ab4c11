import type { AnyAct } from "#kernel/act.ts";
import type { Kind } from "#kernel/record.ts";

const among = (to: AnyAct["to"]): readonly string[] => (to === undefined ? [] : typeof to === "string" ? [to] : to);

/** What is wrong with a kind's states: unreachable ones, acts that start from nowhere, states that nobody named. */
export function stateFaults(kind: Kind, acts: readonly AnyAct[]): string[] {
  const faults: string[] = [],
    own = acts.filter((a) => a.name.startsWith(`${kind.kind}.`)),
    known = new Set(Object.keys(kind.states));
  const reached = new Set(own.filter((a) => a.begins).flatMap((a) => among(a.to)));
  if (reached.size === 0) faults.push(`nothing begins a ${kind.one}`);
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const act of own) if (!act.begins && act.from?.some((s) => reached.has(s))) for (const state of among(act.to)) reached.add(state);
  }
  for (const act of own) for (const state of act.from ?? []) if (!reached.has(state)) faults.push(`${act.name} starts from ${state}, which nothing reaches`);
  for (const act of own)
    for (const state of [...(act.from ?? []), ...among(act.to)]) if (!known.has(state)) faults.push(`${act.name} speaks of ${state}, which the ${kind.one} does not know`);
  for (const state of known) if (!reached.has(state)) faults.push(`a ${kind.one} can never be ${state}`);
  for (const state of kind.closed) if (!known.has(state)) faults.push(`${state} closes a ${kind.one}, but is no state of it`);
  return faults;
}
