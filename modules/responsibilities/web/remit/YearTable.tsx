import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { today } from "#web/asof.ts";
import { DateText } from "#web/kit/date.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import type { Year } from "./shapes.ts";

const months = Array.from({ length: 12 }, (_, i) => new Intl.DateTimeFormat("en-GB", { month: "long", timeZone: "UTC" }).format(Date.UTC(2026, i, 1)).slice(0, 3));

const emptyShown = 4;

/** Duties by months, those with evidence first, each with its latest; "nothing" is hatched, and folded when it is much. */
export function YearTable({ year }: { readonly year: Year }) {
  const [all, setAll] = useState(false),
    full = year.rows.filter((r) => r.count > 0),
    empty = year.rows.filter((r) => r.count === 0),
    shown = [...full, ...(all ? empty : empty.slice(0, emptyShown))];
  const now = today(),
    present = Number(now.slice(0, 4)) === year.year ? Number(now.slice(5, 7)) - 1 : 12,
    label = say("Duties held in person, by month");
  if (year.rows.length === 0)
    return (
      <p className="sm muted">
        {say(
          "The matrix gives no duty of leadership to a position that {name} holds. {n, plural, =0 {Nothing} one {One act} other {# acts}} of this year carried a signature or could not be delegated.",
          { name: year.person.name, n: year.personally },
        )}
      </p>
    );
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className="t yr">
        <thead>
          <tr>
            <th scope="col">{say("Duty")}</th>
            {months.map((m, i) => (
              <th key={m} scope="col" className={`c ${i === present ? "now" : ""}`}>
                {m}
              </th>
            ))}
            <th scope="col">{say("Latest evidence")}</th>
            <th scope="col" className="num">
              {say("Date")}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.requirementId} className="flat">
              <th scope="row">
                <span className="ref" title={row.edition}>
                  {row.reference}
                </span>{" "}
                <Link className="plain" href={`/who?requirement=${encodeURIComponent(row.requirementId)}`}>
                  {row.title}
                </Link>
              </th>
              {row.months.map((n, i) => (
                <td key={i} className={`c ${i === present ? "now" : ""} ${row.count === 0 && i <= present ? "hole" : ""}`}>
                  {n > 0 ? (
                    <span
                      className={`dot ${n > 1 ? "many" : ""}`}
                      role="img"
                      aria-label={say("{month}: {n, plural, one {once} other {# times}}", { month: months[i] ?? "", n })}
                      title={say("{n, plural, one {once} other {# times}}", { n })}
                    />
                  ) : (
                    <span className="vh">{i > present ? say("to come") : say("nothing")}</span>
                  )}
                </td>
              ))}
              <td className="ev">
                {row.latest ? (
                  <Link className="plain" href={row.latest.opens.path}>
                    {row.latest.past}: {row.latest.opens.title} <span className="ref">{row.latest.opens.number}</span>
                  </Link>
                ) : (
                  <Status tone="bad">{say("Nothing recorded this year")}</Status>
                )}
              </td>
              <td className="num nowrap muted">{row.latest ? <DateText value={row.latest.at} form="short" /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < year.rows.length ? (
        <button type="button" className="link sm gap-s" onClick={() => setAll(true)}>
          {say("{n, plural, one {One more duty has} other {# more duties have}} nothing recorded this year", { n: year.rows.length - shown.length })}
        </button>
      ) : null}
    </div>
  );
}
