import { addDays } from "#kernel/date.ts";

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const made = (year: number, month: number, day: number): string | null => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
};

const fullYear = (text: string | undefined, today: string): number => {
  const n = Number(text ?? today.slice(0, 4));
  return n < 100 ? 2000 + n : n;
};

/**
 * Reads a day as people write it: `2 Dec 2026`, `2 dec`, `2.12.2026`, `2/12/26` (day first), `2026-12-02`,
 * `today`, `+14`. Null when it is none of these, or no day of the calendar.
 */
export function dayFrom(written: string, today: string): string | null {
  const text = written.trim().toLowerCase();
  if (text === "today") return today;
  const ahead = /^\+(\d{1,4})$/.exec(text);
  if (ahead) return addDays(today, Number(ahead[1]));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return made(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2}|\d{4}))?$/.exec(text);
  if (figures) return made(fullYear(figures[3], today), Number(figures[2]), Number(figures[1]));
  const words = /^(\d{1,2})\.?\s*([a-z]{3,9})\.?,?\s*(\d{2}|\d{4})?$/.exec(text);
  const month = words ? months.findIndex((name) => words[2]?.startsWith(name)) : -1;
  return words && month >= 0 ? made(fullYear(words[3], today), month + 1, Number(words[1])) : null;
}
