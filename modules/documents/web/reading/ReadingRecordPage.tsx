import { useEffect } from "react";
import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Page, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { EmptyState, Skeleton } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Link, useGo, useParameter } from "#web/routing.tsx";
import { readingKind } from "../../reading.ts";
import { documentViews, readingViews } from "../../views.ts";
import "../documents.css";
import { typed } from "../typed.ts";

/** Whoever is still to read it comes here from their work: they want the words, not the record. */
function useOwnReading(line: { readonly ownerId: string | null; readonly state: string; readonly documentNumber: string } | undefined): void {
  const actor = useActor(),
    go = useGo();
  const own = line && line.state === "open" && line.ownerId === actor?.id ? line.documentNumber : null;
  useEffect(() => {
    if (own) go(`/documents/${own}/read`, "replace");
    // go is made anew by each drawing and always does the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [own]);
}

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
  useOwnReading(line);
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
