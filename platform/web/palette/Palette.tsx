import { useDeferredValue, useEffect, useEffectEvent, useId, useMemo, useRef, useState, type KeyboardEvent } from "react";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { Icon } from "#web/icon.tsx";
import { localFinds, parse, type Find } from "#web/palette/finds.ts";
import { useServerFinds } from "#web/palette/server-finds.ts";
import { measured } from "#web/measured.ts";
import { useGo } from "#web/routing.tsx";
import { useModules } from "#web/shell/modules.tsx";
import { useMenu } from "#web/shell/Nav.tsx";

const titles = (): readonly (readonly [Find["group"], string])[] => [
  ["who", say("Who answers")],
  ["requirements", say("Requirements")],
  ["acts", say("Do")],
  ["people", say("People")],
  ["records", say("Records")],
  ["pages", say("Pages")],
];

function Marked({ text, part }: { readonly text: string; readonly part: string }) {
  const at = part ? text.toLowerCase().indexOf(part.toLowerCase()) : -1;
  return at < 0 ? (
    text
  ) : (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + part.length)}</mark>
      {text.slice(at + part.length)}
    </>
  );
}

/** One field, four kinds of answer: who answers, requirements, acts, records. Local at once, the server's in place after. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const box = useRef<HTMLDialogElement>(null);
  const list = useId();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<string | null>(null);
  /** The text at which Enter was pressed before the server had answered: the first find is taken when it is that of this text. */
  const [hasty, setHasty] = useState<string | null>(null);
  const asked = useDeferredValue(parse(text));
  const menu = useMenu();
  const { offers } = useModules();
  const actor = useActor();
  const go = useGo();
  const { made: local, took } = useMemo(() => measured(() => localFinds(asked, { menu, offers, actor })), [asked, menu, offers, actor]);
  const { finds: served, settled } = useServerFinds(asked);
  const groups = titles()
    .map(([group, title]) => ({ group, title, finds: [...served.filter((f) => f.group === group), ...local.filter((f) => f.group === group)] }))
    .filter((g) => g.finds.length > 0);
  const all = groups.flatMap((g) => g.finds);
  const at = Math.max(
    0,
    all.findIndex((find) => find.key === chosen),
  );
  const current = all[at];
  useEffect(() => {
    const dialog = box.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  const take = (find: Find | undefined) => {
    if (!find || find.refused) return;
    onClose();
    go(find.href);
  };
  const answered = settled && parse(text).text === asked.text;
  const awaited = answered && hasty === text;
  const takeAwaited = useEffectEvent(() => take(current));
  useEffect(() => {
    if (awaited) takeAwaited();
  }, [awaited]);
  useEffect(() => {
    document.getElementById(`${list}${at}`)?.scrollIntoView({ block: "nearest" });
  }, [at, list]);
  const keys = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step) {
      event.preventDefault();
      setChosen(all.at((at + step) % all.length)?.key ?? null);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (chosen || answered) take(current);
      else setHasty(text);
    } else if (event.key === "Tab") {
      event.preventDefault();
    }
  };
  return (
    <dialog
      ref={box}
      className="pal"
      aria-label={say("Search or ask")}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === box.current) onClose();
      }}
    >
      <div className="q">
        <Icon name="search" />
        <input
          autoFocus
          type="text"
          value={text}
          placeholder={say("A clause, a word, a number, a name, or what you want to do")}
          aria-label={say("Search or ask")}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={all.length > 0}
          aria-controls={list}
          aria-activedescendant={current ? `${list}${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onKeyDown={keys}
          onChange={(event) => {
            setText(event.target.value);
            setChosen(null);
            setHasty(null);
          }}
        />
        <button type="button" className="kbd" onClick={onClose} aria-label={say("Close")}>
          Esc
        </button>
      </div>
      <div role="listbox" id={list} aria-label={say("Results")}>
        {groups.map(({ group, title, finds }) => (
          <div key={group} role="group" aria-label={title}>
            <h2 aria-hidden="true">{title}</h2>
            {finds.map((find) => {
              const mine = all.indexOf(find);
              return (
                <div
                  key={find.key}
                  id={`${list}${mine}`}
                  role="option"
                  aria-selected={mine === at}
                  aria-disabled={find.refused ? true : undefined}
                  className={find.answer ? "an" : undefined}
                  onMouseMove={() => setChosen(find.key)}
                  onClick={() => take(find)}
                >
                  <Icon name={find.refused ? "lock" : find.icon} />
                  <span>
                    {find.number ? (
                      <span className="ref">
                        <Marked text={find.number} part={asked.text} />{" "}
                      </span>
                    ) : null}
                    {find.answer ? (
                      <b>
                        <Marked text={find.title} part={asked.text} />
                      </b>
                    ) : (
                      <Marked text={find.title} part={asked.text} />
                    )}
                    {find.under ? <small>{find.under}</small> : null}
                  </span>
                  {find.refused ? <small>{find.refused}</small> : find.answer ? <span className="kbd">Enter</span> : <small>{find.note}</small>}
                </div>
              );
            })}
          </div>
        ))}
      </div>
      {text && all.length === 0 && settled ? (
        <p className="none" role="status">
          {say("Nothing found for {text}. Spelling may differ a little; numbers may be shortened.", { text })}
        </p>
      ) : null}
      <footer>
        <span>
          <span className="kbd">Up</span> <span className="kbd">Down</span> {say("choose")}
        </span>
        <span>
          <span className="kbd">@</span> {say("people")} <span className="kbd">#</span> {say("records")} <span className="kbd">/</span> {say("clauses")}{" "}
          <span className="kbd">&gt;</span> {say("acts")}
        </span>
        <span className="sp" />
        <span>{say("{took} ms", { took })}</span>
      </footer>
    </dialog>
  );
}
