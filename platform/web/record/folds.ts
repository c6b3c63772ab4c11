/** One line of a history: an event, or several light ones in a row that unfold. */
export type Line<E> = { readonly one: E } | { readonly run: readonly E[] };

/** Two light events are still two lines; from here on they are one. */
const shortest = 3;

/** Folds runs of light events, so that what changed the record is not lost among what was only added to it. */
export function folded<E extends { readonly light: boolean }>(events: readonly E[]): readonly Line<E>[] {
  const lines: Line<E>[] = [];
  let run: E[] = [];
  const settle = () => {
    lines.push(...(run.length >= shortest ? [{ run }] : run.map((one) => ({ one }))));
    run = [];
  };
  for (const event of events) {
    if (event.light) {
      run.push(event);
    } else {
      settle();
      lines.push({ one: event });
    }
  }
  settle();
  return lines;
}
