import type { Turn } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { needsOfClosing } from "./guards.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import { roots } from "./whys.ts";
import { climbed } from "./turns.ts";

const owners = (n: NonconformityRead, act: string, why: string, dueOn: string | null = n.dueOn): Turn[] =>
  n.ownerId ? [{ who: { person: n.ownerId }, act: `nonconformity.${act}`, why, dueOn }] : [];

const each = (people: readonly string[], act: string, why: string, dueOn: string | null): Turn[] =>
  people.length > 0
    ? people.map((person) => ({ who: { person }, act, why, dueOn }))
    : [{ who: { role: "top_management" }, act, why: say("yours because nobody else may: the others own this work. Give somebody the authority"), dueOn }];

const closing = (n: NonconformityRead): Turn[] => {
  const ready = needsOfClosing.every((need) => need.holds(n));
  if (ready) return each(n.closerIds, "nonconformity.close", say("yours because you answer for closing, and the work is not your own"), n.dueOn);
  if (!n.correction) return owners(n, "correct", say("yours because the correction is not recorded"));
  if (n.elsewhere.length === 0) return owners(n, "askElsewhere", say("yours because nobody asked yet whether the same could be true elsewhere"));
  return [];
};

function contained(n: NonconformityRead): Turn[] {
  if (!n.evaluation) return owners(n, "evaluate", say("yours because you answer for it: is the correction enough?"));
  if (!n.evaluation.needed) return closing(n);
  return owners(n, roots(n.whys).length > 0 ? "confirmCause" : "addWhy", say("yours because you answer for it: why did it happen?"));
}

function acting(n: NonconformityRead): Turn[] {
  if (!n.criterion || n.criterion.round !== n.round) return owners(n, "fixCriterion", say("yours because the last actions did not work: by what is the next effect judged?"));
  if (n.roundActions === 0 || n.unfinishedActions > 0) return [];
  return each(n.verifierIds, "nonconformity.verify", say("yours because you carried out none of the actions"), n.criterion.checkOn);
}

const byState: Record<string, (n: NonconformityRead) => Turn[]> = {
  open: (n) =>
    n.ownerId
      ? owners(n, "contain", say("yours because you answer for it"))
      : [{ who: { role: "management_representative", siteId: n.siteId }, act: "nonconformity.assign", why: say("yours because nobody answers for it yet"), dueOn: n.dueOn }],
  contained,
  cause_confirmed: (n) =>
    owners(
      n,
      "fixCriterion",
      n.criterion ? say("yours because the cause is known and nothing is planned against it") : say("yours because the cause is known: by what is the effect judged?"),
    ),
  acting,
  verified: closing,
};

/** Whose turn it is with a nonconformity, in every state that is open. */
export function nonconformityTurns(n: NonconformityRead): Turn[] {
  const turns = byState[n.state]?.(n) ?? [];
  if (!byState[n.state]) return turns;
  const asked = n.asked ? each(n.closerIds, "nonconformity.grantTime", say("yours because somebody else than the one who asks decides about time"), n.dueOn) : [];
  return [...turns, ...asked, ...climbed(n, "nonconformity.assign", n.cost?.amount ?? null)];
}
