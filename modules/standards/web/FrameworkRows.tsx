import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { Link } from "#web/routing.tsx";
import { frameworkKind } from "../record.ts";
import { frameworkViews } from "../views.ts";
import { AdoptButton } from "./NotAdopted.tsx";

/** Frameworks of others that were imported; none is said with the way to one. */
export function FrameworkRows() {
  const { data } = useView(frameworkViews.list, {});
  if (!data) return null;
  return (
    <Section title={say("Imported frameworks")} count={data.total}>
      {data.items.length === 0 ? (
        <p className="sm muted">
          {say("None yet. An OSCAL catalogue, a CISO Assistant library or a Probo framework can be imported.")} <Link href="/standards/import">{say("Import one")}</Link>
        </p>
      ) : (
        <ul className="rows">
          {data.items.map((f) => (
            <li key={f.id} className="row">
              <span className="grow">
                <Link className="plain" href={f.path}>
                  <span className="ref">{f.number}</span> {f.title}
                </Link>{" "}
                <span className="muted small">{f.publisher}</span>
              </span>
              <span className="muted small nowrap">{say("{n} requirements", { n: f.assessable })}</span>
              {f.state === "imported" && f.adopted === 0 ? (
                <AdoptButton edition={{ id: f.editionId, reference: f.reference }} size="s" />
              ) : (
                <State state={f.state} states={frameworkKind.states} small />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
