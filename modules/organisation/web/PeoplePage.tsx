import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { useActor, usePages } from "#web/ask.ts";
import { short } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { EmptyState, ErrorState, Skeleton } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import type { Column } from "#web/register/columns.ts";
import { DataTable } from "#web/register/DataTable.tsx";
import { useRegister } from "#web/register/use-register.ts";
import { Link } from "#web/routing.tsx";
import { GovernanceRole } from "#kernel/actor.ts";
import { personKind } from "../record.ts";
import { roleWords } from "../roles.ts";
import { personViews, type PersonListed } from "../views.ts";

type Row = z.output<typeof PersonListed>;

const firstRole = (p: Row): string | null => p.positions[0]?.role ?? null;
const columns: readonly Column<Row>[] = [
  { id: "number", title: say("Number"), value: (p) => p.number, width: 84, mono: true, phone: "number", sort: false },
  {
    id: "name",
    title: say("Name"),
    value: (p) => p.name,
    cell: (p) => <Person name={p.name} id={p.id} outside={p.outside ? (firstRole(p) ? roleWords[firstRole(p) as "consultant"].name : undefined) : undefined} />,
    head: true,
    phone: "title",
    sort: false,
  },
  {
    id: "positions",
    title: say("Holds"),
    value: (p) => p.positions.map((x) => x.title).join(", "),
    cell: (p) =>
      p.positions.length === 0 ? (
        <span className="muted">{say("no position")}</span>
      ) : (
        p.positions.map((x) => (x.deputy ? say("{title} (deputy)", { title: x.title }) : x.title)).join(", ")
      ),
    width: 300,
    phone: "who",
    sort: false,
  },
  {
    id: "state",
    title: say("State"),
    value: (p) => p.state,
    cell: (p) => <State state={p.state} states={personKind.states} />,
    width: 110,
    phone: "state",
    sort: false,
    filter: [
      { value: "left", label: say("Left") },
      { value: "all", label: say("Everybody") },
    ],
  },
  {
    id: "away",
    title: say("Away"),
    value: (p) => p.awayFrom,
    cell: (p) => (p.awayFrom ? <Tag tone="soon">{p.awayUntil ? say("until {day}", { day: short(p.awayUntil) }) : say("since {day}", { day: short(p.awayFrom) })}</Tag> : null),
    width: 120,
    phone: "date",
    sort: false,
  },
  {
    id: "role",
    title: say("Role"),
    value: (p) => (firstRole(p) ? roleWords[firstRole(p) as "employee"].name : null),
    width: 180,
    sort: false,
    filter: GovernanceRole.options.map((value) => ({ value, label: roleWords[value].name })),
  },
  {
    id: "holding",
    title: say("Position"),
    value: () => null,
    width: 0,
    hidden: true,
    sort: false,
    filter: [
      { value: "something", label: say("Holds a position") },
      { value: "nothing", label: say("Holds none") },
    ],
  },
  { id: "employeeNumber", title: say("Employee number"), value: (p) => p.employeeNumber, width: 130, mono: true, hidden: true, sort: false },
];

const one = <const T extends string>(value: string | undefined, of: readonly T[]): T | undefined => of.find((option) => option === value);

export default function PeoplePage() {
  const { text, filters } = useRegister(),
    actor = useActor();
  const state = one(filters["state"], ["left", "all"]),
    role = one(filters["role"], GovernanceRole.options),
    holding = one(filters["holding"], ["something", "nothing"]);
  const { rows, total, more, pending, error } = usePages(personViews.list, {
    limit: 100,
    ...(text ? { text } : {}),
    ...(state ? { state } : {}),
    ...(role ? { role } : {}),
    ...(holding ? { holding } : {}),
  });
  return (
    <Page
      title={say("People")}
      width="wide"
      crumbs={[{ title: say("Organisation"), href: "/organisation" }]}
      acts={
        <>
          <Link className="btn" href="/organisation/import">
            {say("Import")}
          </Link>
          <Link className="btn p" href="/people/new">
            {say("Register a person")}
          </Link>
        </>
      }
    >
      {error ? (
        <ErrorState error={error} />
      ) : pending || !actor ? (
        <Skeleton rows={8} />
      ) : (
        <DataTable
          name="people"
          noun={say("people")}
          columns={columns}
          rows={rows ?? []}
          keyOf={(p) => p.id}
          hrefOf={(p) => `/people/${p.number}`}
          remote={{ total, more }}
          views={[
            { title: say("Without a position"), query: "holding=nothing" },
            { title: say("Left"), query: "state=left" },
          ]}
          empty={
            <EmptyState
              title={say("Nobody is registered yet")}
              acts={
                <Link className="btn p" href="/people/new">
                  {say("Register a person")}
                </Link>
              }
            >
              {say("Register people one by one, or import them with their positions from a file.")}
            </EmptyState>
          }
        />
      )}
    </Page>
  );
}
