import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { today } from "#web/asof.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { useQueryString } from "#web/routing.tsx";
import { responsibilityViews } from "../../views.ts";
import { YearTable } from "./YearTable.tsx";

/** What a leader did in person, month by month; a duty with nothing stays visible. */
export function YearSection({ personId, own }: { readonly personId: string; readonly own: boolean }) {
  const [query, change] = useQueryString(),
    now = Number(today().slice(0, 4)),
    year = Number(query.get("year") ?? now);
  const answer = useView(responsibilityViews.year, { personId, year }, { keep: true });
  return (
    <Section
      title={own ? say("What you did in person in {year}", { year }) : say("What was done in person in {year}", { year })}
      more={
        <span className="row">
          <button type="button" className="link" onClick={() => change({ year: String(year - 1) })}>
            {say("Year before")}
          </button>
          {year < now ? (
            <button type="button" className="link" onClick={() => change({ year: String(year + 1) })}>
              {say("Year after")}
            </button>
          ) : null}
        </span>
      }
    >
      <Answered of={answer} rows={5}>
        {(found) => <YearTable year={found} />}
      </Answered>
    </Section>
  );
}
