import { addDays } from "#kernel/date.ts";
import type { Actor } from "#kernel/actor.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { AlsoPerform } from "#server/registry.ts";
import type { Decided, Handover, HeldItem } from "../record.ts";

export interface Line {
  readonly item: HeldItem;
  readonly decision: Decided;
}

const isHolding = ({ item }: Line): boolean => item.what === "position" || item.what === "deputy";

/** Consequences are carried out without asking again, so whoever finishes must hold the authority for each of them. */
export function demandAuthority(actor: Actor, lines: readonly Line[], reason: Handover["reason"]): void {
  const moved = lines.filter((line) => line.decision.does !== "keep");
  const wanted = new Map<string, string>();
  if (moved.some(isHolding)) wanted.set("position.release", say("end an appointment"));
  if (moved.some((line) => isHolding(line) && line.decision.does === "give")) wanted.set("position.appoint", say("appoint somebody"));
  if (moved.some(({ item }) => item.what === "record" || item.what === "action")) wanted.set("record.handOver", say("hand records over"));
  if (reason === "leaves") wanted.set("person.leave", say("note a departure"));
  if (actor.system) return;
  for (const [act, what] of wanted) {
    if (!actor.authority.has(act)) throw new Refusal("forbidden", say("This handover needs somebody who may {what}. No position that you hold may.", { what }));
  }
}

/** A holding ends on the last day, or on the day before it would have begun: then it was taken back. */
async function carryHolding({ item, decision }: Line, it: { also: AlsoPerform; record: Handover }): Promise<void> {
  const { also, record } = it,
    holdingId = item.item.slice("holding ".length);
  await also("position.release", { id: item.recordId, input: { holdingId, on: record.lastDay } });
  if (decision.does === "give")
    await also("position.appoint", { id: item.recordId, input: { personId: decision.to, deputy: item.what === "deputy", from: addDays(record.lastDay, 1) } });
}

/** Does what was decided about one thing. */
export async function carryOver(line: Line, it: { also: AlsoPerform; record: Handover; today: string }): Promise<void> {
  const { item, decision } = line,
    { also, record, today } = it;
  if (decision.does === "keep" || item.what === "turn") return;
  if (isHolding(line)) return carryHolding(line, it);
  if (item.what === "delegation") {
    // While the person is still there it goes on; on the last day it lapses with the holding, and the clock ends it.
    if (record.lastDay <= today) await also(item.state === "offered" ? "delegation.expire" : "delegation.end", { id: item.recordId, reason: decision.because ?? record.number });
    return;
  }
  await also("record.handOver", { id: item.recordId, input: { to: decision.does === "give" ? decision.to : null }, reason: decision.because ?? record.title });
}
