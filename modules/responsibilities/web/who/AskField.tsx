import { useState, type FormEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { written } from "#kernel/date.ts";
import { Icon } from "#web/icon.tsx";
import { useGo, useQueryString } from "#web/routing.tsx";

interface AskProps {
  readonly typed: string;
  /** What the answer shown is about, when it was not typed. */
  readonly shown: string | undefined;
  readonly sites: readonly { readonly id: string; readonly name: string; readonly code: string }[];
  readonly site: { readonly id: string; readonly code: string } | undefined;
}

/** The question in people's own words, where and when it is asked about. Enter answers. */
export function AskField({ typed, shown, sites, site }: AskProps) {
  const [text, setText] = useState(typed),
    [query, change] = useQueryString(),
    go = useGo(),
    on = query.get("on");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const asked = text.trim();
    if (asked) go(`/who/${encodeURIComponent(asked)}${site ? `?site=${site.code.toLowerCase()}` : ""}`);
  };
  return (
    <form className="askbox" role="search" onSubmit={submit}>
      <Icon name="search" />
      <input
        aria-label={say("Who is responsible for")}
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={shown ? say("who is responsible for {what}?", { what: shown }) : say("who is responsible for …")}
        autoComplete="off"
        spellCheck={false}
        autoFocus={!typed && !shown}
      />
      {sites.length > 1 ? (
        <select aria-label={say("Site")} value={site?.code.toLowerCase() ?? ""} onChange={(event) => change({ site: event.target.value || null }, "push")}>
          <option value="">{say("all sites")}</option>
          {sites.map((s) => (
            <option key={s.id} value={s.code.toLowerCase()}>
              {s.name}
            </option>
          ))}
        </select>
      ) : null}
      <span className="tag mono hide-s">{on ? written(on.slice(0, 10)) : say("today")}</span>
      <button type="submit" className="btn s">
        {say("Ask")}
      </button>
    </form>
  );
}
