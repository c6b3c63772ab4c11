import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { TextField } from "#web/kit/fields.tsx";
import { figure } from "#web/kit/figures.ts";
import { Popover } from "#web/kit/popover.tsx";
import { Link } from "#web/routing.tsx";
import { useKept, type Register, type SavedView } from "#web/register/use-register.ts";

const sorted = (query: string): string => {
  const params = new URLSearchParams(query);
  params.sort();
  return params.toString();
};

/** Ways of looking at a register: the page's own, and those that this person keeps. */
export function ViewTabs({ name, views, all, register }: { readonly name: string; readonly views: readonly SavedView[]; readonly all: number; readonly register: Register }) {
  const [kept, keep] = useKept<readonly SavedView[]>(`remit.views.${name}`, []);
  const tabs: readonly SavedView[] = [{ title: say("All"), query: "", count: all }, ...views, ...kept.map((view): SavedView => ({ ...view, own: true }))];
  const known = tabs.some((tab) => sorted(tab.query) === register.query);
  return (
    <nav className="views" aria-label={say("Views")}>
      {tabs.map((tab) => {
        const current = sorted(tab.query) === register.query;
        return (
          <span key={`${tab.title}${tab.query}`}>
            <Link href={`${location.pathname}${tab.query ? `?${tab.query}` : ""}`} aria-current={current ? "page" : undefined}>
              {tab.title}
              {tab.count === undefined || (tab.query === "" && !current) ? null : <span className="n">{figure(tab.count)}</span>}
            </Link>
            {tab.own ? (
              <button
                type="button"
                className="x"
                aria-label={say("Forget the view {title}", { title: tab.title })}
                onClick={() => keep(kept.filter((view) => view.query !== tab.query))}
              >
                <Icon name="close" />
              </button>
            ) : null}
          </span>
        );
      })}
      {known ? null : (
        <Popover
          className=""
          button={
            <>
              <Icon name="plus" /> {say("Keep this view")}
            </>
          }
          side="start"
        >
          {(close) => (
            <KeepView
              onKeep={(title) => {
                keep([...kept, { title, query: register.query }]);
                close();
              }}
            />
          )}
        </Popover>
      )}
    </nav>
  );
}

function KeepView({ onKeep }: { readonly onKeep: (title: string) => void }) {
  const [title, setTitle] = useState("");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (title.trim()) onKeep(title.trim());
  };
  return (
    <form className="form" style={{ padding: "12px 14px", width: 240 }} onSubmit={submit}>
      <TextField label={say("Name of this view")} value={title} onChange={setTitle} maxLength={40} />
      <div className="acts">
        <button type="submit" className="btn s p" disabled={!title.trim()}>
          {say("Keep it")}
        </button>
      </div>
    </form>
  );
}
