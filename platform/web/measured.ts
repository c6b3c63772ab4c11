/** Does a piece of work and says how long it took, in whole milliseconds and at least one: the strip at the foot shows it. */
export function measured<T>(work: () => T): { readonly made: T; readonly took: number } {
  const from = performance.now();
  const made = work();
  return { made, took: Math.max(1, Math.round(performance.now() - from)) };
}
