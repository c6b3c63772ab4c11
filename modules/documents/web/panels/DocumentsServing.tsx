import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Ref } from "#web/kit/tags.tsx";
import type { PanelProps } from "#web/pages.ts";
import { Link } from "#web/routing.tsx";
import { documentKind } from "../../record.ts";
import { documentViews } from "../../views.ts";

const shown = 8;

/** The documents that serve a requirement, those in force first. Nothing when none does. */
export default function DocumentsServing({ about }: PanelProps) {
  const serving = useView(documentViews.list, { clause: about ?? "", limit: shown }, { enabled: about !== undefined });
  if (!serving.data || serving.data.total === 0) return null;
  const all = <Link href={`/documents?clause=${encodeURIComponent(about ?? "")}`}>{say("All of them")}</Link>;
  return (
    <Section title={say("Documents that serve it")} count={serving.data.total} more={serving.data.total > shown ? all : null}>
      <ul className="rows sm">
        {serving.data.items.map((row) => (
          <li key={row.id}>
            <Link className="plain" href={row.path}>
              <Ref>{row.code}</Ref> {row.title}
            </Link>
            <div className="small muted">
              <State state={row.state} states={documentKind.states} /> {row.owner ?? say("vacant")}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
