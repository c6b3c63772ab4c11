import { say } from "#kernel/sentence.ts";
import { useActor, useNamedView } from "#web/ask.ts";
import { Icon, Logo } from "#web/icon.tsx";
import { Person } from "#web/kit/people.tsx";
import { Popover } from "#web/kit/popover.tsx";
import type { MenuEntry } from "#web/pages.ts";
import { Link, usePath } from "#web/routing.tsx";
import { switchOrganisation, useSession } from "#web/session.ts";
import { isFor, useModules } from "#web/shell/modules.tsx";
import { UserMenu } from "#web/shell/UserMenu.tsx";

const groups = (): readonly (readonly [MenuEntry["group"], string])[] => [
  ["you", ""],
  ["system", say("System")],
  ["work", say("Work")],
  ["proof", say("Proof")],
  ["everybody", say("Everybody")],
];

/** Is the address inside this entry's? The longest match is the current one. */
export const currentEntry = (menu: readonly MenuEntry[], path: string): MenuEntry | undefined =>
  menu.filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`)).toSorted((a, b) => b.path.length - a.path.length)[0];

const asked = (count: string | undefined): readonly [string, Record<string, string>] => {
  const [name = "", query = ""] = (count ?? "").split("?");
  return [name, { ...Object.fromEntries(new URLSearchParams(query)), limit: "1" }];
};

function Count({ entry }: { readonly entry: MenuEntry }) {
  const actor = useActor();
  const [name, asks] = asked(entry.count);
  const { data } = useNamedView<{ readonly total: number }>(name, asks, { enabled: Boolean(entry.count) && isFor({ roles: entry.counts }, actor), every: 60_000 });
  return data && data.total > 0 ? <span className={`n ${entry.alarming ? "bad" : ""}`}>{data.total}</span> : null;
}

/** The menu entries of the positions that this person holds. */
export const useMenu = (): readonly MenuEntry[] => {
  const { menu } = useModules();
  const actor = useActor();
  const today: MenuEntry = { title: "Today", path: "/today", group: "you", icon: "today", order: 0, count: "me.inbox", tab: 1 };
  return [today, ...menu.filter((entry) => entry.path !== "/today" && isFor(entry, actor))];
};

function Organisation() {
  const { data: session } = useSession();
  const actor = useActor();
  const name = actor?.organisation ?? "";
  const several = (session?.organisations.length ?? 0) > 1;
  if (!several)
    return (
      <div className="org">
        <Icon name="organisation" />
        <span>{name}</span>
      </div>
    );
  return (
    <Popover
      kind="menu"
      side="start"
      className="org"
      label={say("{name}. Change organisation", { name })}
      button={
        <>
          <Icon name="organisation" />
          <span>{name}</span>
          <Icon name="down" />
        </>
      }
    >
      {session?.organisations.map((o) => (
        <button key={o.id} type="button" aria-current={o.id === actor?.organisationId ? "true" : undefined} onClick={() => switchOrganisation(o.id)}>
          <Icon name="organisation" />
          {o.name}
          {o.id === actor?.organisationId ? <Icon name="tick" /> : null}
        </button>
      ))}
    </Popover>
  );
}

/** Left navigation: the position held decides what it shows. */
export function Nav() {
  const menu = useMenu();
  const path = usePath();
  const actor = useActor();
  const current = currentEntry(menu, path);
  return (
    <nav className="nav" aria-label={say("Main")}>
      <Link className="brand plain" href="/today">
        <Logo />
        Remit
      </Link>
      <Organisation />
      <div className="menus">
        {groups().map(([group, title]) => {
          const entries = menu.filter((entry) => entry.group === group);
          if (entries.length === 0) return null;
          return (
            <div key={group}>
              {title ? <h2>{title}</h2> : null}
              <ul>
                {entries.map((entry) => (
                  <li key={entry.path}>
                    <Link href={entry.path} aria-current={entry === current ? "page" : undefined}>
                      <Icon name={entry.icon} />
                      {say(entry.title)}
                      <Count entry={entry} />
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </div>
      <UserMenu>
        {actor ? (
          <>
            <Person circle name={actor.name} size="l" />
            <span>
              <b>{actor.name}</b>
              <small>{actor.positions.map((p) => p.title).join(", ") || say("no position")}</small>
            </span>
          </>
        ) : null}
      </UserMenu>
    </nav>
  );
}
