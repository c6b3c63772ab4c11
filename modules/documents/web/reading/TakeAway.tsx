import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Popover } from "#web/kit/popover.tsx";
import type { ReadShown } from "./text.ts";

/** The words as a file to take along: with signatures as a PDF, or to work on elsewhere. Who took which stays known. */
export function TakeAway({ shown }: { readonly shown: ReadShown }) {
  const { document, revision, content } = shown;
  if (!content.body) return null; // a file is taken as it is, where it stands
  const forms = [
    ["pdf", say("PDF, with signatures")],
    ["docx", say("Word")],
    ["markdown", say("Markdown")],
  ] as const;
  const which = revision.revision === shown.current ? "" : `?revision=${revision.revision}`;
  return (
    <Popover
      kind="menu"
      className="btn"
      button={
        <>
          <Icon name="download" />
          {say("Take a copy")}
        </>
      }
    >
      {(close) =>
        forms.map(([form, label]) => (
          <a key={form} href={`/api/documents/${document.number}/${form}${which}`} download onClick={close}>
            {label}
          </a>
        ))
      }
    </Popover>
  );
}
