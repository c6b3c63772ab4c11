import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { useView } from "#web/ask.ts";
import { Answered } from "#web/kit/states.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { overrulingActs } from "../acts.ts";
import type { NodeShown } from "../shown.ts";
import { standardsViews } from "../views.ts";
import { WhyOf } from "./WhyOf.tsx";
import { requirementPath } from "./words.ts";

/** Why the requirement that is looked at stands as it does, beside its row. */
export function WhyPanel({ node, close }: { readonly node: NodeShown; readonly close: () => void }) {
  const [query] = useQueryString(),
    site = query.get("site"),
    why = useView(standardsViews.why, { id: node.id, ...(site ? { site } : {}) });
  return (
    <Answered of={why} rows={4}>
      {(found) => {
        const first = found.way.find((step) => step.opens?.path)?.opens;
        return (
          <WhyOf
            why={found}
            acts={
              <>
                {first?.path ? (
                  <Link className="btn s p" href={first.path}>
                    {say("Open {number}", { number: first.number })}
                  </Link>
                ) : null}
                <Link className="btn s" href={requirementPath(node.id)}>
                  {say("Open {reference}", { reference: node.reference })}
                </Link>
                {found.overruled ? null : <ActButton act={overrulingActs.overrule} size="s" fixed={{ requirementId: node.id }} />}
                <button type="button" className="btn q s" onClick={close}>
                  {say("Close")}
                </button>
              </>
            }
          />
        );
      }}
    </Answered>
  );
}
