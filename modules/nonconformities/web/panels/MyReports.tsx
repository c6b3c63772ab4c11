import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import { reportViews } from "../../views.ts";
import { Mine } from "../reporting/Mine.tsx";

/** What became of what I reported, the last three. Nothing for whoever reported nothing. */
export default function MyReports() {
  const { data } = useView(reportViews.mine, { limit: 3 });
  if (!data || data.total === 0) return null;
  return (
    <Section title={say("What became of it")} more={data.total > 3 ? <Link href="/reports/mine">{say("All {total}", { total: data.total })}</Link> : null}>
      <Mine reports={data.items} />
    </Section>
  );
}
