import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useQueryString } from "#web/routing.tsx";
import { dayThere, endOfDay, today } from "#web/zone.ts";

export { today } from "#web/zone.ts";

/** The day or moment that the address asks for (`on=`), or nothing for now. A day of today or later is now. */
export function useAsOf(): { readonly on: string | null; readonly moment: string | undefined; readonly refusal: string | null } {
  const [query] = useQueryString();
  const asked = query.get("on");
  const on = asked && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(asked) && isPast(asked) ? asked : null;
  return { on, moment: on ? endOfDay(on) : undefined, refusal: on ? say("You are looking at {day}. Nothing can be done in the past.", { day: written(dayThere(on)) }) : null };
}

/** A whole day is past when it is over; a moment as soon as it has gone by. */
const isPast = (asked: string): boolean => (asked.length === 10 ? asked < today() : Date.parse(asked) < Date.now());
