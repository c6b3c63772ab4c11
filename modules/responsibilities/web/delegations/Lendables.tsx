import { useId } from "react";
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

/** By standard for duties, by the kind of record for acts. */
function useGroups({ items, by }: Pick<LendablesProps, "items" | "by">): readonly (readonly [string, readonly Lendable[]])[] {
  const { kinds } = useModules(),
    groups = new Map<string, Lendable[]>();
  for (const item of items) {
    const kind = item.word.split(".")[0] ?? "",
      ref = item.word.slice(item.word.indexOf(" ") + 1);
    const name = by === "kind" ? (kinds.find((k) => k.kind === kind)?.one ?? kind) : item.word.startsWith("requirement ") ? shortEdition(editionOf(ref)) : say("others");
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const order = new Intl.Collator("en", { numeric: true });
  return [...groups].toSorted(([a], [b]) => order.compare(a, b)).map(([name, of]) => [name, of.toSorted((a, b) => order.compare(a.title, b.title))] as const);
}

/** What can be lent, to tick; what cannot stays in the list with the clause that forbids it. */
export function Lendables(props: LendablesProps) {
  const { items, chosen, onChange, by, empty, error } = props,
    groups = useGroups(props),
    id = useId();
  const flip = (words: readonly string[], on: boolean) => onChange(new Set(on ? [...chosen, ...words] : [...chosen].filter((w) => !words.includes(w))));
  if (items.length === 0) return <p className="sm muted">{empty}</p>;
  return (
    <>
      {error ? <FieldError>{error}</FieldError> : null}
      {groups.map(([name, of]) => {
        const able = of.filter((l) => !l.refused).map((l) => l.word),
          all = able.length > 0 && able.every((w) => chosen.has(w));
        const group = (
          <fieldset key={name} className="gap-s">
            <legend className="row">
              {by === "kind" ? <span className="vh">{name}</span> : <h3>{name}</h3>}
              {able.length > 1 ? (
                <button type="button" className="link small" onClick={() => flip(able, !all)}>
                  {all ? say("None of {n}", { n: able.length }) : say("All {n} that can be lent", { n: able.length })}
                </button>
              ) : (
                <span className="small muted">{able.length === 0 ? say("none can be lent") : null}</span>
              )}
            </legend>
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
        return by === "kind" ? (
          <details key={name} className="fold">
            <summary>
              {name} <span className="ref">{say("{chosen} of {n}", { chosen: able.filter((w) => chosen.has(w)).length, n: of.length })}</span>
            </summary>
            {group}
          </details>
        ) : (
          group
        );
      })}
    </>
  );
}
