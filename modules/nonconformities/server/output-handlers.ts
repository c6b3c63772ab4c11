import { addDays } from "#kernel/date.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Handlers } from "#server/registry.ts";
import type { outputActs } from "../acts.ts";
import type { OutputRead } from "../output.ts";
import { ahead, json, past, setOutput } from "./keep.ts";
import { policyOf } from "./people.ts";
import type { Tables } from "./tables.ts";

const titleOf = (of: { quantity: number; unit: string; item: string; lot: string | null }): string =>
  of.lot
    ? say("{quantity} {unit} of {item}, lot {lot}", { quantity: String(of.quantity), unit: of.unit, item: of.item, lot: of.lot })
    : say("{quantity} {unit} of {item}", { quantity: String(of.quantity), unit: of.unit, item: of.item });

export const outputHandlers: Handlers<typeof outputActs, OutputRead, Tables> = {
  hold: async ({ tx, id, actor, input, today }) => {
    const parent = await tx
      .selectFrom("records")
      .select(["site_id as siteId", "closed_at as closedAt", "confidential"])
      .where("id", "=", input.nonconformityId)
      .where("kind", "=", "nonconformity")
      .executeTakeFirst();
    if (!parent) throw new Refusal("not_found", say("There is no such nonconformity, or it is not yours to see."));
    if (parent.closedAt) throw new Refusal("conflict", say("The nonconformity is closed. Reopen it first."));
    const { nonconformityId, quantity, unit, item, lot, location, segregation } = input;
    await tx
      .insertInto("outputs")
      .values({
        organisation_id: actor.organisationId,
        id,
        nonconformity_id: nonconformityId,
        quantity,
        unit,
        item,
        lot,
        location,
        segregation,
        held_on: past(input.heldOn, today, "heldOn"),
        disposition: null,
      })
      .execute();
    const dueOn = input.dueOn ? ahead(input.dueOn, today) : addDays(today, (await policyOf(tx)).decisionDays);
    return { title: titleOf(input), siteId: parent.siteId, dueOn, confidential: parent.confidential };
  },
  decide: async ({ tx, id, input, actor, now }) => {
    const { disposition, reason, concession } = input;
    if (disposition === "use_as_is" && !concession)
      throw new Refusal("invalid", say("Using it as it is needs a concession: name it."), { fields: { concession: say("Who agreed, and where it is written.") } });
    await setOutput(tx, id, { disposition, decision: json({ by: actor.id, at: now.toISOString(), reason, concession }), reverification: null });
    return { state: disposition === "rework" ? "decided" : "settled" };
  },
  reverify: async ({ tx, id, input, actor, today, record, notify, number }) => {
    await setOutput(tx, id, { reverification: json({ by: actor.id, on: past(input.on, today), passed: input.passed, result: input.result }) });
    if (!input.passed && record.decision)
      notify({ to: [record.decision.by], text: say("{number} did not pass the new check. It waits for your decision again.", { number }), once: `output/${id}/${record.version}` });
    return input.passed ? { state: "settled" } : { state: "held" };
  },
  split: async ({ tx, id, input, record, also }) => {
    if (input.quantity >= record.quantity)
      throw new Refusal("invalid", say("A part of a lot is less than the lot."), { fields: { quantity: say("Less than {quantity}.", { quantity: String(record.quantity) }) } });
    const rest = Number((record.quantity - input.quantity).toFixed(6)),
      { nonconformityId, unit, item, lot, segregation, heldOn } = record;
    await setOutput(tx, id, { quantity: rest });
    await also("output.hold", { input: { nonconformityId, unit, item, lot, segregation, heldOn, quantity: input.quantity, location: input.location ?? record.location } });
    return { title: titleOf({ ...record, quantity: rest }) };
  },
};
