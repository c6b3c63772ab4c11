import { addDays, daysBetween } from "#kernel/date.ts";

export interface Point {
  readonly on: string;
  readonly proved: number;
}

interface Frame {
  /** How many are needed: the dotted line on top. */
  readonly needed: number;
  readonly goal: string | null;
  readonly width: number;
  readonly height: number;
}

interface Placed {
  readonly x: number;
  readonly y: number;
}

export interface DaysDrawing {
  readonly path: string;
  readonly now: Placed;
  readonly needed: number;
  readonly projected: (Placed & { readonly proved: number }) | null;
  readonly lines: readonly { readonly y: number; readonly value: number }[];
  readonly months: readonly { readonly x: number; readonly label: string }[];
}

const month = new Intl.DateTimeFormat("en-GB", { month: "short", timeZone: "UTC" });
const round = (n: number): number => Math.round(n * 10) / 10;

/** What will be proved on the day of the goal if it goes on as in the last thirty days. */
export function projection(points: readonly Point[], { needed, goal }: Pick<Frame, "needed" | "goal">): number | null {
  const now = points.at(-1),
    back = now && points.findLast((p) => p.on <= addDays(now.on, -30));
  if (!goal || !now || !back) return null;
  const pace = (now.proved - back.proved) / daysBetween(back.on, now.on);
  return Math.max(0, Math.min(needed, Math.round(now.proved + pace * daysBetween(now.on, goal))));
}

/** Places the days in a frame: proved upwards, time to the right, up to the goal. */
export function drawDays(points: readonly Point[], frame: Frame): DaysDrawing {
  const [first] = points,
    last = points.at(-1);
  if (!first || !last) throw new Error("a drawing needs a day");
  const end = frame.goal ?? last.on,
    days = Math.max(1, daysBetween(first.on, end)),
    proved = projection(points, frame);
  const lowest = Math.min(...points.map((p) => p.proved), proved ?? last.proved),
    step = [1, 2, 5, 10, 20, 50, 100].find((s) => (frame.needed - lowest) / s <= 4.5) ?? 200;
  const low = Math.max(0, Math.floor(lowest / step) * step - (lowest % step === 0 && lowest > 0 ? step : 0));
  const x = (on: string): number => round(34 + ((frame.width - 50) * daysBetween(first.on, on)) / days);
  const y = (n: number): number => round(frame.height - 30 - ((frame.height - 69) * (n - low)) / Math.max(1, frame.needed - low));
  const lines = Array.from({ length: 6 }, (_, i) => low + (i + 1) * step)
    .filter((value) => value < frame.needed - step / 3)
    .map((value) => ({ y: y(value), value }));
  return {
    path: points.map((p) => `${x(p.on)},${y(p.proved)}`).join(" "),
    now: { x: x(last.on), y: y(last.proved) },
    needed: y(frame.needed),
    projected: proved === null || !frame.goal ? null : { x: x(frame.goal), y: y(proved), proved },
    lines,
    months: monthsOf(first.on, end).map((on) => ({ x: x(on), label: month.format(new Date(on)) })),
  };
}

/** First days of months between two days, thinned to what the axis holds. */
function monthsOf(from: string, until: string): readonly string[] {
  const all: string[] = [];
  for (let on = `${from.slice(0, 7)}-01`; on <= until; on = `${addDays(on, 32).slice(0, 7)}-01`) if (on >= from) all.push(on);
  const every = Math.ceil(all.length / 8);
  return all.filter((_, i) => i % every === 0);
}
