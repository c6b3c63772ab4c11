import { written, type Day } from "#kernel/date.ts";
import type { GovernanceRole } from "#kernel/actor.ts";
import { say } from "#kernel/sentence.ts";
import { isOutsideRole, mostAtOnce, overlap } from "./holding.ts";
import type { Holding } from "./record.ts";

/** What is asked for: this person, this position, from one day to another. */
export interface Appointment {
  readonly person: { readonly id: string; readonly name: string; readonly state: string; readonly joinedOn: Day | null; readonly leftOn: Day | null };
  readonly position: { readonly id: string; readonly title: string; readonly role: GovernanceRole; readonly seats: number; readonly holdings: readonly Holding[] };
  /** What else the person holds, held or will hold. */
  readonly others: readonly { readonly title: string; readonly role: GovernanceRole; readonly holding: Pick<Holding, "from" | "until"> }[];
  readonly deputy: boolean;
  readonly from: Day;
  readonly until: Day | null;
}

/** Why this appointment cannot be made, in a sentence; null when it can. */
export function whyNotAppointed(asked: Appointment): string | null {
  return whyNotThere(asked) ?? whyNotFree(asked) ?? whyNotBoth(asked);
}

function whyNotThere({ person, from, until }: Appointment): string | null {
  const { name, joinedOn, leftOn } = person;
  if (person.state === "erased" || (person.state === "left" && (leftOn === null || leftOn < from))) return say("{name} is no longer here.", { name });
  if (joinedOn && from < joinedOn) return say("{name} joins on {day}. Begin then or later.", { name, day: written(joinedOn) });
  if (leftOn && (until === null || until > leftOn)) return say("{name} leaves on {day}. End the appointment by then.", { name, day: written(leftOn) });
  return null;
}

function whyNotFree({ person, position, deputy, from, until }: Appointment): string | null {
  const own = position.holdings.find((h) => h.personId === person.id && overlap(h, { from, until }));
  if (own)
    return say("{name} {deputy, select, yes {is deputy in} other {holds}} this position already, since {day}.", {
      name: person.name,
      deputy: own.deputy ? "yes" : "no",
      day: written(own.from),
    });
  if (deputy) return null;
  const taken = mostAtOnce(
    position.holdings.filter((h) => !h.deputy),
    { from, until },
  );
  return taken < position.seats
    ? null
    : say("{n, plural, one {The position has one seat and it is} other {All # seats of the position are}} taken in that time. End an appointment first, or give it more seats.", {
        n: position.seats,
      });
}

/** Somebody from outside advises or judges: they hold nothing inside at the same time. */
function whyNotBoth({ person, position, others, from, until }: Appointment): string | null {
  const outside = isOutsideRole(position.role);
  const other = others.find((o) => isOutsideRole(o.role) !== outside && overlap(o.holding, { from, until }));
  if (!other) return null;
  return outside
    ? say("{name} holds “{title}” inside. Nobody works inside and advises or judges from outside at once.", { name: person.name, title: other.title })
    : say("{name} comes from outside as “{title}”. Nobody from outside holds a position inside.", { name: person.name, title: other.title });
}
