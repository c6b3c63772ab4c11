/** A day as people write it in a register, `2026-11-23`: never an instant, never shifted by a zone. */
export type Day = string;

const millisecondsPerDay = 86_400_000;

const kept = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter takes far longer than formatting, so each is made once. */
function formatter(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${options.timeZone ?? ""} ${options.dateStyle ?? ""}`,
    found = kept.get(key) ?? new Intl.DateTimeFormat(locale, options);
  kept.set(key, found);
  return found;
}

/** The day that it is at this moment in a time zone, by default India's. */
export const dayOf = (moment: Date, zone = "Asia/Kolkata"): Day => formatter("en-CA", { timeZone: zone, dateStyle: "short" }).format(moment);

export const addDays = (day: Day, days: number): Day => new Date(Date.parse(day) + days * millisecondsPerDay).toISOString().slice(0, 10);

/** Whole days from one day to another; negative when `to` lies before `from`. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / millisecondsPerDay) + 0; // never minus zero

/** `23 Nov 2026`, as the house writes dates. */
export const written = (day: Day, locale = "en-GB"): string =>
  formatter(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
    .format(new Date(day.length === 10 ? `${day}T00:00:00Z` : day))
    .replace("Sept", "Sep");
