import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Page, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { EmptyState, Skeleton } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { readingKind } from "../../reading.ts";
import { documentViews, readingViews } from "../../views.ts";
import "../documents.css";
import { typed } from "../typed.ts";

/** One person and one revision: asked when, read when, by whom. */
export default function ReadingRecordPage() {
  const number = useParameter("number");
  const found = useView(recordViews.find, { number }),
    record = found.data?.record;
  const kept = useView(recordViews.snapshot, { id: record?.id ?? "" }, { enabled: Boolean(record) });
  const revisionId = typed(kept.data?.["revisionId"]),
    documentId = typed(kept.data?.["documentId"]);
  const lines = useView(readingViews.list, { revisionId, personId: record?.ownerId ?? "", limit: 1 }, { enabled: Boolean(revisionId && record?.ownerId) });
  const document = useView(documentViews.one, { id: documentId }, { enabled: documentId !== "" });
  const line = lines.data?.items[0];
  if (found.data && !record)
    return (
      <Page title={number}>
        <EmptyState title={say("There is no such reading, or it is not yours to see")} />
      </Page>
    );
  if (!record || !line)
    return (
      <div className="page">
        <Skeleton rows={5} />
      </div>
    );
  return (
    <Page
      title={say("Reading of {title}", { title: line.documentTitle })}
      short={record.number}
      crumbs={[
        { title: say("Documents"), href: "/documents" },
        { title: line.code, href: `/documents/${line.documentNumber}` },
      ]}
      acts={
        <Link className="btn p" href={`/documents/${line.documentNumber}/read`}>
          {say("Read it")}
        </Link>
      }
    >
      <TitleBlock
        className="doc-tb"
        blocks={[
          { label: say("Reader"), value: <Answers person={line.ownerId && line.owner ? { id: line.ownerId, name: line.owner } : null} /> },
          { label: say("State"), value: <State state={line.state} states={readingKind.states} /> },
          { label: say("Document"), value: line.code, mono: true },
          { label: say("Revision"), value: line.revision },
          { label: say("Asked on"), value: <DateText value={record.openedAt} /> },
          line.acknowledgedAt
            ? { label: say("Read on"), value: <DateText value={line.acknowledgedAt} form="time" /> }
            : { label: say("To be read by"), value: <DueText due={line.dueOn} /> },
          document.data ? { label: say("In force now"), value: say("revision {n}", { n: document.data.record.currentNumber ?? "–" }) } : null,
        ]}
      />
      <History id={record.id} />
    </Page>
  );
}
