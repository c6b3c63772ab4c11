import { useEffect, type ReactNode } from "react";
import { say } from "#kernel/sentence.ts";
import { Logo } from "#web/icon.tsx";
import "../nc.css";

export interface Language {
  readonly code: string;
  /** In its own script. */
  readonly name: string;
  readonly speak: () => void;
}

/** The frame of pages without a login: title, languages when there are several, and who is asked. */
export function DoorFrame({
  title,
  note,
  headed = false,
  languages = [],
  children,
}: {
  readonly title: string;
  readonly note?: ReactNode;
  /** What stands below has a heading of its own. */
  readonly headed?: boolean;
  readonly languages?: readonly Language[];
  readonly children: ReactNode;
}) {
  useEffect(() => {
    document.title = `${title} · Remit`;
  }, [title]);
  return (
    <main className="nc-door">
      <header>
        <Logo />
        {headed ? <b>{title}</b> : <h1>{title}</h1>}
        {languages.length > 1 ? (
          <span className="nc-langs" role="group" aria-label={say("Language")}>
            {languages.map((language) => (
              <button key={language.code} type="button" lang={language.code} aria-pressed={document.documentElement.lang === language.code} onClick={language.speak}>
                {language.name}
              </button>
            ))}
          </span>
        ) : null}
        {note ? <span className="mono small muted">{note}</span> : null}
      </header>
      {children}
    </main>
  );
}
