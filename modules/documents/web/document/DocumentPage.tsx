import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { Columns, Page } from "#web/kit/page.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Tabs, useTab } from "#web/kit/choosing.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { useNoteInStrip } from "#web/shell/notes.ts";
import { documentViews } from "../../views.ts";
import { AboutIt } from "./AboutIt.tsx";
import { CopiesOf } from "./CopiesOf.tsx";
import { DocumentHead } from "./DocumentHead.tsx";
import { DocumentNext } from "./DocumentNext.tsx";
import { Impact } from "./Impact.tsx";
import { Readers } from "./Readers.tsx";
import { Revisions } from "./Revisions.tsx";
import type { DocumentShown } from "./shown.ts";
import "../documents.css";

/** One document: what is said about it, its revisions, who has read it, what a change of it would touch. */
export default function DocumentPage() {
  const number = useParameter("number"),
    one = useView(documentViews.one, { number });
  useNoteInStrip(one.data ? say("Version {version} of this record", { version: one.data.record.version }) : "");
  return <AnsweredPage of={one}>{(shown) => <Shown shown={shown} />}</AnsweredPage>;
}

const tabs = () => [
  { value: "about", label: say("About it") },
  { value: "readers", label: say("Who has read it") },
  { value: "impact", label: say("What it touches") },
  { value: "copies", label: say("Printed copies") },
  { value: "talk", label: say("Talk and links") },
  { value: "history", label: say("History") },
];

function Shown({ shown }: { readonly shown: DocumentShown }) {
  const { record } = shown,
    [open] = useTab(tabs());
  return (
    <Page
      title={record.title}
      serif
      short={record.code}
      crumbs={[{ title: say("Documents"), href: "/documents" }]}
      acts={
        record.currentId ? (
          <Link className="btn p" href={`/documents/${record.number}/read`}>
            <Icon name="book" />
            {say("Read it")}
          </Link>
        ) : null
      }
    >
      <DocumentHead shown={shown} />
      <Tabs tabs={tabs()} label={say("Parts of this document's page")} />
      <div className="doc-parts">
        <Columns record main={<Part open={open} shown={shown} />} side={<DocumentNext shown={shown} />} />
      </div>
    </Page>
  );
}

function Part({ open, shown }: { readonly open: string; readonly shown: DocumentShown }) {
  const { record } = shown;
  if (open === "readers") return <Readers shown={shown} />;
  if (open === "impact") return <Impact id={record.id} />;
  if (open === "copies") return <CopiesOf shown={shown} />;
  if (open === "talk")
    return (
      <>
        <Talk id={record.id} />
        <Links id={record.id} />
        <Attachments id={record.id} />
      </>
    );
  if (open === "history")
    return (
      <>
        <Signatures id={record.id} />
        <History id={record.id} />
      </>
    );
  return (
    <>
      <Revisions shown={shown} />
      <AboutIt shown={shown} />
    </>
  );
}
