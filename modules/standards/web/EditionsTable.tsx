import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { ReadinessBar, ReadinessLegend } from "#web/charts/ReadinessBar.tsx";
import { Link } from "#web/routing.tsx";
import type { StandingCounts } from "../views.ts";
import { barOf } from "./words.ts";

/** What stands under an edition's name: until when it is certified, or that it is not. */
const underOf = ({ adoption, edition }: StandingCounts): string => {
  if (adoption?.certificate) return say("certified until {day}", { day: written(adoption.certificate.validUntil) });
  return edition.preliminary ? say("adopted, preliminary text") : say("adopted, not certified");
};

/** The adopted editions with their bars; every bar opens the requirements behind it. */
export const EditionsTable = ({ items }: { readonly items: readonly StandingCounts[] }) => (
  <>
    <table className="t rd">
      <thead>
        <tr>
          <th scope="col">{say("Standard")}</th>
          <th scope="col">{say("Readiness")}</th>
          <th scope="col" className="num">
            {say("Proved")}
          </th>
          <th scope="col" className="num">
            {say("Not yet proved")}
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => {
          const { edition, counts } = item,
            href = `/standards/${edition.id}`,
            open = counts.not_proved + counts.partly_proved + counts.not_yet_answered;
          return (
            <tr key={edition.id}>
              <th scope="row">
                <Link className="plain" href={href}>
                  {edition.reference}
                </Link>
                <small>{underOf(item)}</small>
              </th>
              <td className="rb">
                <Link className="plain" href={href} aria-label={`${edition.reference}: ${item.sentence}`}>
                  <ReadinessBar {...barOf(counts)} />
                </Link>
              </td>
              <td className="num">
                <Link className="plain" href={href}>
                  <b>{counts.proved}</b> <span className="muted">{say("of {n}", { n: item.requirements })}</span>
                </Link>
              </td>
              <td className="num open">
                {open > 0 ? (
                  <Link className="plain" href={`${href}?show=open`}>
                    {open}
                  </Link>
                ) : (
                  <span className="muted">{say("none")}</span>
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
    <div style={{ marginTop: 10 }}>
      <ReadinessLegend />
    </div>
  </>
);
