import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { bytes, fingerprint } from "#web/kit/figures.ts";
import { attachmentHref } from "#web/record/upload.ts";
import type { ContentShown } from "./text.ts";

interface FileShownProps {
  readonly file: NonNullable<ContentShown["file"]>;
  readonly words: string | null;
}

/** A file that is the document: a PDF or a picture is shown in the page, everything is there to take along, and its words can be read. */
export function FileShown({ file, words }: FileShownProps) {
  const href = file.attachmentId ? attachmentHref(file.attachmentId) : null,
    inPage = file.type === "application/pdf",
    picture = file.type === "image/png" || file.type === "image/jpeg";
  return (
    <>
      <div className="doc-file">
        <Icon name="document" />
        <div className="grow">
          <b className="med">{file.name}</b>
          <div className="small muted">
            {bytes(file.size)},{" "}
            <span className="mono" title={file.sha256}>
              {fingerprint(file.sha256)}
            </span>
          </div>
        </div>
        {href ? (
          <a className="btn s noprint" href={`${href}?download`} download={file.name}>
            <Icon name="download" />
            {say("Download")}
          </a>
        ) : (
          <span className="small muted">{say("The file was removed.")}</span>
        )}
      </div>
      {/* A sandboxed frame shows no PDF in any browser; the answer's own policy lets nothing in it run. */}
      {/* eslint-disable-next-line react/iframe-missing-sandbox */}
      {href && inPage ? <iframe className="doc-frame noprint" src={`${href}#navpanes=0&view=FitH`} title={file.name} /> : null}
      {href && picture ? <img className="doc-picture" src={href} alt={file.name} /> : null}
      {words?.trim() ? (
        <details className="doc-words" open={!inPage && !picture}>
          <summary>{say("Its words")}</summary>
          <div className="doc-text plain">{words}</div>
        </details>
      ) : null}
    </>
  );
}
