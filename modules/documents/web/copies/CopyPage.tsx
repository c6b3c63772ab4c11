import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { copyActs } from "../../acts.ts";
import { copyKind } from "../../copy.ts";
import { copyViews, documentViews } from "../../views.ts";
import "../documents.css";

/** One printed copy: who holds it, whether it is still right, and what is done with it. */
export default function CopyPage() {
  const one = useView(copyViews.one, { number: useParameter("number") });
  const document = useView(documentViews.one, { id: one.data?.record.documentId ?? "" }, { enabled: Boolean(one.data) });
  return (
    <AnsweredPage of={one}>
      {({ record, owner }) => (
        <Page
          title={say("{code}, held by {holder}", { code: record.code, holder: record.holder })}
          short={record.number}
          crumbs={[
            { title: say("Documents"), href: "/documents" },
            { title: say("Printed copies"), href: "/documents/copies" },
          ]}
          acts={
            record.state === "out" ? (
              <a className="btn p" href={`/api/documents/copies/${record.number}/pdf`} download>
                <Icon name="print" />
                {say("Print this copy")}
              </a>
            ) : null
          }
        >
          {record.current || record.closedAt ? null : (
            <Banner tone="bad" icon="clock">
              <b className="med">{say("No longer right: a newer revision is in force, or the document was withdrawn.")}</b> {say("Fetch it and destroy it.")}
            </Banner>
          )}
          <TitleBlock
            className="doc-tb"
            blocks={[
              { label: say("Copy"), value: record.number, mono: true },
              { label: say("State"), value: <State state={record.state} states={copyKind.states} /> },
              { label: say("Revision"), value: record.revision },
              { label: say("Given out"), value: <DateText value={record.openedAt} /> },
              { label: say("Until"), value: record.expiresOn ? <DueText due={record.expiresOn} closed={record.closedAt !== null} /> : say("called back") },
              { label: say("Answers"), value: <Answers person={owner} /> },
            ]}
          />
          <Columns
            record
            main={
              <>
                <Section title={say("Document")}>
                  {document.data ? (
                    <Link href={`/documents/${document.data.record.number}`}>
                      {record.code} {document.data.record.title}
                    </Link>
                  ) : (
                    <span className="muted">{record.code}</span>
                  )}
                </Section>
                <History id={record.id} />
              </>
            }
            side={<WhatCanHappenNext record={record} acts={copyActs} />}
          />
        </Page>
      )}
    </AnsweredPage>
  );
}
