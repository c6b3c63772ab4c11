import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { Link } from "#web/routing.tsx";
import "../nc.css";

/** The way to report, first on the page of whoever works in the hall. */
export default function ReportSomething() {
  return (
    <Link className="nc-call" href="/report">
      <span className="disc">
        <Icon name="camera" />
      </span>
      <span>
        <b>{say("Report something")}</b>
        {say("A photo and a few words are enough")}
      </span>
      <Icon name="right" />
    </Link>
  );
}
