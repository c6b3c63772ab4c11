import type { Need } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import type { NonconformityRead } from "./nonconformity.ts";
import { chainHolds, roots, untested } from "./whys.ts";

type Needs = readonly Need<NonconformityRead>[];

/** Before somebody stands by a cause. */
export const needsOfCause: Needs = [
  { holds: (n) => n.evaluation !== null, otherwise: say("It is not decided yet whether corrective action is needed.") },
  { holds: (n) => roots(n.whys).length > 0, otherwise: say("No root cause is marked in the five whys.") },
  {
    holds: (n) => chainHolds(n.whys),
    otherwise: (n) =>
      say('{n, plural, one {# step has} other {# steps have}} not passed the "therefore" test. Read the whys backwards: each step must follow.', { n: untested(n.whys) }),
  },
];

/** Before somebody judges the effect. */
export const needsOfVerifying: Needs = [
  { holds: (n) => n.criterion !== null && n.criterion.round === n.round, otherwise: say("By what the effect is judged is not fixed yet.") },
  { holds: (n) => n.roundActions > 0, otherwise: say("There is no corrective action whose effect could be judged.") },
  { holds: (n) => n.unfinishedActions === 0, otherwise: (n) => say("{n, plural, one {# action is} other {# actions are}} not done yet.", { n: n.unfinishedActions }) },
  { holds: (n) => n.checkHasCome, otherwise: say("The day of the effect check has not come yet.") },
];

const needed = (n: NonconformityRead): boolean => n.evaluation?.needed === true;

/** Before it is closed: each field filled, nothing open. */
export const needsOfClosing: Needs = [
  { holds: (n) => n.containment !== null, otherwise: say("What was done at once to contain it is not recorded.") },
  { holds: (n) => n.correction !== null, otherwise: say("The correction is not recorded.") },
  { holds: (n) => n.evaluation !== null, otherwise: say("It is not decided yet whether corrective action is needed.") },
  { holds: (n) => n.cause !== null, otherwise: say("The cause is not recorded.") },
  {
    holds: (n) => n.openActions === 0 && (!needed(n) || n.state === "verified"),
    otherwise: (n) =>
      n.openActions === 0
        ? say("The effect is not verified.")
        : n.state === "verified" || !needed(n)
          ? say("{n, plural, one {# action is} other {# actions are}} open.", { n: n.openActions })
          : say("{n, plural, one {# action is} other {# actions are}} open and the effect is not verified.", { n: n.openActions }),
  },
  { holds: (n) => n.unsettledOutputs === 0, otherwise: (n) => say("{n, plural, one {# lot is} other {# lots are}} not settled yet.", { n: n.unsettledOutputs }) },
  { holds: (n) => n.elsewhere.length > 0, otherwise: say("Nobody asked yet whether the same could be true elsewhere.") },
  {
    holds: (n) => n.elsewhere.every((e) => e.answer !== "open"),
    otherwise: (n) =>
      say("{n, plural, one {# place has} other {# places have}} not answered whether the same is true there.", { n: n.elsewhere.filter((e) => e.answer === "open").length }),
  },
  { holds: (n) => n.asked === null, otherwise: say("More time was asked for, and nobody has decided yet.") },
];
