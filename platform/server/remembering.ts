import pg from "pg";

/** How often a statement must come before it is worth remembering, and how many are. */
const oftenEnough = 3,
  mostNames = 300,
  mostCounted = 3_000;

const seen = new Map<string, number>(),
  names = new Map<string, string>();
let lastName = 0;

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= mostNames) return undefined;
  if (seen.size >= mostCounted) seen.clear(); // texts that are made anew each time, with lists of other lengths
  const times = (seen.get(text) ?? 0) + 1;
  seen.set(text, times);
  if (times < oftenEnough) return undefined;
  seen.delete(text);
  const name = `s${(lastName += 1)}`;
  names.set(text, name);
  return name;
}

const plansAreOld = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === "0A000" && error.message.includes("cached plan");

/**
 * A connection that has the database parse a statement once instead of each time, when it comes often:
 * parsing and planning is half of a short question. A table that was altered meanwhile makes its
 * statements be forgotten; the question in hand fails as it does when others hold it up, and is asked again.
 */
export class Remembering extends pg.Client {
  // One of many shapes of `query`: a text with values and no callback. All others go as they are, several statements in one text among them.
  override query(...asked: unknown[]): never {
    const send = super.query.bind(this) as (...asked: unknown[]) => unknown;
    const [text, values, callback] = asked;
    const name = typeof text === "string" && Array.isArray(values) && values.length > 0 && callback === undefined ? nameOf(text) : undefined;
    if (name === undefined) return send(...asked) as never;
    return (send({ name, text, values }) as Promise<unknown>).catch((error: unknown) => {
      if (plansAreOld(error)) names.clear();
      throw error;
    }) as never;
  }
}

/** Did a question fail only because a table was altered since its statement was remembered? */
export const outdated = plansAreOld;
