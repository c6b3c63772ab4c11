import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { responsibilityViews } from "../../views.ts";
import "../responsibilities.css";

/** What a position holder answers for, position by position, and whether the sheet is accepted. */
export default function YourRemit() {
  const { data } = useView(responsibilityViews.mine, {}, { fresh: 60_000 });
  if (!data || data.sheets.length === 0) return null;
  return (
    <Section title={say("My remit")} more={<Link href="/remit">{say("Open")}</Link>}>
      <ul className="rows">
        {data.sheets.map((s) => (
          <li key={s.id}>
            <Link className="plain med" href="/remit">
              {s.position.title}
            </Link>
            <div className="small ink2">
              {say("Answers for {a, plural, =0 {nothing} one {one requirement} other {# requirements}}, does the work in {r}.", { a: s.answersFor.length, r: s.does.length })}
            </div>
            {s.unacknowledged.includes(data.person.id) ? (
              <Status tone="soon" small>
                {say("Duty sheet not accepted yet")}
              </Status>
            ) : (
              <Status tone="ok" small>
                {say("Duty sheet accepted")}
              </Status>
            )}
          </li>
        ))}
        {data.lentToMe.map((a) => (
          <li key={a.delegation.id} className="sm">
            <Link className="plain" href={a.delegation.path}>
              {say("You act for {name} until {day}", { name: a.forPerson.name, day: a.until })}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
