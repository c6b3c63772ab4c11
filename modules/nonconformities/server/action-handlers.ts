import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import type { Doing, Handlers } from "#server/registry.ts";
import type { actionActs } from "../acts.ts";
import type { ActionRead } from "../action.ts";
import { decided } from "../extension.ts";
import { escalated } from "./escalation.ts";
import { ahead, json, past, setAction } from "./keep.ts";
import { isInside } from "#server/people.ts";
import type { Tables } from "./tables.ts";

type On = Pick<Doing<unknown, unknown, Tables>, "tx" | "today">;

/** Somebody who works here carries it out; a consultant or an auditor from outside never does. */
async function demandInside({ tx, today }: On, personId: string): Promise<void> {
  if (!(await isInside(tx, personId, today)))
    throw new Refusal("invalid", say("An action is given to somebody who works here, not to somebody from outside or who has left."), {
      fields: { ownerId: say("Choose another person.") },
    });
}

async function parentOf({ tx }: On, parentId: string | null): Promise<{ kind: string; siteId: string | null; confidential: boolean } | null> {
  if (!parentId) return null;
  const parent = await tx
    .selectFrom("records")
    .select(["kind", "site_id as siteId", "closed_at as closedAt", "confidential", "state"])
    .where("id", "=", parentId)
    .executeTakeFirst();
  if (!parent) throw new Refusal("not_found", say("The record that this is for does not exist, or it is not yours to see."));
  if (parent.kind === "nonconformity" && parent.closedAt) throw new Refusal("conflict", say("The nonconformity is closed. Reopen it first."));
  return parent;
}

async function demandOther({ tx }: On, id: string, waitsFor: string | null): Promise<void> {
  const seen = new Set<string>([id]);
  for (let at = waitsFor; at; ) {
    if (seen.has(at)) throw new Refusal("invalid", say("The actions would wait for each other."), { fields: { waitsFor: say("Choose another action.") } });
    seen.add(at);
    const next = await tx.selectFrom("actions").select("waits_for as waitsFor").where("id", "=", at).executeTakeFirst();
    if (!next) throw new Refusal("invalid", say("The action to wait for does not exist."), { fields: { waitsFor: say("Choose another action.") } });
    at = next.waitsFor;
  }
}

const workState = (action: ActionRead): "open" | "in_work" => (action.startedOn ? "in_work" : "open");

const ask = {
  askForTime: async ({ tx, id, input, record, reason, actor, now, today }) => {
    ahead(input.dueOn, today);
    if (record.dueOn && input.dueOn <= record.dueOn) throw new Refusal("invalid", say("That is not more time."), { fields: { dueOn: say("Later than the date that stands.") } });
    await setAction(tx, id, { asked: json({ dueOn: input.dueOn, reason, by: actor.id, at: now.toISOString() }) });
  },
  grantTime: async ({ tx, id, input, record, actor, now, notify, number }) => {
    const asked = record.asked!;
    await setAction(tx, id, {
      asked: null,
      extensions: json([...record.extensions, decided(asked, record.dueOn ?? record.originalDueOn, { ...input, personId: actor.id, at: now.toISOString() })]),
    });
    const text = input.granted ? say("You have more time for {number}.", { number }) : say("You were not given more time for {number}.", { number });
    notify({ to: [asked.by], text, once: `action/${id}/time/${record.version}` });
    return { state: workState(record), ...(input.granted ? { dueOn: asked.dueOn } : {}) };
  },
} satisfies Partial<Handlers<typeof actionActs, ActionRead, Tables>>;

export const actionHandlers: Handlers<typeof actionActs, ActionRead, Tables> = {
  ...ask,
  assign: async (doing) => {
    const { tx, id, actor, input, today, notify, number } = doing;
    const { title, sort, details, parentId, ownerId, dueOn, siteId, waitsFor } = input;
    await demandInside(doing, ownerId);
    const parent = await parentOf(doing, parentId);
    await demandOther(doing, id, waitsFor);
    await tx
      .insertInto("actions")
      .values({
        organisation_id: actor.organisationId,
        id,
        sort,
        details,
        parent_id: parentId,
        parent_kind: parent?.kind ?? null,
        waits_for: waitsFor,
        original_due_on: ahead(dueOn, today),
        started_on: null,
        proof: null,
        done_on: null,
        done_at: null,
        result: null,
      })
      .execute();
    if (ownerId !== actor.id) notify({ to: [ownerId], text: say("{who} gave you {number}: {title}", { who: actor.name, number, title }), once: `action/${id}/given` });
    return { title, ownerId, dueOn, siteId: siteId ?? parent?.siteId ?? null, confidential: parent?.confidential ?? false };
  },
  start: async ({ tx, id, today }) => void (await setAction(tx, id, { started_on: today })),
  describe: async (doing) => {
    const { tx, id, input } = doing;
    if (input.waitsFor) await demandOther(doing, id, input.waitsFor);
    const values = { ...(input.details === undefined ? {} : { details: input.details }), ...(input.waitsFor === undefined ? {} : { waits_for: input.waitsFor }) };
    if (Object.keys(values).length > 0) await setAction(tx, id, values);
    return input.title ? { title: input.title } : {};
  },
  finish: async ({ tx, id, input, today, now, record }) => {
    const started = record.startedOn ?? past(input.doneOn, today, "doneOn");
    await setAction(tx, id, {
      proof: input.proof,
      done_on: past(input.doneOn, today, "doneOn"),
      done_at: now.toISOString(),
      started_on: started,
      asked: null,
      ...(input.result ? { result: input.result } : {}),
    });
  },
  accept: async ({ tx, id, input, actor, today }) => void (await setAction(tx, id, { accepted: json({ by: actor.id, on: today, note: input.note }) })),
  sendBack: async ({ tx, id, record, reason, notify, number }) => {
    await setAction(tx, id, { sent_back: record.sentBack + 1, done_on: null, done_at: null, started_on: null });
    if (record.ownerId) notify({ to: [record.ownerId], text: say("{number} came back: {reason}", { number, reason: reason ?? "" }), once: `action/${id}/back/${record.sentBack}` });
  },
  reassign: async (doing) => {
    const { input, id, number, record, notify, actor } = doing;
    await demandInside(doing, input.ownerId);
    notify({ to: [input.ownerId], text: say("{who} gave you {number}: {title}", { who: actor.name, number, title: record.title }), once: `action/${id}/given/${record.version}` });
    return { ownerId: input.ownerId };
  },
  cancel: async ({ tx, id }) => void (await setAction(tx, id, { asked: null })),
  recordResult: async ({ tx, id, input }) => void (await setAction(tx, id, { result: input.result })),
  release: async ({ notify, record, id, number }) => {
    if (record.ownerId)
      notify({ to: [record.ownerId], text: say("{number} can begin: what it waited for is done.", { number }), once: `action/${id}/release/${record.waitsFor ?? ""}` });
  },
  escalate: async (on) => void (await setAction(on.tx, on.id, { escalation: json(await escalated(on)) })),
};
