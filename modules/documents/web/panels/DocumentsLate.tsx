import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { documentViews } from "../../views.ts";

/** Documents whose review is late, with who answers. Nothing when none is. */
export default function DocumentsLate() {
  const late = useView(documentViews.list, { late: "true", limit: 5, sort: "dueOn" });
  if (!late.data || late.data.total === 0) return null;
  return (
    <Section title={say("Documents whose review is late")} count={late.data.total} more={<Link href="/documents?late=true">{say("All of them")}</Link>}>
      <ul className="rows sm">
        {late.data.items.map((row) => (
          <li key={row.id}>
            <Link className="plain" href={row.path}>
              <Ref>{row.code}</Ref> {row.title}
            </Link>
            <div className="small muted">
              {row.owner ?? say("vacant")}, <DueText due={row.dueOn} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
