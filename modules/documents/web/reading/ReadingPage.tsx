import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { DateText, DueText } from "#web/kit/date.tsx";
import { Page, TitleBlock } from "#web/kit/page.tsx";
import { Answers } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { Icon } from "#web/icon.tsx";
import { Link, useParameter, useQueryString } from "#web/routing.tsx";
import { today } from "#web/zone.ts";
import { documentViews } from "../../views.ts";
import { Confirm } from "./Confirm.tsx";
import { FileShown } from "./FileShown.tsx";
import { Outline } from "./Outline.tsx";
import { BodyText } from "./BodyText.tsx";
import { ReadingBanner, Watermark } from "./ReadingBanner.tsx";
import { ReadingSide } from "./ReadingSide.tsx";
import type { ReadShown } from "./text.ts";
import { TakeAway } from "./TakeAway.tsx";
import { SignedAndRevised } from "./SignedAndRevised.tsx";
import "../documents.css";

/** What a document says, as it is to be worked by. */
export default function ReadingPage() {
  const number = useParameter("number"),
    [query] = useQueryString();
  const revision = query.get("revision"),
    old = query.get("old") === "true";
  const read = useView(documentViews.read, { number, ...(revision ? { revision } : {}), ...(old ? { old: "true" } : {}) }, { fresh: 30_000 });
  return <AnsweredPage of={read}>{(shown) => <Read shown={shown} />}</AnsweredPage>;
}

function Read({ shown }: { readonly shown: ReadShown }) {
  const { document, revision, content } = shown;
  return (
    <Page
      title={document.title}
      serif
      short={document.code}
      crumbs={[{ title: say("Documents"), href: "/documents" }]}
      acts={
        <>
          <button type="button" className="btn hide-s" onClick={() => print()}>
            <Icon name="print" />
            {say("Print")}
          </button>
          <TakeAway shown={shown} />
          <Link className="btn" href={`/documents/${document.number}`}>
            <Icon name="info" />
            {say("About this document")}
          </Link>
        </>
      }
    >
      <ReadingBanner shown={shown} />
      <Watermark banner={shown.banner} />
      <TitleBlock
        className="doc-tb"
        blocks={[
          { label: say("Number"), value: document.code, mono: true },
          { label: say("Revision"), value: revision.revision },
          { label: say("In force since"), value: <DateText value={revision.effectiveAt} none={say("not yet")} /> },
          document.dueOn && !shown.banner ? { label: say("Review by"), value: <DueText due={document.dueOn} /> } : null,
          { label: say("Answers"), value: <Answers person={document.owner} /> },
        ]}
      />
      <div className="doc-page">
        <Outline outline={content.outline} />
        <article className="doc-main" aria-label={document.title}>
          {content.file ? <FileShown file={content.file} words={content.fileText} /> : null}
          {content.body ? (
            <BodyText body={content.body} mentioned={content.mentioned} pictures={content.pictures} />
          ) : content.file ? null : (
            <p className="muted">
              {document.state === "disposed" ? say("Its words were disposed of. Its number, history and signatures stay.") : say("Nothing is written in it yet.")}
            </p>
          )}
          <SignedAndRevised shown={shown} />
        </article>
        <ReadingSide shown={shown} />
      </div>
      <p className="printed">
        {say("{code}, revision {revision}, printed {day}. Uncontrolled when printed.", {
          code: document.code,
          revision: revision.revision,
          day: written(today()),
        })}
      </p>
      <Confirm shown={shown} />
    </Page>
  );
}
