import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { figure } from "#web/kit/figures.ts";
import { Link, usePath } from "#web/routing.tsx";
import { actionViews, nonconformityViews, reportViews } from "../../views.ts";
import "../nc.css";

/** The four ways into what goes wrong; the figure of each is what is open in it. */
export function RegisterTabs() {
  const path = usePath();
  const cases = useView(nonconformityViews.list, { open: "true", limit: 1 });
  const reports = useView(reportViews.list, { state: "received", limit: 1 });
  const actions = useView(actionViews.list, { open: "true", limit: 1 });
  const tabs = [
    { href: "/nc", label: say("Nonconformities"), count: cases.data?.total },
    { href: "/reports", label: say("Reports"), count: reports.data?.total },
    { href: "/actions", label: say("Actions"), count: actions.data?.total },
    { href: "/nc/patterns", label: say("Patterns"), count: undefined },
  ];
  return (
    <nav className="tabs nc-tabs" aria-label={say("Registers")}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={path === tab.href ? "page" : undefined}>
          {tab.label}
          {tab.count === undefined ? null : (
            <span className="n">
              {figure(tab.count)}
              <span className="vh"> {say("open")}</span>
            </span>
          )}
        </Link>
      ))}
    </nav>
  );
}
