import { say } from "#kernel/sentence.ts";
import { whyNotAppointed } from "./appointing.ts";
import { dayFrom, roleFrom, yesFrom, type Column, type Row } from "./chart-columns.ts";
import { endsAfter, overlap } from "./holding.ts";
import { differing, gather, type Draft } from "./import-plan.ts";
import type { Holding } from "./record.ts";

const about = ["name", "email", "phone", "user_name", "joined_on"] as const;

const dayOf = (draft: Draft, line: number, column: Column, cell: string | undefined): string | undefined => {
  if (cell === undefined) return undefined;
  const day = dayFrom(cell);
  if (!day) draft.wrong(line, column, say("“{cell}” is no date. Write it like 2026-11-23 or 23/11/2026.", { cell }));
  return day ?? undefined;
};

/** People by their employee number. Answers with the id of each. */
export function planPeople(draft: Draft, rows: readonly Row[]): Map<string, string> {
  const known = new Map(draft.base.people.filter((p) => p.employeeNumber !== null).map((p) => [p.employeeNumber!, p]));
  const ids = new Map<string, string>();
  for (const [employeeNumber, { line, says }] of gather(draft, rows, (r) => r.cells.employee_number, about)) {
    const person = known.get(employeeNumber);
    const wish = {
      name: says.name,
      email: says.email?.toLowerCase(),
      phone: says.phone,
      userName: says.user_name?.toLowerCase(),
      joinedOn: dayOf(draft, line, "joined_on", says.joined_on),
    };
    if (!person) {
      if (wish.name === undefined) draft.wrong(line, "name", say("The person {number} is new, so a name is needed.", { number: employeeNumber }));
      const input = { ...Object.fromEntries(Object.entries(wish).filter(([, v]) => v !== undefined)), name: wish.name ?? employeeNumber, employeeNumber };
      ids.set(employeeNumber, draft.step({ line, sort: "person", does: "created", label: input.name, act: "person.register", input }, true));
      continue;
    }
    ids.set(employeeNumber, person.id);
    const input = differing(person, wish);
    if (person.state === "left") draft.wrong(line, "employee_number", say("{name} has left. Note first that they are back.", { name: person.name }));
    else if (Object.keys(input).length === 0) draft.unchanged("person");
    else draft.step({ line, sort: "person", does: "changed", label: wish.name ?? person.name, act: "person.change", id: person.id, input }, false);
  }
  return ids;
}

interface Seat {
  readonly title: string;
  readonly role: Parameters<typeof whyNotAppointed>[0]["position"]["role"];
  readonly seats: number;
  readonly holdings: Holding[];
}

/** The positions as they will be: what is kept, and over it what the file says. */
function seatsOf(draft: Draft, rows: readonly Row[], positions: ReadonlyMap<string, string>): Map<string, Seat> {
  const seats = new Map<string, Seat>(draft.base.positions.map((p) => [p.id, { title: p.title, role: p.role, seats: p.seats, holdings: [...p.holdings] }]));
  for (const { cells } of rows) {
    const id = cells.position_code === undefined ? undefined : positions.get(cells.position_code);
    if (id === undefined) continue;
    const was = seats.get(id);
    seats.set(id, {
      title: cells.position ?? was?.title ?? "",
      role: (cells.role ? roleFrom(cells.role) : null) ?? was?.role ?? "employee",
      seats: Number(cells.seats ?? Number.NaN) || (was?.seats ?? 1),
      holdings: was?.holdings ?? [],
    });
  }
  return seats;
}

/** Who holds what: a line with a person and a position. One that is there already stays as it is; nothing is ever ended. */
export function planAppointments(draft: Draft, rows: readonly Row[], ids: { positions: ReadonlyMap<string, string>; people: ReadonlyMap<string, string> }): void {
  const seats = seatsOf(draft, rows, ids.positions),
    kept = new Map(draft.base.people.map((p) => [p.id, p]));
  const held = new Map<string, { title: string; role: Seat["role"]; holding: Holding }[]>();
  const hold = (seat: Seat, holding: Holding) => held.set(holding.personId, [...(held.get(holding.personId) ?? []), { title: seat.title, role: seat.role, holding }]);
  for (const seat of seats.values()) for (const holding of seat.holdings) hold(seat, holding);
  for (const { line, cells } of rows) {
    const positionId = ids.positions.get(cells.position_code ?? ""),
      personId = ids.people.get(cells.employee_number ?? "");
    const deputy = cells.deputy === undefined ? false : yesFrom(cells.deputy);
    if (deputy === null) draft.wrong(line, "deputy", say("Write yes or no."));
    const given = dayOf(draft, line, "from", cells.from),
      until = dayOf(draft, line, "until", cells.until) ?? null;
    const seat = positionId ? seats.get(positionId) : undefined;
    if (!seat || !positionId || !personId) {
      const stray = (["from", "until", "deputy"] as const).find((c) => cells[c] !== undefined);
      if (stray) draft.wrong(line, stray, say("An appointment needs both a position_code and an employee_number on the line."));
      continue;
    }
    const joinedOn = dayFrom(cells.joined_on ?? "") ?? kept.get(personId)?.joinedOn ?? null,
      today = draft.base.today;
    const from = given ?? (joinedOn && joinedOn > today ? joinedOn : today);
    const own = seat.holdings.find((h) => h.personId === personId && h.deputy === deputy && (given === undefined ? endsAfter(h, today) : overlap(h, { from, until })));
    if (own) {
      draft.unchanged("appointment");
      continue;
    }
    const person = {
      id: personId,
      name: cells.name ?? kept.get(personId)?.name ?? "",
      state: kept.get(personId)?.state ?? "present",
      joinedOn,
      leftOn: kept.get(personId)?.leftOn ?? null,
    };
    const refused = whyNotAppointed({ person, position: { id: positionId, ...seat }, others: held.get(personId) ?? [], deputy: deputy ?? false, from, until });
    if (refused) draft.wrong(line, "employee_number", refused);
    const holding: Holding = { id: "", personId, deputy: deputy ?? false, from, until };
    seat.holdings.push(holding);
    hold(seat, holding);
    draft.step(
      {
        line,
        sort: "appointment",
        does: "created",
        label: `${person.name}, ${seat.title}`,
        act: "position.appoint",
        id: positionId,
        input: { personId, deputy: deputy ?? false, from, until },
      },
      false,
    );
  }
}
