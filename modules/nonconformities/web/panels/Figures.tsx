import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { since } from "#web/kit/date.tsx";
import { figure, rupees } from "#web/kit/figures.ts";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import { nonconformityViews, reportViews } from "../../views.ts";

/** How correcting goes, in five lines; each opens its rows. */
export default function Figures() {
  const { data } = useView(nonconformityViews.figures, {}),
    waiting = useView(reportViews.list, { state: "received", sort: "openedAt", limit: 1 }),
    oldest = waiting.data?.items[0];
  if (!data) return null;
  const lines = [
    {
      label: oldest ? say("Reports nobody has looked at, the oldest {since}", { since: since(oldest.openedAt) }) : say("Reports nobody has looked at"),
      value: waiting.data ? figure(waiting.data.total) : "",
      href: "/reports?state=received",
      bad: (oldest?.daysLate ?? 0) > 0,
    },
    { label: say("Open nonconformities"), value: figure(data.open), href: "/nc?open=true", bad: false },
    { label: say("Late"), value: figure(data.late), href: "/nc?late=true", bad: data.late > 0 },
    { label: say("Days to close, on average"), value: data.meanDaysToClose === null ? say("none closed yet") : figure(data.meanDaysToClose), href: "/nc/patterns", bad: false },
    { label: say("Cost of what is open"), value: data.currency === "INR" ? rupees(data.openCost) : figure(data.openCost), href: "/nc?open=true", bad: false },
  ];
  return (
    <Section title={say("Correcting")} more={<Link href="/nc/patterns">{say("Patterns")}</Link>}>
      <ul className="rows">
        {lines.map((line) => (
          <li key={line.label} className="row">
            <span className="grow">{line.label}</span>
            <Link href={line.href} className={`mono ${line.bad ? "bad-text" : ""}`}>
              {line.value}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
