import { say } from "#kernel/sentence.ts";
import { Icon, type IconName } from "#web/icon.tsx";
import { Link, usePath } from "#web/routing.tsx";
import { useHasPage } from "#web/shell/modules.tsx";
import { useMenu } from "#web/shell/Nav.tsx";

/** Five tabs on a phone: Today, two of the modules', Report in the middle, Search. */
export function TabBar({ onSearch, onMenu }: { readonly onSearch: () => void; readonly onMenu: () => void }) {
  const path = usePath();
  const hasReport = useHasPage("/report");
  const wanted = useMenu()
    .filter((entry) => entry.tab !== undefined && entry.path !== "/report")
    .toSorted((a, b) => Number(a.tab) - Number(b.tab))
    .slice(0, 2);
  const tab = (href: string, icon: IconName, title: string, go = false) => (
    <Link key={href} href={href} className={go ? "go" : undefined} aria-current={path === href || path.startsWith(`${href}/`) ? "page" : undefined}>
      <Icon name={icon} />
      {title}
    </Link>
  );
  return (
    <nav className="tabbar" aria-label={say("Main, for phones")}>
      {wanted.map((entry) => tab(entry.path, entry.icon, say(entry.title)))}
      {hasReport ? tab("/report", "plus", say("Report"), true) : null}
      <button type="button" onClick={onSearch}>
        <Icon name="search" />
        {say("Search")}
      </button>
      <button type="button" onClick={onMenu}>
        <Icon name="more" />
        {say("Menu")}
      </button>
    </nav>
  );
}
