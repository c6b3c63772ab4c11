import { say } from "#kernel/sentence.ts";
import type { OutlineEntry } from "../../body.ts";
import { useReadingPlace } from "./use-reading-place.ts";

const Entries = ({ outline, at }: { readonly outline: readonly OutlineEntry[]; readonly at: string | undefined }) => (
  <ol>
    {outline.map((entry) => (
      <li key={entry.anchor} className={`l${entry.level}`}>
        <a href={`#${entry.anchor}`} aria-current={entry.anchor === at ? "location" : undefined}>
          {entry.text}
        </a>
      </li>
    ))}
  </ol>
);

/** The headings beside the text; the one that is being read is marked. On a phone it is folded above the text. */
export function Outline({ outline }: { readonly outline: readonly OutlineEntry[] }) {
  const at = useReadingPlace(outline.map((entry) => entry.anchor));
  if (outline.length < 2) return <div className="doc-toc none" />;
  return (
    <>
      <nav className="doc-toc noprint" aria-label={say("Contents")}>
        <h2>{say("Contents")}</h2>
        <Entries outline={outline} at={at} />
      </nav>
      <details className="doc-toc-fold noprint">
        <summary>{say("Contents")}</summary>
        <Entries outline={outline} at={undefined} />
      </details>
    </>
  );
}
