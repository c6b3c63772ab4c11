import type { Spread } from "./measure.ts";
import type { Workload } from "./workloads.ts";

export interface Result extends Spread {
  readonly name: string;
  readonly kind: Workload["kind"];
  /** Milliseconds at the middle of the same SQL alone on one connection; of an act, with its commit. */
  readonly floor: number;
  readonly ratio: number;
  readonly statements: number;
}

export interface Bar {
  readonly bar: string;
  readonly allowed: number | null;
  readonly measured: number | null;
  readonly met: boolean | null;
}

const rounded = (x: number): number => Math.round(x * 100) / 100;
export const atMost = (bar: string, allowed: number, measured: number | null): Bar => ({
  bar,
  allowed: rounded(allowed),
  measured,
  met: measured === null ? null : measured <= allowed,
});
export const atLeast = (bar: string, allowed: number, measured: number): Bar => ({ bar, allowed, measured, met: measured >= allowed });
/** A figure without a bar. */
export const told = (bar: string, measured: number | null): Bar => ({ bar, allowed: null, measured, met: null });

/** A view costs at most twice its floor and one millisecond, an act two and a half times; a signature's password is checked as slowly as it should be. */
export const barOf = ({ name, kind, p50, floor }: Result, passwordMs: number): Bar =>
  kind === "view"
    ? atMost(`${name} p50 (ms)`, 2 * floor + 1, p50)
    : atMost(`${name} p50 (ms)${kind === "signed act" ? ", less the password" : ""}`, 2.5 * floor, kind === "signed act" ? rounded(p50 - passwordMs) : p50);
