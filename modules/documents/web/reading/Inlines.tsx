import type { ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Link } from "#web/routing.tsx";
import type { Inline, Mark } from "../../body.ts";
import type { Mentioned } from "./text.ts";
import { readHref } from "./text.ts";

const outside = (href: string): boolean => /^(https?:|mailto:)/i.test(href);

/** A link of the text: inside the application nothing is loaded anew; a way out says nothing of where one came from. */
const Way = ({ href, children }: { readonly href: string; readonly children: ReactNode }) =>
  outside(href) || href.startsWith("#") ? (
    <a href={href} {...(outside(href) ? { rel: "noreferrer noopener", target: "_blank" } : {})}>
      {children}
    </a>
  ) : (
    <Link href={href}>{children}</Link>
  );

const marked = (mark: Mark, inner: ReactNode): ReactNode => {
  switch (mark.type) {
    case "bold":
      return <strong>{inner}</strong>;
    case "italic":
      return <em>{inner}</em>;
    case "underline":
      return <u>{inner}</u>;
    case "strike":
      return <s>{inner}</s>;
    case "code":
      return <code>{inner}</code>;
    case "superscript":
      return <sup>{inner}</sup>;
    case "subscript":
      return <sub>{inner}</sub>;
    default:
      return <Way href={mark.attrs.href}>{inner}</Way>;
  }
};

/** A clause, a record or a document under the name that it has today; what may not be seen keeps the name that the writer gave it. */
function Mention({ inline, mentioned }: { readonly inline: Extract<Inline, { type: "mention" }>; readonly mentioned: readonly Mentioned[] }) {
  const now = mentioned.find((m) => m.kind === inline.attrs.kind && m.id === inline.attrs.id);
  if (!now?.path)
    return (
      <span className="doc-ref" title={say("Not there any more, or not yours to see")}>
        {inline.attrs.label}
      </span>
    );
  return (
    <Link className="doc-ref" href={readHref(now.path)}>
      {now.label}
    </Link>
  );
}

/** Words with their marks, line breaks and references. */
export const Inlines = ({ content, mentioned }: { readonly content: readonly Inline[] | undefined; readonly mentioned: readonly Mentioned[] }) =>
  (content ?? []).map((inline, i) => {
    if (inline.type === "hardBreak") return <br key={i} />;
    if (inline.type === "mention") return <Mention key={i} inline={inline} mentioned={mentioned} />;
    return <span key={i}>{(inline.marks ?? []).reduceRight<ReactNode>((inner, mark) => marked(mark, inner), inline.text)}</span>;
  });
