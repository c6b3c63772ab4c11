import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef, useState, type RefObject } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { useGo } from "#web/routing.tsx";
import type { Column } from "#web/register/columns.ts";
import type { DataTableProps } from "#web/register/DataTable.tsx";
import { rememberList } from "#web/register/neighbours.ts";
import { RegisterGrid } from "#web/register/RegisterGrid.tsx";
import { useRowKeys } from "#web/register/row-keys.ts";
import type { Register } from "#web/register/use-register.ts";

export interface TableProps<R extends object> extends DataTableProps<R> {
  readonly columns: readonly Column<R>[];
  readonly register: Register;
  readonly total: number;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (keys: ReadonlySet<string>) => void;
  readonly selectable: boolean;
}

export interface GridProps<R extends object> extends TableProps<R> {
  readonly virtual: Virtualizer<HTMLDivElement, Element> | Virtualizer<Window, Element>;
  readonly cursor: number;
  readonly onCursor: (at: number) => void;
  readonly onToggle: (key: string) => void;
}

const narrow = "(max-width: 900px)";

function useMedia(query: string): boolean {
  const [is, setIs] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setIs(media.matches);
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, [query]);
  return is;
}

/** Rows drawn only where they are seen: in a frame of its own on a desk, in the page on a phone, all of them on paper. */
export function RegisterTable<R extends object>(props: TableProps<R>) {
  const phone = useMedia(narrow);
  const box = useRef<HTMLDivElement>(null);
  return phone ? <PhoneRows {...props} box={box} /> : <DeskRows {...props} box={box} />;
}

type Boxed<R extends object> = TableProps<R> & { readonly box: RefObject<HTMLDivElement | null> };

const rowHeight = (): number => (matchMedia("(pointer: coarse)").matches ? 48 : 36);

function DeskRows<R extends object>(props: Boxed<R>) {
  const printing = useMedia("print");
  const virtual = useVirtualizer({
    count: props.rows.length,
    getScrollElement: () => props.box.current,
    estimateSize: rowHeight,
    overscan: printing ? 2_000 : 14,
    scrollPaddingStart: 36,
  });
  return <Frame {...props} virtual={virtual} />;
}

function PhoneRows<R extends object>(props: Boxed<R>) {
  const virtual = useWindowVirtualizer({ count: props.rows.length, estimateSize: () => 84, overscan: 8, scrollMargin: props.box.current?.offsetTop ?? 0 });
  return <Frame {...props} virtual={virtual} />;
}

function Frame<R extends object>(props: Boxed<R> & Pick<GridProps<R>, "virtual">) {
  const { rows, keyOf, hrefOf, selected, onSelect, virtual, remote, box } = props;
  const [cursor, setCursor] = useState(-1);
  const [peeked, setPeeked] = useState<R | null>(null);
  const go = useGo();
  const last = virtual.getVirtualItems().at(-1)?.index ?? 0;
  const more = remote?.more;
  useEffect(() => {
    if (more && last >= rows.length - 20) more();
  }, [last, rows.length, more]);
  useEffect(() => rememberList(hrefOf ? rows.slice(0, 5_000).map((row) => hrefOf(row).split("?")[0] ?? "") : []), [rows, hrefOf]);
  const toggle = (key: string) => {
    const next = new Set(selected);
    if (!next.delete(key)) next.add(key);
    onSelect(next);
  };
  const move = (at: number) => {
    const to = Math.max(0, Math.min(rows.length - 1, at));
    setCursor(to);
    virtual.scrollToIndex(to, { align: "auto" });
    if (peeked) setPeeked(rows[to] ?? null);
  };
  useRowKeys({
    move: (step) => move(cursor + step),
    open: () => {
      const row = rows[cursor];
      if (row && hrefOf) go(hrefOf(row));
    },
    select: () => {
      const row = rows[cursor];
      if (row && props.selectable) toggle(keyOf(row));
    },
    peek: () => {
      if (props.peek) setPeeked(peeked ? null : (rows[cursor] ?? null));
    },
    close: () => setPeeked(null),
    box,
  });
  return (
    <>
      <div className={`reg ${props.selectable ? "" : "bare"}`} ref={box} tabIndex={0} role="region" aria-label={props.noun}>
        <RegisterGrid {...props} cursor={cursor} onCursor={setCursor} onToggle={toggle} />
      </div>
      {peeked && props.peek ? (
        <aside className="peek" aria-label={say("Beside the list")}>
          <header>
            <span className="grow" />
            <button type="button" className="btn q icon s" aria-label={say("Close")} onClick={() => setPeeked(null)}>
              <Icon name="close" />
            </button>
          </header>
          {props.peek(peeked)}
        </aside>
      ) : null}
    </>
  );
}
