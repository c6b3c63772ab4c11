import { meViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Link } from "#web/routing.tsx";
import { readingViews } from "../../views.ts";
import { ToRead } from "../reading/MyReadingsPage.tsx";
import "../documents.css";

const shownFirst = 4;
/** So many of what waits stand above, at the head of Today. */
const stands = 7;

/** Documents that wait to be read by this person and do not stand among their work already. Nothing when none does. */
export default function WaitsToBeRead() {
  const mine = useView(readingViews.mine, { open: "true", limit: shownFirst + stands }),
    inbox = useView(meViews.inbox, { limit: 100 });
  if (!mine.data || !inbox.data) return null;
  const above = new Set(inbox.data.items.slice(0, stands).map((item) => item.record.id)),
    lines = mine.data.items.filter((line) => !above.has(line.id)).slice(0, shownFirst);
  if (lines.length === 0) return null;
  return (
    <Section title={say("To read")} count={mine.data.total} more={<Link href="/documents/reading">{say("All that I am to read")}</Link>}>
      <ul className="doc-toreads">
        {lines.map((line) => (
          <li key={line.id}>
            <ToRead line={line} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
