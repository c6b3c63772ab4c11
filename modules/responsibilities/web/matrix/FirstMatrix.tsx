import { say } from "#kernel/sentence.ts";
import { Page } from "#web/kit/page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { Link } from "#web/routing.tsx";
import { FromTemplate } from "../changes/FromTemplate.tsx";
import type { Matrix } from "./lines.ts";

/** Before there is a matrix: where it comes from. */
export const FirstMatrix = ({ matrix }: { readonly matrix: Matrix }) => (
  <Page title={say("Who answers for what")} short={say("Responsibilities")} width="narrow">
    <EmptyState
      title={say("No responsibility matrix is in force yet")}
      acts={
        <>
          <FromTemplate primary />
          {matrix.drafts.map((d) => (
            <Link key={d.id} className="btn" href={d.path}>
              {d.number} {d.title}
            </Link>
          ))}
        </>
      }
    >
      {say(
        "Begin from the default matrix: it gives each requirement of an edition to the positions that you have. You look it through, change what differs here, and top management signs it.",
      )}
    </EmptyState>
  </Page>
);
