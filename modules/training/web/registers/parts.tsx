import { say } from "#kernel/sentence.ts";
import type { StateLook } from "#kernel/record.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { stateChoices } from "../words.ts";

interface Standing {
  readonly number: string;
  readonly title: string;
  readonly state: string;
}

export const numberColumn: Column<Standing> = { id: "number", title: say("Number"), value: (r) => r.number, width: 112, mono: true, phone: "number" };
export const titleColumn: Column<Standing> = { id: "title", title: say("Title"), value: (r) => r.title, head: true };
export const stateColumn = (states: Readonly<Record<string, StateLook>>): Column<Standing> => ({
  id: "state",
  title: say("State"),
  value: (r) => r.state,
  cell: (r) => <State state={r.state} states={states} />,
  width: 196,
  sort: false,
  filter: stateChoices(states),
  phone: "state",
});
export const personColumn: Column<{ readonly person: string }> = { id: "person", title: say("Person"), value: (r) => r.person, width: 168, sort: false, phone: "who" };
export const dueColumn: Column<{ readonly dueOn: string | null; readonly closedAt: string | null }> = {
  id: "dueOn",
  title: say("Due"),
  value: (r) => r.dueOn,
  cell: (r) => (r.dueOn ? <DueText due={r.dueOn} closed={r.closedAt !== null} /> : null),
  width: 118,
  end: true,
  phone: "date",
};
/** A figure or a word that is neither sorted nor filtered. */
export const plain = <R,>(id: string, title: string, value: (row: R) => string | number | null, width = 120): Column<R> => ({ id, title, value, width, sort: false });
export const dayColumn = <R,>(id: string, title: string, value: (row: R) => string | null): Column<R> => ({
  id,
  title,
  value,
  cell: (r) => <DateText value={value(r)} none="" />,
  width: 118,
  end: true,
  sort: false,
  phone: "date",
});
