import { useEffect, type ReactNode } from "react";
import { nameCrumbs, type Crumb } from "#web/shell/crumbs.ts";

interface PageProps {
  readonly title: string;
  /** One sentence that could be read to a colleague on the phone. */
  readonly lead?: ReactNode;
  readonly acts?: ReactNode;
  readonly width?: "wide" | "narrow";
  /** What stands between the organisation and this page in the bar; the last crumb is the page itself. */
  readonly crumbs?: readonly Crumb[];
  /** A shorter name for the last crumb and the window, e.g. the record's number. */
  readonly short?: string;
  /** The title is the organisation's own words: it is set in serif. */
  readonly serif?: boolean;
  readonly children: ReactNode;
}

/** A page: its title names the window and the last crumb, and is what a screen reader hears first. */
export function Page({ title, lead, acts, width, crumbs, short, serif, children }: PageProps) {
  const trail = JSON.stringify(crumbs ?? []);
  useEffect(() => {
    document.title = `${short ?? title} · Remit`;
    nameCrumbs([...(JSON.parse(trail) as Crumb[]), { title: short ?? title }]);
  }, [title, short, trail]);
  return (
    <div className={`page ${width ?? ""}`}>
      <div className="head">
        <div>
          <h1 className={serif ? "serif" : undefined}>{title}</h1>
          {lead ? <p className="lead">{lead}</p> : null}
        </div>
        {acts ? <div className="acts">{acts}</div> : null}
      </div>
      {children}
    </div>
  );
}

interface SectionProps {
  readonly title: string;
  /** How many there are; only a number that its list shows. */
  readonly count?: number | string | undefined;
  readonly note?: ReactNode;
  /** A link or a button at the right: "All of my work". */
  readonly more?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
}

/** A rule above the heading, as in a printed standard. */
export const Section = ({ title, count, note, more, id, children }: SectionProps) => (
  <section className="sec" id={id} aria-label={title}>
    <header>
      <h2>{title}</h2>
      {count === undefined ? null : <span className="n">{count}</span>}
      {note ? <span className="note">{note}</span> : null}
      {more ? <span className="more">{more}</span> : null}
    </header>
    {children}
  </section>
);

/** Main column and side column; on a phone the acts of a record (`record`) come first. */
export const Columns = ({ main, side, record, slim }: { readonly main: ReactNode; readonly side: ReactNode; readonly record?: boolean; readonly slim?: boolean }) => (
  <div className={`cols ${record ? "record" : ""} ${slim ? "slim" : ""}`}>
    <div className="stack">{main}</div>
    <div className="stack">{side}</div>
  </div>
);

export interface Block {
  readonly label: string;
  readonly value: ReactNode;
  readonly mono?: boolean;
}

/** What a drawing shows in its corner: who answers, state, dates, revision, number. Left-out values are not drawn. */
export const TitleBlock = ({ blocks, className = "" }: { readonly blocks: readonly (Block | null | false | undefined)[]; readonly className?: string }) => (
  <dl className={`tb ${className}`}>
    {blocks.map((block) =>
      block ? (
        <div key={block.label}>
          <dt>{block.label}</dt>
          <dd className={block.mono ? "mono" : undefined}>{block.value}</dd>
        </div>
      ) : null,
    )}
  </dl>
);
