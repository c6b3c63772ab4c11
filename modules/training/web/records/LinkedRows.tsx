import { say } from "#kernel/sentence.ts";
import type { Linked } from "#kernel/shown.ts";
import { Section } from "#web/kit/page.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";

interface RowsProps {
  readonly title: string;
  readonly rows: readonly (Linked & { readonly says?: string })[];
  readonly none: string;
}

/** Records that belong to this one; each opens. */
export const LinkedRows = ({ title, rows, none }: RowsProps) => (
  <Section title={title} count={rows.length}>
    {rows.length === 0 ? <p className="sm muted">{none}</p> : null}
    <ul className="rows">
      {rows.map((row) => (
        <li key={row.id}>
          <Link className="plain" href={row.path}>
            <Ref>{row.number}</Ref> {row.title}
          </Link>
          {row.says ? <div className="small muted">{row.says}</div> : null}
        </li>
      ))}
    </ul>
  </Section>
);

/** One linked record inside a title block, or that there is none. */
export const LinkedOne = ({ to }: { readonly to: Linked | null | undefined }) =>
  to ? (
    <Link href={to.path}>
      {to.number} {to.title}
    </Link>
  ) : (
    <span className="muted">{say("none")}</span>
  );
