import { daysBetween, written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { dayThere, there, today, zoneName } from "#web/zone.ts";

/** `09:44`, where the organisation works. */
export const timeOf = (moment: string): string => there(moment, { hour: "2-digit", minute: "2-digit" });

/** Day, time and zone in full, for whoever wants it exactly. */
export const exactly = (moment: string): string =>
  `${written(dayThere(moment))}, ${there(moment, { hour: "2-digit", minute: "2-digit", second: "2-digit" })} ${zoneName(new Date(moment))}`;

/** How far a day is, in words: `in 7 days`, `due today`, `19 days late`. */
export function distance(day: string, from: string = today()): string {
  const days = daysBetween(from, dayThere(day));
  if (days === 0) return say("today");
  return days > 0 ? say("in {days, plural, one {# day} other {# days}}", { days }) : say("{days, plural, one {# day} other {# days}} ago", { days: -days });
}

/** When something happened: `26 min ago`, `5 h ago`, `Fri`, `3 Nov`. */
export function ago(moment: string, now: number = Date.now()): string {
  const minutes = Math.max(0, Math.round((now - Date.parse(moment)) / 60_000));
  if (minutes < 60) return say("{minutes} min ago", { minutes });
  if (minutes < 24 * 60) return say("{hours} h ago", { hours: Math.round(minutes / 60) });
  return minutes < 6 * 24 * 60 ? there(moment, { weekday: "short" }) : short(moment);
}

/** How long something waits: `26 min ago`, `since Fri`, `since 3 Nov`. */
export const since = (moment: string, now: number = Date.now()): string =>
  now - Date.parse(moment) < 24 * 3_600_000 - 30_000 ? ago(moment, now) : say("since {day}", { day: ago(moment, now) });

/** `23 Nov`, with the year only when it is another one. */
export const short = (day: string): string => {
  const text = written(dayThere(day));
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
  const text = form === "short" ? short(value) : form === "time" ? `${short(value)} ${timeOf(value)}` : form === "near" ? distance(value) : written(dayThere(value));
  return (
    <time className="nowrap" dateTime={value} title={value.length > 10 ? exactly(value) : written(value)}>
      {text}
    </time>
  );
}

/** A due date: red when late, amber within a week; the word says it too. An original date stays visible, struck through. */
export function DueText({ due, original, closed }: { readonly due: string | null | undefined; readonly original?: string | null | undefined; readonly closed?: boolean }) {
  if (!due) return <DateText value={null} />;
  const days = daysBetween(today(), due);
  const tone = closed ? "" : days < 0 ? "bad-text" : days <= 7 ? "soon-text" : "";
  return (
    <span className={`nowrap ${tone}`}>
      <DateText value={due} />
      {original && original !== due ? (
        <>
          {" "}
          <s className="muted" title={say("moved")}>
            {short(original)}
          </s>
        </>
      ) : null}
      {days < 0 && !closed ? <span className="vh"> {say("late")}</span> : null}
    </span>
  );
}
