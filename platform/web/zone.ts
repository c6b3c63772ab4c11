import { dayOf } from "#kernel/date.ts";

let zone = "Asia/Kolkata";

/** The organisation's time zone, as the server says it; days and clocks everywhere are its own. */
export const organisationZone = (): string => zone;
export const setOrganisationZone = (name: string): void => {
  zone = name;
};

/** The day that it is where the organisation works. */
export const today = (): string => dayOf(new Date(), zone);

/** The day on which a moment fell there; a day stays as it is. */
export const dayThere = (moment: string): string => (moment.length === 10 ? moment : dayOf(new Date(moment), zone));

const minutesAhead = (at: Date): number => {
  const name = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? "";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
};

/** The last moment of a day there, in UTC; a full moment stays as it is. */
export function endOfDay(day: string): string {
  if (day.length !== 10) return day;
  const asIfUniversal = new Date(`${day}T23:59:59.999Z`);
  return new Date(asIfUniversal.getTime() - minutesAhead(asIfUniversal) * 60_000).toISOString();
}

/** The short name of the zone at a moment, e.g. IST or GMT+5:30. */
export const zoneName = (at: Date): string =>
  zone === "Asia/Kolkata"
    ? "IST"
    : (new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" }).formatToParts(at).find((part) => part.type === "timeZoneName")?.value ?? zone);

const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment in the organisation's zone, in the given form; the format is made once per zone. */
export function there(moment: string | Date, options: Intl.DateTimeFormatOptions): string {
  const key = `${zone}${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat("en-GB", { ...options, timeZone: zone });
  formats.set(key, format);
  return format.format(typeof moment === "string" ? new Date(moment) : moment);
}

/** This moment in the organisation's zone, in the given form. */
export const nowThere = (options: Intl.DateTimeFormatOptions): string => there(new Date(), options);
