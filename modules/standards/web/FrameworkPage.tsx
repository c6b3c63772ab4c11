import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { fingerprint } from "#web/kit/figures.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { frameworkActs } from "../acts.ts";
import { frameworkKind } from "../record.ts";
import { frameworkViews } from "../views.ts";
import { AdoptButton } from "./NotAdopted.tsx";
import { formats } from "./ImportReport.tsx";
import "./standards.css";

/** A framework of others as it was read: where it comes from, under which rights, and its tree. */
export default function FrameworkPage() {
  const framework = useView(frameworkViews.one, { number: useParameter("number") });
  return (
    <AnsweredPage of={framework}>
      {(found) => (
        <Page
          title={found.title}
          short={found.number}
          crumbs={[{ title: say("Standards"), href: "/standards" }]}
          acts={
            found.state === "imported" ? (
              found.adopted > 0 ? (
                <Link className="btn" href={`/standards/${found.editionId}`}>
                  {say("Open readiness")}
                </Link>
              ) : (
                <AdoptButton edition={{ id: found.editionId, reference: found.reference }} />
              )
            ) : null
          }
        >
          <TitleBlock
            blocks={[
              { label: say("State"), value: <State state={found.state} states={frameworkKind.states} /> },
              { label: say("Publisher"), value: found.publisher ?? say("not said") },
              found.publishedVersion ? { label: say("Version"), value: found.publishedVersion } : null,
              { label: say("Format"), value: say(formats[found.format] ?? found.format) },
              { label: say("Requirements"), value: found.assessable },
              { label: say("Headings"), value: found.groups },
              { label: say("Fingerprint"), value: fingerprint(found.contentHash), mono: true },
              { label: say("Number"), value: found.number, mono: true },
            ]}
          />
          <Columns
            record
            main={
              <>
                <Section title={say("Rights")}>
                  <p className="sm">{found.licence ?? say("The file says nothing about rights. Check them before you use its texts.")}</p>
                </Section>
                <Section title={say("Requirements")} count={found.read}>
                  <ul className="tree-list">
                    {found.requirements.slice(0, 400).map((r) => (
                      <li key={r.id}>
                        <Link className="plain" href={`/standards/${found.editionId}/${encodeURIComponent(r.reference)}`}>
                          <span className="ref">{r.reference}</span> {r.assessable ? r.title : <b className="med">{r.title}</b>}
                        </Link>
                      </li>
                    ))}
                  </ul>
                  {found.requirements.length > 400 ? (
                    <p className="sm muted">
                      {say("The first 400 of {n}.", { n: found.requirements.length })} <Link href={`/standards/${found.editionId}`}>{say("See all of them as a tree")}</Link>
                    </p>
                  ) : null}
                </Section>
              </>
            }
            side={
              <>
                <WhatCanHappenNext record={found} acts={frameworkActs} />
                <History id={found.id} />
              </>
            }
          />
        </Page>
      )}
    </AnsweredPage>
  );
}
