import { say } from "#kernel/sentence.ts";
import { attachmentHref } from "#web/record/upload.ts";
import type { RevisionShown } from "./shown.ts";

interface FileProps {
  readonly file: NonNullable<RevisionShown["content"]["file"]>;
  readonly text: string | null;
}

/** The file of a revision: taken along as it is, and its words. */
export const FileWords = ({ file, text }: FileProps) => (
  <>
    <p>
      {file.attachmentId ? (
        <a href={`${attachmentHref(file.attachmentId)}?download`} download={file.name}>
          {file.name}
        </a>
      ) : (
        file.name
      )}
    </p>
    {text?.trim() ? (
      <details open>
        <summary>{say("Its words")}</summary>
        <div className="doc-text plain">{text}</div>
      </details>
    ) : null}
  </>
);
