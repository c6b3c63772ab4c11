import { say } from "#kernel/sentence.ts";
import { ActButton, RefusedButton } from "#web/act/ActButton.tsx";
import { useGo } from "#web/routing.tsx";
import { proposalActs } from "../../acts.ts";
import { faultOf, rowsToPropose, type Drafts } from "./drafting.ts";
import type { Matrix } from "./lines.ts";

interface DraftBarProps {
  readonly matrix: Matrix;
  readonly drafts: Drafts;
  readonly site: { readonly id: string; readonly name: string } | undefined;
  readonly undo: (() => void) | undefined;
  readonly forget: () => void;
}

/** What is drafted and not yet proposed. Nothing of it is in force until top management signs. */
export function DraftBar({ matrix, drafts, site, undo, forget }: DraftBarProps) {
  const go = useGo(),
    changed = matrix.rows.filter((row) => drafts[row.requirementId]),
    [first] = changed,
    n = changed.length,
    fault = faultOf(matrix, drafts),
    label = say("Propose a change");
  if (n === 0 || !first) return null;
  const title =
    n === 1
      ? say("Who answers for {clause}", { clause: `${first.reference} ${first.title}` })
      : say("Who answers for {clause} and {n, plural, one {# other} other {# others}}", { clause: first.reference, n: n - 1 });
  return (
    <section className="draftbar" aria-label={say("Drafted changes")}>
      <span role="status">
        <b className="med">{say("{n, plural, one {# row is} other {# rows are}} drafted", { n })}</b> {site ? say("for {site}.", { site: site.name }) : say("for all sites.")}{" "}
        {say("Nothing changes until it is proposed and signed.")}
      </span>
      <span className="sp" />
      {undo ? (
        <button type="button" className="btn s" onClick={undo}>
          {say("Undo")}
        </button>
      ) : null}
      <button type="button" className="btn s" onClick={forget}>
        {say("Throw the draft away")}
      </button>
      {fault ? (
        <RefusedButton label={label} because={fault} size="s" />
      ) : (
        <ActButton
          act={proposalActs.begin}
          label={label}
          primary
          size="s"
          fixed={{ rows: rowsToPropose(drafts, site?.id ?? null) }}
          start={{ title }}
          onDone={(made) => {
            forget();
            go(`/responsibilities/changes/${encodeURIComponent(made.number)}`);
          }}
        />
      )}
    </section>
  );
}
