import { say } from "#kernel/sentence.ts";
import { DateText } from "#web/kit/date.tsx";
import { Section } from "#web/kit/page.tsx";
import { Status } from "#web/kit/status.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import { EvidenceList } from "./EvidenceList.tsx";
import type { RequirementShown } from "./RequirementPage.tsx";
import { StatusOf } from "./StatusOf.tsx";
import { WhyOf } from "./WhyOf.tsx";
import { looks, requirementPath } from "./words.ts";

/** The parts of a requirement's page, in the order in which an auditor asks. */
export const RequirementParts = ({ found }: { readonly found: RequirementShown }) => (
  <>
    <Asks found={found} />
    {found.assessable ? <WhyOf why={found} /> : null}
    {found.children.length > 0 ? <Below found={found} /> : null}
    {found.assessable ? <EvidenceList reasons={found.reasons} evidence={found.evidence} /> : null}
    {found.sharedWith.length > 0 ? <SharedWith found={found} /> : null}
    {found.history.length > 0 ? <StatusHistory found={found} /> : null}
  </>
);

/** Our own words; an imported framework's text stays the plain text that it is. */
function Asks({ found }: { readonly found: RequirementShown }) {
  if (!found.asks && found.points.length === 0 && found.maintain.length + found.retain.length === 0)
    return found.assessable ? <p className="muted">{say("Remit has no words of its own for this requirement yet. Read it in your copy of the standard.")}</p> : null;
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 ? (
      <div>
        <h3>{title}</h3>
        <ul className="sm">
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </div>
    ) : null;
  return (
    <Section title={say("What it asks")} note={found.edition.imported ? found.edition.textPolicy : say("In our own words; the standard's text counts.")}>
      {found.asks ? (
        <p className="own-words" style={{ whiteSpace: "pre-line" }}>
          {found.asks}
        </p>
      ) : null}
      {found.points.length > 0 ? (
        <dl className="points" style={{ marginTop: 12 }}>
          {found.points.map((p) => (
            <div key={p.item} style={{ display: "contents" }}>
              <dt>{p.item}</dt>
              <dd>{p.covers}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {found.maintain.length + found.retain.length > 0 ? (
        <div className="two" style={{ marginTop: 14 }}>
          {list(say("Documents to keep current"), found.maintain)}
          {list(say("Records to keep"), found.retain)}
        </div>
      ) : null}
      {found.note ? (
        <p className="sm ink2" style={{ marginTop: 12, whiteSpace: "pre-line" }}>
          {found.note}
        </p>
      ) : null}
    </Section>
  );
}

const Below = ({ found }: { readonly found: RequirementShown }) => (
  <Section title={say("Below it")} count={found.children.length}>
    <ul className="rows">
      {found.children.map((r) => (
        <li key={r.id} className="row">
          <span className="grow">
            <Link className="plain" href={requirementPath(r.id)}>
              <span className="ref">{r.reference}</span> {r.title}
            </Link>
          </span>
          {r.status ? <StatusOf status={r.status} small /> : <Tag>{say("Heading")}</Tag>}
        </li>
      ))}
    </ul>
  </Section>
);

const SharedWith = ({ found }: { readonly found: RequirementShown }) => (
  <Section title={say("Other standards ask for it too")} count={found.sharedWith.length}>
    <ul className="rows">
      {found.sharedWith.map((r) => (
        <li key={r.id} className="row">
          <span className="grow">
            <Link className="plain" href={requirementPath(r.id)}>
              <span className="muted">{r.short}</span> <span className="ref">{r.reference}</span> {r.title}
            </Link>
          </span>
          {r.status ? (
            <Status tone={looks[r.status].tone} small>
              {looks[r.status].label}
            </Status>
          ) : null}
        </li>
      ))}
    </ul>
  </Section>
);

const StatusHistory = ({ found }: { readonly found: RequirementShown }) => (
  <Section title={say("How it stood")} note={say("As kept at the end of each day.")}>
    <ul className="rows tight">
      {found.history.toReversed().map((h) => (
        <li key={h.on} className="row">
          <span className="grow">
            <StatusOf status={h.status} small />
          </span>
          <span className="muted small">
            {say("since")} <DateText value={h.on} />
          </span>
        </li>
      ))}
    </ul>
  </Section>
);
