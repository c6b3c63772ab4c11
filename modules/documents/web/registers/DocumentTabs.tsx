import { say } from "#kernel/sentence.ts";
import { useActor, useView } from "#web/ask.ts";
import { figure } from "#web/kit/figures.ts";
import { Link, usePath } from "#web/routing.tsx";
import { copyViews, readingViews, revisionViews } from "../../views.ts";
import "../documents.css";

/** The ways into documents; the figure of each is what waits in it. Whoever only works by documents sees those to work by. */
export function DocumentTabs() {
  const path = usePath();
  const work = useView(revisionViews.list, { state: "draft,in_review,in_approval,approved", limit: 1 }),
    mine = useView(readingViews.mine, { open: "true", limit: 1 }),
    copies = useView(copyViews.list, { state: "out,recalled", limit: 1 });
  const keeps = (useActor()?.positions ?? []).some((position) => position.role !== "employee");
  const all = [
    { href: "/documents", label: say("Register"), count: undefined },
    { href: "/documents/search", label: say("Search"), count: undefined },
    { href: "/documents/work", label: say("Being written"), count: work.data?.total },
    { href: "/documents/reading", label: say("To read"), count: mine.data?.total },
    { href: "/documents/copies", label: say("Printed copies"), count: copies.data?.total },
    { href: "/documents/types", label: say("Types"), count: undefined },
  ];
  const tabs = keeps ? all : all.filter((tab) => ["/documents", "/documents/search", "/documents/reading"].includes(tab.href));
  return (
    <nav className="tabs doc-tabs" aria-label={say("Ways into documents")}>
      {tabs.map((tab) => (
        <Link key={tab.href} href={tab.href} aria-current={path === tab.href ? "page" : undefined}>
          {tab.label}
          {tab.count ? <span className="n">{figure(tab.count)}</span> : null}
        </Link>
      ))}
    </nav>
  );
}
