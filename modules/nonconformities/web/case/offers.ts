import type { Actor } from "#kernel/actor.ts";
import { decision } from "#web/act/ActButton.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import { actionActs, nonconformityActs } from "../../acts.ts";
import type { ActionShown, CaseShown } from "./shown.ts";

export type ActName = keyof typeof nonconformityActs;
/** One thing that can happen next: an act of the case, or of one of its actions. */
export type Offer =
  | { readonly of: "case"; readonly act: ActName }
  | { readonly of: "action"; readonly act: keyof typeof actionActs; readonly action: ActionShown; readonly n: number }
  | { readonly of: "new" };

const moving = (shown: CaseShown): readonly ActName[] => {
  const { record } = shown,
    criterionStands = record.criterion?.round === record.round;
  switch (record.state) {
    case "open":
      return [...(record.ownerId ? [] : (["assign"] as const)), "contain"];
    case "contained":
      return record.evaluation ? (record.evaluation.needed ? ["confirmCause"] : ["close"]) : ["evaluate"];
    case "cause_confirmed":
      return criterionStands ? [] : ["fixCriterion"];
    case "acting":
      return criterionStands ? ["verify"] : ["fixCriterion"];
    case "verified":
      return ["close"];
    case "closed":
    case "cancelled":
      return ["reopen"];
    default:
      return [];
  }
};

const planning = ["contained", "cause_confirmed", "acting"];

const ofActions = (shown: CaseShown, actor: Actor | undefined): readonly Offer[] =>
  shown.actions.flatMap((action, i): Offer[] => {
    const can = (act: keyof typeof actionActs) => decision(actionActs[act] as unknown as AnyAct, actor, action, null).yes;
    const found = (
      [
        ["finish", action.ownerId === actor?.id],
        ["accept", true],
        ["grantTime", true],
      ] as const
    ).filter(([act, mine]) => mine && can(act));
    return found.map(([act]) => ({ of: "action", act, action, n: i + 1 }));
  });

/** What is next, in the order in which it helps: what is mine to finish, what moves the case on, what can be added. */
export function offersOf(shown: CaseShown, actor: Actor | undefined): readonly Offer[] {
  const { record } = shown,
    open = record.closedAt === null;
  const more: ActName[] = open
    ? [
        ...(record.correction || record.state === "open" ? [] : (["correct"] as const)),
        ...(record.asked ? (["grantTime"] as const) : record.ownerId === actor?.id ? (["askForTime"] as const) : []),
      ]
    : [];
  return [
    ...ofActions(shown, actor),
    ...moving(shown).map((act): Offer => ({ of: "case", act })),
    ...(planning.includes(record.state) && record.evaluation?.needed !== false ? [{ of: "new" } as const] : []),
    ...more.map((act): Offer => ({ of: "case", act })),
  ];
}
