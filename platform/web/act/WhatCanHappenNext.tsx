import { useId, type ComponentType, type ReactNode } from "react";
import { isBeginning, type Act, type Beginning } from "#kernel/act.ts";
import type { Kept } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton, decision } from "#web/act/ActButton.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";
import type { AnyAct, Performed } from "#web/act/perform.ts";
import type { Values } from "#web/act/values.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";

/** What a page adds to one act of the panel, by the act's name. */
export interface ActExtra {
  readonly form?: ComponentType<OwnForm>;
  readonly start?: Values;
  readonly fixed?: Values;
  readonly label?: string;
  readonly consequences?: readonly string[];
  readonly instead?: ReactNode;
  readonly onDone?: (record: Performed) => void;
  /** Not offered here: another part of the page offers it, or knowing it exists is itself confidential. */
  readonly hidden?: true;
}

interface NextProps<R extends Kept> {
  readonly record: R;
  readonly acts: readonly (Act<R> | Beginning<R>)[] | Readonly<Record<string, Act<R> | Beginning<R>>>;
  readonly extras?: Readonly<Record<string, ActExtra>>;
  readonly onDone?: (record: Performed) => void;
  readonly children?: ReactNode;
}

/** Does it move the record on, or only add to it? */
const moves = (act: Act<never>, state: string): boolean => act.to !== undefined && ![act.to].flat().includes(state as never);

const undone = new Set(["withdrawn", "cancelled", "declined", "revoked", "abolished", "dissolved"]);

/** Forward acts first, then those that only add; what takes back or must be justified comes last and is never the primary. */
const rank = (act: Act<never>, state: string): number => {
  const back = act.reason === "required" || [act.to ?? []].flat().some((to) => undone.has(to));
  return back ? 0 : moves(act, state) ? 2 : 1;
};

/**
 * The acts of a record: one primary, the one that moves it on; the other possible ones; then those
 * that are refused now, each with its reason. Acts of other states that are not next are left out.
 */
export function WhatCanHappenNext<R extends Kept>({ record, acts, extras = {}, onDone, children }: NextProps<R>) {
  const actor = useActor();
  const { refusal } = useAsOf();
  const all = (Object.values(acts) as unknown as AnyAct[]).filter((act): act is Act<never> => !isBeginning(act) && !act.byClock && !extras[act.name]?.hidden);
  const offered = all.map((act) => ({ act, answer: decision(act, actor, record, refusal) }));
  const possible = offered.filter((o) => o.answer.yes).toSorted((a, b) => rank(b.act, record.state) - rank(a.act, record.state));
  const refused = offered.filter((o) => !o.answer.yes && (o.act.from as readonly string[]).includes(record.state));
  if (refusal)
    return (
      <InThePast acts={all.filter((act) => (act.from as readonly string[]).includes(record.state)).map((act) => extras[act.name]?.label ?? say(act.title))} because={refusal} />
    );
  const button = (act: Act<never>, primary: boolean) => {
    const { onDone: own, hidden: _, ...extra } = extras[act.name] ?? {};
    const done = own ?? onDone;
    return <ActButton<R> act={act as unknown as Act<R>} record={record} primary={primary} block {...extra} {...(done ? { onDone: done } : {})} />;
  };
  const [first, ...others] = possible;
  const pairs = Array.from({ length: Math.ceil(others.length / 2) }, (_, i) => others.slice(i * 2, i * 2 + 2));
  return (
    <section className="next" aria-label={say("What can happen next")}>
      <h2>{say("What can happen next")}</h2>
      <ul>
        {first ? <li key={first.act.name}>{button(first.act, rank(first.act, record.state) > 0)}</li> : null}
        {pairs.map((pair) => (
          <li key={pair[0]?.act.name} className={pair.length === 2 ? "two" : undefined}>
            {pair.map((o) => (
              <div key={o.act.name}>{button(o.act, false)}</div>
            ))}
          </li>
        ))}
        {refused.map((o) => (
          <li key={o.act.name}>{button(o.act, false)}</li>
        ))}
      </ul>
      {possible.length + refused.length === 0 ? <p className="sm muted">{say("Nothing more is expected of this record.")}</p> : null}
      {children}
    </section>
  );
}

/** In the past nothing can be done: said once, with the acts that the record had then. */
function InThePast({ acts, because }: { readonly acts: readonly string[]; readonly because: string }) {
  const why = useId();
  return (
    <section className="next" aria-label={say("What could happen then")}>
      <h2>{say("What could happen then")}</h2>
      <p className="whynot" id={why} style={{ marginTop: 0, marginBottom: 10 }}>
        <Icon name="info" />
        <span>{because}</span>
      </p>
      <ul>
        {acts.map((title) => (
          <li key={title}>
            <button type="button" className="btn block" aria-disabled="true" aria-describedby={why}>
              <Icon name="lock" />
              {title}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
