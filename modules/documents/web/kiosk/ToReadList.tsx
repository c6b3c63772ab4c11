import { useEffect, useEffectEvent, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { DueText } from "#web/kit/date.tsx";
import { Skeleton } from "#web/kit/states.tsx";
import { kiosk, type ToRead } from "./asked.ts";

/** What waits to be read by whoever stands here. */
export function ToReadList({ onOpen, onGone }: { readonly onOpen: (number: string) => void; readonly onGone: () => void }) {
  const [items, setItems] = useState<readonly ToRead[] | null>(null);
  const gone = useEffectEvent(onGone);
  useEffect(
    () =>
      void kiosk.readings().then(
        (mine) => setItems(mine.items),
        () => gone(),
      ),
    [],
  );
  if (!items) return <Skeleton rows={3} />;
  if (items.length === 0)
    return (
      <p className="kiosk-none">
        <Icon name="tick" /> {say("Nothing waits to be read by you.")}
      </p>
    );
  return (
    <ul className="kiosk-list">
      {items.map((item) => (
        <li key={item.id}>
          <button type="button" className="btn kiosk-key wide" onClick={() => onOpen(item.documentNumber)}>
            <b>{item.documentTitle}</b>
            <small>
              {say("{code}, revision {n}", { code: item.code, n: item.revision })}
              {item.dueOn ? (
                <>
                  {" · "}
                  <DueText due={item.dueOn} />
                </>
              ) : null}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}
