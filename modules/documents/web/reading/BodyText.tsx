import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { attachmentHref } from "#web/record/upload.ts";
import type { Block, Body } from "../../body.ts";
import { anchorsOf } from "./anchors.ts";
import { Inlines } from "./Inlines.tsx";
import type { Mentioned, Picture } from "./text.ts";
import "../documents.css";

interface Shown {
  readonly mentioned: readonly Mentioned[];
  readonly pictures: readonly Picture[];
  readonly anchors: ReadonlyMap<Block, string>;
  readonly hrefOf: (attachmentId: string) => string;
}

const calloutWords = { note: say("Note"), warning: say("Warning"), danger: say("Danger") } as const;

/** A heading of the text; the page's own title is the first level. */
function Heading({ block, shown }: { readonly block: Extract<Block, { type: "heading" }>; readonly shown: Shown }) {
  const Level = `h${Math.min(6, block.attrs.level + 1)}` as "h2" | "h3" | "h4" | "h5";
  const anchor = shown.anchors.get(block);
  return (
    <Level id={anchor} tabIndex={anchor ? -1 : undefined}>
      <Inlines content={block.content} mentioned={shown.mentioned} />
      {anchor ? (
        <a className="doc-anchor noprint" href={`#${anchor}`} aria-label={say("Link to this part")}>
          §
        </a>
      ) : null}
    </Level>
  );
}

function Picture({ block, shown }: { readonly block: Extract<Block, { type: "image" }>; readonly shown: Shown }) {
  const kept = shown.pictures.find((p) => p.sha256 === block.attrs.sha256);
  if (!kept) return <p className="doc-gone">{block.attrs.alt ? say("Picture not available: {alt}", { alt: block.attrs.alt }) : say("Picture not available")}</p>;
  return <img src={shown.hrefOf(kept.attachmentId)} alt={block.attrs.alt} loading="lazy" {...(block.attrs.width ? { width: block.attrs.width } : {})} />;
}

const firstRowIsHead = (rows: readonly Block[]): boolean => {
  const [first] = rows;
  return first?.type === "tableRow" && (first.content ?? []).every((cell) => cell.type === "tableHeader");
};

/** A table scrolls inside its own frame, so that the page never does; its first row heads it when it is made of headers. */
function Table({ rows, shown }: { readonly rows: readonly Block[]; readonly shown: Shown }) {
  const head = firstRowIsHead(rows) ? rows.slice(0, 1) : [];
  return (
    <div className="doc-table" tabIndex={0} role="region" aria-label={say("Table")}>
      <table>
        {head.length > 0 ? <thead>{each(head, shown)}</thead> : null}
        <tbody>{each(rows.slice(head.length), shown, head.length > 0)}</tbody>
      </table>
    </div>
  );
}

const spans = (attrs: { readonly colspan: number; readonly rowspan: number } | undefined) => ({
  ...(attrs && attrs.colspan > 1 ? { colSpan: attrs.colspan } : {}),
  ...(attrs && attrs.rowspan > 1 ? { rowSpan: attrs.rowspan } : {}),
});

function OneBlock({ block, shown, headed }: { readonly block: Block; readonly shown: Shown; readonly headed: boolean }): ReactNode {
  switch (block.type) {
    case "paragraph":
      return (
        <p>
          <Inlines content={block.content} mentioned={shown.mentioned} />
        </p>
      );
    case "heading":
      return <Heading block={block} shown={shown} />;
    case "codeBlock":
      return (
        <pre tabIndex={0}>
          <code>
            <Inlines content={block.content} mentioned={shown.mentioned} />
          </code>
        </pre>
      );
    case "horizontalRule":
      return <hr />;
    case "image":
      return <Picture block={block} shown={shown} />;
    case "blockquote":
      return <blockquote>{each(block.content, shown)}</blockquote>;
    case "bulletList":
      return <ul>{each(block.content, shown)}</ul>;
    case "orderedList":
      return <ol {...(block.attrs && block.attrs.start !== 1 ? { start: block.attrs.start } : {})}>{each(block.content, shown)}</ol>;
    case "listItem":
      return <li>{each(block.content, shown)}</li>;
    case "callout":
      return (
        <div className={`doc-call ${block.attrs.tone}`} role="note">
          <Icon name={block.attrs.tone === "note" ? "info" : "risk"} />
          <div>
            <b>{say(calloutWords[block.attrs.tone])}</b>
            {each(block.content, shown)}
          </div>
        </div>
      );
    case "table":
      return <Table rows={block.content ?? []} shown={shown} />;
    case "tableRow":
      return <tr>{each(block.content, shown, headed)}</tr>;
    case "tableHeader":
      return (
        <th scope={headed ? "row" : "col"} {...spans(block.attrs)}>
          {each(block.content, shown)}
        </th>
      );
    default:
      return <td {...spans(block.attrs)}>{each(block.content, shown)}</td>;
  }
}

function each(blocks: readonly Block[] | undefined, shown: Shown, headed = false): ReactNode {
  return (blocks ?? []).map((block, i) => <OneBlock key={i} block={block} shown={shown} headed={headed} />);
}

interface BodyTextProps {
  readonly body: Body;
  readonly mentioned?: readonly Mentioned[];
  readonly pictures?: readonly Picture[];
  /** Where a picture is read, where that is not the usual place. */
  readonly hrefOf?: (attachmentId: string) => string;
}

/** A controlled text as it is read: serif, at reading measure, headings with their anchors, references under the names of today. */
export const BodyText = ({ body, mentioned = [], pictures = [], hrefOf = attachmentHref }: BodyTextProps) => (
  <div className="doc-text">{each(body.content, { mentioned, pictures, anchors: anchorsOf(body), hrefOf })}</div>
);
