export interface Spread {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

const rounded = (ms: number): number => Math.round(ms * 100) / 100;

/** Milliseconds at the middle and at the slow end; refuses to speak about nothing. */
export function spread(times: readonly number[]): Spread {
  if (times.length === 0) throw new Error("nothing was measured");
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

/** Does it again and again, one after the other, for so many seconds, or until an error says that this is the end; the first few are not counted. */
export async function timed(seconds: number, once: (n: number) => Promise<unknown>, ends: (error: unknown) => boolean = () => false): Promise<number[]> {
  const times: number[] = [];
  let until = Infinity;
  for (let n = 0; performance.now() < until; n += 1) {
    if (n === 5) until = performance.now() + seconds * 1000;
    const begun = performance.now();
    try {
      await once(n);
    } catch (error) {
      if (!ends(error)) throw error;
      break;
    }
    times.push(performance.now() - begun);
  }
  return times.length > 10 ? times.slice(5) : times;
}
