import { daysBetween, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { today } from "#web/asof.ts";

const zone = "Asia/Kolkata";
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone });
const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone: zone });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "long", timeZone: zone });

const dayIn = (moment: string): string => (moment.length === 10 ? moment : new Date(Date.parse(moment) + 5.5 * 3_600_000).toISOString().slice(0, 10));

/** `09:44`, where the organisation works. */
export const timeOf = (moment: string): string => clock.format(new Date(moment));

/** How far a day is, in words: `in 7 days`, `due today`, `19 days late`. */
export function distance(day: string, from: string = today()): string {
  const days = daysBetween(from, dayIn(day));
  if (days === 0) return say("today");
  return days > 0 ? say("in {days, plural, one {# day} other {# days}}", { days }) : say("{days, plural, one {# day} other {# days}} ago", { days: -days });
}

/** How long ago something came: `26 min ago`, `since Fri`, `since 3 Nov`. */
export function since(moment: string, now: number = Date.now()): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(moment)) / 60_000));
  if (minutes < 60) return say("{minutes} min ago", { minutes });
  if (minutes < 24 * 60) return say("{hours} h ago", { hours: Math.round(minutes / 60) });
  if (minutes < 6 * 24 * 60) return say("since {day}", { day: weekday.format(new Date(moment)) });
  return say("since {day}", { day: short(moment) });
}

/** `23 Nov`, with the year only when it is another one. */
export const short = (day: string): string => {
  const text = written(dayIn(day));
  return text.endsWith(today().slice(0, 4)) ? text.slice(0, -5) : text;
};

interface DateTextProps {
  readonly value: string | null | undefined;
  /** Words for no date. */
  readonly none?: string;
  readonly form?: "full" | "short" | "time" | "near";
}

/** A day as the house writes it, `23 Nov 2026`; the exact time and zone show on hover. */
export function DateText({ value, none, form = "full" }: DateTextProps) {
  if (!value) return <span className="muted">{none ?? say("no date")}</span>;
  const text = form === "short" ? short(value) : form === "time" ? `${short(value)} ${timeOf(value)}` : form === "near" ? distance(value) : written(dayIn(value));
  return <time className="nowrap" dateTime={value} title={value.length > 10 ? exact.format(new Date(value)) : written(value)}>{text}</time>;
}

/** A due date: red when late, amber within a week; the word says it too. An original date stays visible, struck through. */
export function DueText({ due, original, closed }: { readonly due: string | null | undefined; readonly original?: string | null | undefined; readonly closed?: boolean }) {
  if (!due) return <DateText value={null} />;
  const days = daysBetween(today(), due);
  const tone = closed ? "" : days < 0 ? "bad-text" : days <= 7 ? "soon-text" : "";
  return (
    <span className={`nowrap ${tone}`}>
      <DateText value={due} />
      {original && original !== due ? (<> <s className="muted" title={say("moved")}>{short(original)}</s></>) : null}
      {days < 0 && !closed ? <span className="vh"> {say("late")}</span> : null}
    </span>
  );
}
