import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import { YearTable } from "../remit/YearTable.tsx";
import { responsibilityViews } from "../../views.ts";
import "../responsibilities.css";

/** What the leader did in person this year, on the page that opens the day. */
export default function YourYear() {
  const { data } = useView(responsibilityViews.year, {}, { fresh: 60_000 });
  if (!data) return null;
  return (
    <Section title={say("What you did in person this year")} more={<Link href="/remit">{say("My remit")}</Link>}>
      <YearTable year={data} />
    </Section>
  );
}
