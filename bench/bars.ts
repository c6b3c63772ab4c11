import type { Spread } from "./measure.ts";

export interface Result extends Spread {
  readonly name: string;
  /** Milliseconds at the middle of the same SQL alone on one connection; null where there is none. */
  readonly floor: number | null;
  readonly ratio: number | null;
  readonly unit: "ms";
}

export interface Bar {
  readonly name: string;
  readonly bar: number;
  readonly measured: number;
  readonly ok: boolean;
}

export const atMost = (name: string, bar: number, measured: number | null): Bar[] => (measured === null ? [] : [{ name, bar, measured, ok: measured <= bar }]);
export const atLeast = (name: string, bar: number, measured: number): Bar => ({ name, bar, measured, ok: measured >= bar });

/** A view costs at most twice its floor and one millisecond, an act two and a half times. */
export const barOf = ({ name, p50, floor }: Result, writes: boolean): Bar[] =>
  floor === null ? [] : atMost(`${name} p50 (ms)`, Math.round((writes ? 2.5 * floor : 2 * floor + 1) * 100) / 100, p50);
