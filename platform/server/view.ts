import { decideView } from "#kernel/view.ts";
import { Refusal } from "#kernel/errors.ts";
import { say } from "#kernel/sentence.ts";
import { transaction } from "./database.ts";
import { contentOf } from "./files/content.ts";
import { checked } from "./input.ts";
import { momentOf, viewpointOf, type Session, type World } from "./world.ts";
import { dayOf } from "#kernel/date.ts";

/** One question: the view's name, what is asked, and the moment it is about when that is not now. */
export interface Question {
  readonly view: string;
  readonly asks: Record<string, unknown>;
  readonly asOf?: string | undefined;
}

const past = (asOf: string | undefined, now: Date): Date | null => {
  if (asOf === undefined) return null;
  const at = new Date(asOf.length === 10 ? `${asOf}T23:59:59.999Z` : asOf);
  if (Number.isNaN(at.getTime()))
    throw new Refusal("invalid", say("That moment cannot be read. Write it like 2026-03-03 or 2026-03-03T09:00:00Z."), { fields: { asOf: say("Not a moment.") } });
  return at.getTime() >= now.getTime() ? null : at;
};

/** What the database says to a number, a moment or a cursor that has the right shape and no meaning: it is the question's fault, not ours. */
const unreadable = new Set(["22P02", "22003", "22007", "22008", "2201W", "2201X", "22P05"]);

function blame(error: unknown): never {
  if (typeof error === "object" && error !== null && "code" in error && unreadable.has(String(error.code)))
    throw new Refusal("invalid", say("A date, a number or the place where the list goes on cannot be read. Ask again without it."));
  throw error;
}

/** Answers one view for one person, in a read-only transaction of their organisation. */
export async function ask(world: World, session: Session, question: Question): Promise<unknown> {
  const registered = world.registry.views.get(question.view);
  if (!registered) throw new Refusal("not_found", say("There is no such view."));
  const decision = decideView(registered.view, session.actor);
  if (!decision.yes) throw new Refusal("forbidden", decision.because);
  const asks = checked(registered.view.asks, question.asks);
  const moment = momentOf(world, session.actor);
  const asOf = past(question.asOf, moment.now);
  if (asOf && !registered.view.asOf) throw new Refusal("invalid", say("This view cannot be asked about the past."), { fields: { asOf: say("Leave it out.") } });
  const today = asOf ? dayOf(asOf, moment.zone) : moment.today;
  return transaction(
    world.db,
    viewpointOf(session.actor),
    (tx) =>
      registered.query({
        ...moment,
        today,
        tx: tx as never,
        actor: session.actor,
        asks,
        asOf,
        registry: world.registry,
        content: contentOf(world, { tx, actor: session.actor }),
        access: world.access,
      }),
    { readOnly: true },
  ).catch(blame);
}
