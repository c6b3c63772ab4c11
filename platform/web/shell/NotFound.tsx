import { say } from "#kernel/sentence.ts";
import { Page } from "#web/kit/page.tsx";
import { Link, usePath } from "#web/routing.tsx";

/** An address that leads nowhere says what it looked for and the ways on. */
export function NotFound() {
  const path = usePath();
  return (
    <Page
      title={say("There is nothing here")}
      width="narrow"
      lead={say("{path} is not a page, or not one that you may see. Numbers, people and clauses are found by search.", { path })}
    >
      <div className="acts">
        <Link className="btn p" href="/today">
          {say("Go to Today")}
        </Link>
        <button type="button" className="btn" onClick={() => history.back()}>
          {say("Go back")}
        </button>
      </div>
    </Page>
  );
}
