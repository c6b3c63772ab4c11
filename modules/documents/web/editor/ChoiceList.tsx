import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import { say } from "#kernel/sentence.ts";
import type { Chooser } from "./choices.ts";

/** What is offered at the cursor. The text keeps the focus; a screen reader hears which line is pointed at. */
export function ChoiceList({ chooser, field }: { readonly chooser: Chooser; readonly field: HTMLElement }) {
  const offered = useSyncExternalStore(chooser.listen, chooser.now);
  const list = useId(),
    box = useRef<HTMLUListElement>(null);
  const open = offered !== null && offered.choices.length > 0,
    at = offered?.at ?? 0;
  useEffect(() => {
    if (!open) return undefined;
    field.setAttribute("aria-controls", list);
    field.setAttribute("aria-activedescendant", `${list}${at}`);
    box.current?.children[at]?.scrollIntoView({ block: "nearest" });
    return () => {
      field.removeAttribute("aria-controls");
      field.removeAttribute("aria-activedescendant");
    };
  }, [open, at, field, list]);
  if (!offered || !open) return null;
  const { rect } = offered,
    below = (rect?.bottom ?? 0) + 300 < innerHeight;
  const place = {
    left: Math.max(8, Math.min(rect?.left ?? 0, innerWidth - 348)),
    ...(below ? { top: (rect?.bottom ?? 0) + 4 } : { bottom: innerHeight - (rect?.top ?? 0) + 4 }),
  };
  return (
    <>
      <ul className="doc-choices" id={list} role="listbox" aria-label={offered.label} ref={box} style={place}>
        {offered.choices.map((choice, i) => (
          <li
            key={choice.key}
            id={`${list}${i}`}
            role="option"
            aria-selected={i === at}
            onMouseMove={() => i !== at && chooser.point(i)}
            onMouseDown={(event) => {
              event.preventDefault();
              offered.choose(choice);
            }}
          >
            {choice.title}
            {choice.note ? <small>{choice.note}</small> : null}
          </li>
        ))}
      </ul>
      <span className="vh" role="status">
        {say("{n, plural, one {# choice} other {# choices}}", { n: offered.choices.length })}
      </span>
    </>
  );
}
