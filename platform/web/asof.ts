import { dayOf, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useQueryString } from "#web/routing.tsx";

/** The last moment of a day where the organisation works; a full moment stays as it is. */
export const momentOf = (on: string): string => (on.length === 10 ? new Date(`${on}T23:59:59.999+05:30`).toISOString() : on);

/** Today, where the organisation works. */
export const today = (): string => dayOf(new Date());

/** The day or moment that the address asks for (`on=`), or nothing for now. A day of today or later is now. */
export function useAsOf(): { readonly on: string | null; readonly moment: string | undefined; readonly refusal: string | null } {
  const [query] = useQueryString();
  const asked = query.get("on");
  const on = asked && /^\d{4}-\d\d-\d\d(T[\d:.]+Z)?$/.test(asked) && asked.slice(0, 10) <= today() && asked !== today() ? asked : null;
  return { on, moment: on ? momentOf(on) : undefined, refusal: on ? say("You are looking at {day}. Nothing can be done in the past.", { day: written(on) }) : null };
}
