import { say } from "#kernel/sentence.ts";
import { ReadinessBar } from "#web/charts/ReadinessBar.tsx";
import { Icon } from "#web/icon.tsx";
import { figure } from "#web/kit/figures.ts";
import { DateText } from "#web/kit/date.tsx";
import { Tag } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import type { NodeShown } from "../shown.ts";
import { AnswersFor } from "./AnswersFor.tsx";
import type { Row } from "./rows.ts";
import { StatusOf } from "./StatusOf.tsx";
import { applyingOf, barOf, requirementPath } from "./words.ts";

interface TreeProps {
  readonly rows: readonly Row[];
  readonly looked: string | undefined;
  readonly look: (reference: string | null) => void;
  readonly isUnfolded: (chapter: string) => boolean;
  readonly fold: (chapter: string) => void;
  readonly past: boolean;
}

/** The clause tree: chapters fold and count, requirements show status, whoever answers, and their evidence. */
export const Tree = (props: TreeProps) => (
  <table className="t tree">
    <thead>
      <tr>
        <th scope="col">{say("Requirement")}</th>
        <th scope="col">{say("Status")}</th>
        <th scope="col">{say("Answers")}</th>
        <th scope="col">{say("Evidence, newest")}</th>
      </tr>
    </thead>
    <tbody>
      {props.rows.map((row) => {
        if (row.kind === "chapter") return <Chapter key={row.node.id} node={row.node} open={props.isUnfolded(row.chapter)} fold={() => props.fold(row.chapter)} />;
        const folded = row.chapter !== row.node.id && !props.isUnfolded(row.chapter);
        return row.kind === "heading" ? (
          <Heading key={row.node.id} node={row.node} folded={folded} />
        ) : (
          <Requirement key={row.node.id} {...props} node={row.node} folded={folded} />
        );
      })}
    </tbody>
  </table>
);

function Chapter({ node, open, fold }: { readonly node: NodeShown; readonly open: boolean; readonly fold: () => void }) {
  const { counts } = node,
    n = counts ? applyingOf(counts) : 0;
  return (
    <tr className="g">
      <th scope="row">
        <button type="button" aria-expanded={open} onClick={fold}>
          <Icon name={open ? "down" : "right"} />
          <span className="no">{node.reference}</span>
          {node.title}
        </button>
      </th>
      <td>{counts && n > 0 ? <ReadinessBar {...barOf(counts)} /> : null}</td>
      <td colSpan={2}>
        {counts ? (
          <>
            <b>{counts.proved}</b> <span className="muted">{say("of {n} proved", { n })}</span>
            {counts.does_not_apply > 0 ? (
              <span className="muted">, {say("{n, plural, one {one does not apply} other {# do not apply}}", { n: counts.does_not_apply })}</span>
            ) : null}
          </>
        ) : null}
      </td>
    </tr>
  );
}

const indent = (depth: number) => ({ paddingLeft: 20 + Math.max(0, depth - 1) * 10 });

const Heading = ({ node, folded }: { readonly node: NodeShown; readonly folded: boolean }) => (
  <tr className={`h ${folded ? "folded" : ""}`}>
    <th scope="row">
      <Link className="plain" href={requirementPath(node.id)} style={indent(node.depth)}>
        <span className="no">{node.reference}</span>
        {node.title}
      </Link>
    </th>
    <td colSpan={3}>
      {node.decision ? (
        <Link className="small" href={node.decision.path}>
          {node.decision.applies ? say("applies") : node.decision.state === "approved" ? say("does not apply") : say("proposed as not applying")}
        </Link>
      ) : null}
    </td>
  </tr>
);

function Requirement({ node, folded, looked, look, past }: TreeProps & { readonly node: NodeShown; readonly folded: boolean }) {
  const selected = node.id === looked,
    status = node.status ? <StatusOf status={node.status} /> : null;
  return (
    <tr id={`row-${node.id}`} className={`${folded ? "folded" : ""} ${selected ? "sel" : ""}`} aria-current={selected || undefined}>
      <th scope="row">
        <Link className="plain" href={requirementPath(node.id)} style={indent(node.depth)}>
          <span className="no">{node.reference}</span>
          <span>
            {node.title}
            {node.overruled ? (
              <>
                {" "}
                <Tag tone="soon">{say("overruled")}</Tag>
              </>
            ) : null}
            {node.verified ? null : (
              <>
                {" "}
                <span className="muted small" title={say("Number and title were not seen in a source.")}>
                  {say("unverified")}
                </span>
              </>
            )}
          </span>
        </Link>
      </th>
      <td>
        {past ? (
          status
        ) : (
          <button type="button" className="plain" aria-expanded={selected} title={node.sentence ?? undefined} onClick={() => look(selected ? null : node.reference)}>
            {status}
          </button>
        )}
      </td>
      <td>{node.status === "does_not_apply" ? null : <AnswersFor answers={node.answers} id={node.id} />}</td>
      <td className="ev">
        <Link className="plain" href={`${requirementPath(node.id)}#evidence`}>
          {node.evidence.count > 0 ? <b>{figure(node.evidence.count)}</b> : <span>{say("none")}</span>}
          {node.evidence.newest ? <DateText value={node.evidence.newest} form="short" /> : null}
        </Link>
      </td>
    </tr>
  );
}
