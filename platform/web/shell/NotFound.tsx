import { say } from "#kernel/sentence.ts";
import { Link, usePath } from "#web/routing.tsx";

/** An address that leads nowhere says what it looked for and the ways on. */
export function NotFound() {
  const path = usePath();
  return (
    <main className="page narrow">
      <h1>{say("There is nothing here")}</h1>
      <p className="lead">{say("{path} is not a page, or not one that you may see. Numbers, people and clauses are found by search.", { path })}</p>
      <div className="acts gap"><Link className="btn p" href="/today">{say("Go to Today")}</Link><button type="button" className="btn" onClick={() => history.back()}>{say("Go back")}</button></div>
    </main>
  );
}
