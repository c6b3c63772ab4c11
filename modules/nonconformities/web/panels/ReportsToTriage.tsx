import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { since } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { reportViews } from "../../views.ts";
import { reportSortName } from "../words.ts";

/** Reports that nobody has looked at, the oldest first. Nothing when there are none. */
export default function ReportsToTriage() {
  const reports = useView(reportViews.list, { state: "received", sort: "openedAt", limit: 5 });
  if (reports.data?.total === 0) return null;
  return (
    <Section title={say("Reports to look at")} count={reports.data?.total} more={<Link href="/reports?state=received">{say("All reports")}</Link>}>
      <Answered of={reports} rows={2}>
        {(answer) => (
          <ol className="rows">
            {answer.items.map((report) => (
              <li key={report.id} className="need">
                <span className="ic"><Icon name="talk" /></span>
                <div><Link className="plain" href={report.path}><b>{report.title}</b></Link> <Ref>{report.number}</Ref><small>{reportSortName(report.sort)}{report.place ? `, ${report.place}` : ""}{report.anonymous ? `, ${say("without a name")}` : report.reporter ? `, ${report.reporter}` : ""}</small></div>
                <span className={`when ${report.daysLate > 0 ? "bad" : ""}`}>{since(report.openedAt)}</span>
                <Link className="btn s" href={report.path} aria-label={say("Look at {number}", { number: report.number })}>{say("Look at it")}</Link>
              </li>
            ))}
          </ol>
        )}
      </Answered>
    </Section>
  );
}
