import { sql } from "kysely";
import type { Tx } from "./database.ts";

interface LastChange {
  readonly organisation: string;
  readonly sequence: number | null;
  /** Is something confidential among these kinds? Then each person may see something else. */
  readonly apart: boolean;
  /** A transaction that may write could see what is never committed: nothing of it is kept. */
  readonly writing: boolean;
  readonly viewer: string;
}

interface Kept<T> {
  readonly sequence: number;
  readonly until: number;
  readonly answer: Promise<T>;
}

/** How many answers each question keeps at most; those longest unused go first. */
const most = 64;
/** Who reads what is confidential follows from the directory within a minute, without an event of its own. */
const apartFor = 60_000;

const asked = new WeakMap<object, Map<string, Promise<LastChange>>>();

/** Within one question the same kinds are looked at once. */
function lastChange(tx: Tx, kinds: readonly string[]): Promise<LastChange> {
  const known = asked.get(tx) ?? new Map<string, Promise<LastChange>>(),
    key = kinds.join();
  asked.set(tx, known);
  const found =
    known.get(key) ??
    sql<LastChange>`select c.*, coalesce(current_setting('app.reads', true), '') || '/' || app_person() as viewer from last_change(${kinds}) c`
      .execute(tx)
      .then(({ rows }) => rows[0]!);
  known.set(key, found);
  return found;
}

/**
 * Keeps the answer to a question that is asked often, for as long as no event of these kinds was
 * recorded in the organisation: an answer that is given is never older than the trail was when the
 * question began. What it depends on besides (the day, for one) is told apart by `key`. The answer is
 * shared, so nobody may change it. In a transaction that may write, nothing is kept.
 */
export function whileUnchanged<T, Besides, From extends object>(
  kinds: readonly string[],
  make: (tx: From, besides: Besides) => Promise<T>,
  keyOf: (besides: Besides) => string = String,
): (tx: From, besides: Besides) => Promise<T> {
  const kept = new Map<string, Kept<T>>();
  return async (tx, besides) => {
    const last = await lastChange(tx as unknown as Tx, kinds);
    if (last.writing) {
      asked.delete(tx);
      return make(tx, besides);
    }
    const key = `${last.organisation}/${keyOf(besides)}${last.apart ? `/${last.viewer}` : ""}`,
      sequence = last.sequence ?? 0,
      known = kept.get(key),
      now = Date.now();
    kept.delete(key);
    const found = known?.sequence === sequence && known.until > now ? known : { sequence, until: last.apart ? now + apartFor : Infinity, answer: make(tx, besides) };
    kept.set(key, found);
    if (kept.size > most) kept.delete(kept.keys().next().value!);
    return found.answer.catch((error: unknown) => {
      if (kept.get(key) === found) kept.delete(key); // whoever comes next asks again
      throw error;
    });
  };
}
