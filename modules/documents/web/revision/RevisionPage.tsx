import { lazy, Suspense, useState } from "react";
import { decide } from "#kernel/act.ts";
import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Columns, Page, Section } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Skeleton } from "#web/kit/states.tsx";
import { History } from "#web/record/History.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { useParameter } from "#web/routing.tsx";
import { useNoteInStrip } from "#web/shell/notes.ts";
import { revisionActs } from "../../acts.ts";
import { revisionViews } from "../../views.ts";
import type { Desk } from "../editor/desk.ts";
import { BodyText } from "../reading/BodyText.tsx";
import { Changes } from "./Changes.tsx";
import { Explained } from "./Explained.tsx";
import { FileSource } from "./FileSource.tsx";
import { Impact } from "./Impact.tsx";
import { Remarks } from "./Remarks.tsx";
import { RevisionHead } from "./RevisionHead.tsx";
import { RevisionNext } from "./RevisionNext.tsx";
import { Route } from "./Route.tsx";
import type { RevisionShown } from "./shown.ts";
import { Writers } from "./Writers.tsx";
import "../documents.css";
import "./revision.css";

const TextDesk = lazy(() => import("../editor/TextDesk.tsx"));

/** One revision on its way: written, reviewed, approved, issued. */
export default function RevisionPage() {
  const number = useParameter("number");
  const revision = useView(revisionViews.one, { number });
  return <AnsweredPage of={revision}>{(shown) => <Whole key={shown.record.id} shown={shown} />}</AnsweredPage>;
}

function Whole({ shown }: { readonly shown: RevisionShown }) {
  const { record, document } = shown,
    actor = useActor(),
    { refusal: past } = useAsOf();
  const [desk, setDesk] = useState<Desk | null>(null);
  const writes = actor !== undefined && !past && record.source === "written" && decide(revisionActs.write, actor, record).yes;
  useNoteInStrip(say("Version {version} of this record", { version: record.version }));
  const words = record.source === "uploaded" ? <FileSource shown={shown} /> : writes ? <Writing shown={shown} onDesk={setDesk} /> : <Words shown={shown} />;
  const deciding = record.state === "in_review" || record.state === "in_approval";
  return (
    <Page
      title={record.title}
      short={record.number}
      crumbs={[
        { title: say("Documents"), href: "/documents" },
        { title: document.code, href: `/documents/${document.number}` },
      ]}
    >
      <RevisionHead shown={shown} />
      <Columns
        record
        main={
          <>
            {record.state === "draft" ? words : null}
            <Explained record={record} />
            {record.state === "draft" && shown.earlier.length === 0 ? null : <Changes shown={shown} />}
            {deciding ? <Impact documentId={document.id} /> : null}
            {record.state === "draft" ? null : words}
            <Signatures id={record.id} />
          </>
        }
        side={
          <>
            <RevisionNext shown={shown} desk={writes ? desk : null} />
            <Remarks record={record} remarks={shown.remarks} />
            <Route steps={shown.steps} />
            <Writers shown={shown} />
            <History id={record.id} />
          </>
        }
      />
    </Page>
  );
}

const Writing = ({ shown, onDesk }: { readonly shown: RevisionShown; readonly onDesk: (desk: Desk) => void }) => (
  <Section id="words" title={say("The text")}>
    <Suspense fallback={<Skeleton rows={8} />}>
      <TextDesk record={shown.record} content={shown.content} onDesk={onDesk} />
    </Suspense>
  </Section>
);

const Words = ({ shown }: { readonly shown: RevisionShown }) => (
  <Section id="words" title={say("The text")}>
    {shown.content.body && shown.content.body.content.length > 0 ? (
      <BodyText body={shown.content.body} mentioned={shown.content.mentioned} pictures={shown.content.pictures} />
    ) : (
      <p className="sm muted">{say("There is nothing in it yet.")}</p>
    )}
  </Section>
);
