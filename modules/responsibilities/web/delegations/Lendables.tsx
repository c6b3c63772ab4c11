import { useId, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Icon } from "#web/icon.tsx";
import { FieldError } from "#web/kit/fields.tsx";
import { useModules } from "#web/shell/modules.tsx";
import { editionOf } from "../../subject.ts";
import { shortEdition } from "../alarms/editions.ts";

interface Lendable {
  readonly word: string;
  readonly title: string;
  readonly class: string;
  readonly refused: string | null;
  readonly note: string | null;
}

interface LendablesProps {
  readonly items: readonly Lendable[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly by: "edition" | "kind";
  readonly empty: string;
  readonly error: string | undefined;
}

/** The chapter of a clause: 8 of 8.4.1, A.5 of A.5.31. */
const chapterOf = (ref: string): string => /^(?:[A-Z]\.)?\d+/.exec(ref.slice(ref.indexOf(":") + 1))?.[0] ?? "";
const order = new Intl.Collator("en", { numeric: true });

/** By standard and chapter for duties, by the kind of record for acts. */
function useGroups({ items, by }: Pick<LendablesProps, "items" | "by">): readonly (readonly [string, readonly Lendable[]])[] {
  const { kinds } = useModules(),
    groups = new Map<string, Lendable[]>();
  for (const item of items) {
    const kind = item.word.split(".")[0] ?? "",
      ref = item.word.slice(item.word.indexOf(" ") + 1);
    const duty = item.word.startsWith("requirement ") ? say("{standard}, chapter {n}", { standard: shortEdition(editionOf(ref)), n: chapterOf(ref) }) : say("others");
    const name = by === "kind" ? (kinds.find((k) => k.kind === kind)?.one ?? kind) : duty;
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  return [...groups].toSorted(([a], [b]) => order.compare(a, b)).map(([name, of]) => [name, of.toSorted((a, b) => order.compare(a.title, b.title))] as const);
}

/** So few are shown at once; more are folded, and found by their words. */
const few = 12;

/** What can be lent, to tick; what cannot stays in the list with the clause that forbids it. */
export function Lendables(props: LendablesProps) {
  const { items, chosen, onChange, by, empty, error } = props,
    groups = useGroups(props),
    [text, setText] = useState("");
  const flip = (words: readonly string[], on: boolean) => onChange(new Set(on ? [...chosen, ...words] : [...chosen].filter((w) => !words.includes(w))));
  if (items.length === 0) return <p className="sm muted">{empty}</p>;
  const wanted = text.trim().toLowerCase(),
    able = ableOf(items),
    shown = groups.map(([name, of]) => [name, wanted ? of.filter((l) => l.title.toLowerCase().includes(wanted)) : of] as const).filter(([, of]) => of.length > 0);
  return (
    <>
      {error ? <FieldError>{error}</FieldError> : null}
      {items.length > few ? (
        <input
          className="in"
          type="search"
          aria-label={by === "kind" ? say("Find an act") : say("Find a duty")}
          placeholder={by === "kind" ? say("Find one of {n} acts", { n: items.length }) : say("Find one of {n} duties, by clause or word", { n: items.length })}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <All of={able} chosen={chosen} flip={flip} />
      {shown.map(([name, of]) => (
        <details key={`${name} ${wanted ? "found" : ""}`} className="fold" open={wanted !== "" || items.length <= few}>
          <summary>
            {name} <span className="ref">{say("{chosen} of {n}", { chosen: of.filter((l) => chosen.has(l.word) && !l.refused).length, n: of.length })}</span>
            {ableOf(of).length === 0 ? <span className="small muted"> {say("none can be lent")}</span> : null}
          </summary>
          <Group name={name} of={of} chosen={chosen} flip={flip} />
        </details>
      ))}
      {shown.length === 0 ? <p className="sm muted">{say("Nothing here is called that.")}</p> : null}
    </>
  );
}

const ableOf = (of: readonly Lendable[]): readonly string[] => of.filter((l) => !l.refused).map((l) => l.word);

interface Flipping {
  readonly chosen: ReadonlySet<string>;
  readonly flip: (words: readonly string[], on: boolean) => void;
}

function All({ of, chosen, flip }: Flipping & { readonly of: readonly string[] }) {
  if (of.length < 2) return null;
  const all = of.every((w) => chosen.has(w));
  return (
    <p>
      <button type="button" className="link small" onClick={() => flip(of, !all)}>
        {all ? say("None of {n}", { n: of.length }) : say("All {n} that can be lent", { n: of.length })}
      </button>
    </p>
  );
}

function Group({ name, of, chosen, flip }: Flipping & { readonly name: string; readonly of: readonly Lendable[] }) {
  const id = useId();
  return (
    <fieldset>
      <legend className="vh">{name}</legend>
      {of.length > 3 ? <All of={ableOf(of)} chosen={chosen} flip={flip} /> : null}
      <ul className="pickl sm">
        {of.map((l) => (
          <li key={l.word}>
            <label className={`checks ${l.refused ? "no" : ""}`}>
              <input
                type="checkbox"
                checked={chosen.has(l.word) && !l.refused}
                aria-disabled={l.refused ? true : undefined}
                aria-describedby={l.refused || l.note ? `${id}${l.word}` : undefined}
                onChange={(event) => {
                  if (!l.refused) flip([l.word], event.target.checked);
                }}
              />
              {l.title}
            </label>
            {l.refused || l.note ? (
              <span className="whynot" id={`${id}${l.word}`}>
                <Icon name={l.refused ? "lock" : "info"} />
                <span>{l.refused ?? l.note}</span>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
