import { useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Chip } from "#web/kit/tags.tsx";
import { Segmented } from "#web/kit/choosing.tsx";
import type { ChangeQuery } from "#web/routing.tsx";
import type { Matrix } from "./lines.ts";
import type { Looking } from "./looking.ts";

interface FiltersProps {
  readonly matrix: Matrix;
  readonly looking: Looking;
  readonly change: ChangeQuery;
}

const showWords: Readonly<Record<string, string>> = { nobody: say("Nobody answers"), two: say("Two answer"), acting: say("Somebody acts"), mine: say("My column") };

/** Site, columns, standards and words; all of it stands in the address. */
export function Filters({ matrix, looking, change }: FiltersProps) {
  const { sites, site, by, editions, show, text } = looking,
    [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return undefined;
    const timer = setTimeout(() => change({ q: typed || null }), 60);
    return () => clearTimeout(timer);
    // change is made anew by each drawing and always does the same
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [typed, text]);
  const flip = (id: string) => {
    const all = matrix.editions.map((e) => e.id),
      now = editions.length === 0 ? all : editions,
      next = now.includes(id) ? now.filter((e) => e !== id) : [...now, id];
    change({ standards: next.length === 0 || next.length === all.length ? null : next.join(",") }, "push");
  };
  return (
    <div className="filt">
      {sites.length > 1 ? (
        <span>
          <span className="lbl">{say("Site")}</span>
          <Segmented
            label={say("Site")}
            value={site?.code.toLowerCase() ?? ""}
            onChange={(value) => change({ site: value || null }, "push")}
            choices={[{ value: "", label: say("All") }, ...sites.map((s) => ({ value: s.code.toLowerCase(), label: s.name }))]}
          />
        </span>
      ) : null}
      <span className="hide-s">
        <span className="lbl">{say("Columns")}</span>
        <Segmented
          label={say("Columns")}
          value={by}
          onChange={(value) => change({ by: value === "positions" ? null : value }, "push")}
          choices={[
            { value: "positions", label: say("Positions") },
            { value: "people", label: say("People") },
          ]}
        />
      </span>
      {matrix.editions.length > 1 ? (
        <span className="chips">
          <span className="lbl">{say("Standards")}</span>
          {matrix.editions.map((e) => (
            <Chip key={e.id} on={editions.length === 0 || editions.includes(e.id)} onPress={() => flip(e.id)}>
              {e.reference.replace(/^ISO(\/IEC)? /, "")}
            </Chip>
          ))}
        </span>
      ) : null}
      <input
        className="in"
        type="search"
        aria-label={say("Filter requirements")}
        placeholder={say("Clause or word")}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {show ? (
        <Chip on onRemove={() => change({ show: null }, "push")}>
          {showWords[show] ?? show}
        </Chip>
      ) : (
        <Chip onPress={() => change({ show: "mine" }, "push")}>{say("My column")}</Chip>
      )}
    </div>
  );
}
