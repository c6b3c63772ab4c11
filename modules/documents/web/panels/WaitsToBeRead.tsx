import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import { readingViews } from "../../views.ts";
import { ToRead } from "../reading/MyReadingsPage.tsx";
import "../documents.css";

const shownFirst = 4;

/** Documents that wait to be read by this person. Nothing when none does. */
export default function WaitsToBeRead() {
  const mine = useView(readingViews.mine, { open: "true", limit: shownFirst });
  if (!mine.data || mine.data.total === 0) return null;
  return (
    <Section title={say("To read")} count={mine.data.total} more={<Link href="/documents/reading">{say("All that I am to read")}</Link>}>
      <ul className="doc-toreads">
        {mine.data.items.map((line) => (
          <li key={line.id}>
            <ToRead line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
