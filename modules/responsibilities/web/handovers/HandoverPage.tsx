import { useState } from "react";
import type { z } from "zod";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { useView } from "#web/ask.ts";
import { DueText } from "#web/kit/date.tsx";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { AnsweredPage } from "#web/kit/whole-page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { useParameter } from "#web/routing.tsx";
import { handoverActs } from "../../acts.ts";
import { handoverKind, type Decided } from "../../record.ts";
import { handoverViews } from "../../views.ts";
import { remitOfPerson } from "../words.ts";
import { DecideItem } from "./DecideItem.tsx";
import { Done } from "./Done.tsx";
import { groupsOf } from "./groups.ts";
import "../responsibilities.css";

export type Handover = z.output<(typeof handoverViews)["one"]["gives"]>;

/** Everything that goes with a person, each thing decided; it can be finished only when nothing is left. */
export default function HandoverPage() {
  const handover = useView(handoverViews.one, { number: useParameter("number") });
  return <AnsweredPage of={handover}>{(found) => <Shown handover={found} />}</AnsweredPage>;
}

const consequences = (h: Handover): string[] => [
  say("Every appointment ends on {day}; whoever takes over begins the day after.", { day: written(h.lastDay) }),
  say("Records and actions go to the people chosen, who are told."),
  ...(h.reason === "leaves" ? [say("{name} can no longer sign in after that day.", { name: h.personName })] : []),
];

function Shown({ handover: h }: { readonly handover: Handover }) {
  const { perform, pending, refusal } = useAct(handoverActs.decide as never),
    [openOnly, setOpenOnly] = useState(false);
  const decided = (item: string): z.output<typeof Decided> | undefined =>
    h.decisions.find((d) => d.item === item && h.items.some((i) => i.item === item && i.choices.includes(d.does)));
  const total = h.items.length,
    done = total - h.undecided,
    items = openOnly ? h.items.filter((i) => !decided(i.item)) : h.items;
  const decide = (decisions: readonly z.output<typeof Decided>[]) => perform({ id: h.id, version: h.version, input: { decisions } }).then((made) => made !== null);
  return (
    <Page
      title={h.title}
      short={h.number}
      crumbs={[{ title: say("Handovers"), href: "/handovers" }]}
      lead={h.state === "open" ? say("Give each thing to somebody, or leave it vacant and say why. Nothing moves before it is finished.") : undefined}
    >
      <TitleBlock
        blocks={[
          { label: say("Person"), value: <Person name={h.personName} id={h.personId} href={remitOfPerson(h.personId)} /> },
          { label: say("State"), value: <State state={h.state} states={handoverKind.states} /> },
          { label: say("Last day"), value: <DueText due={h.lastDay} closed={h.state !== "open"} /> },
          { label: say("Number"), value: h.number, mono: true },
        ]}
      />
      <div className="gap-l">
        <Columns
          record
          main={
            h.state === "open" ? (
              <div>
                <div className="prog" role="status">
                  <b className="med">{say("{done} of {total} decided", { done, total })}</b>
                  <div className="meter" aria-hidden="true">
                    <i style={{ width: `${total === 0 ? 100 : (done / total) * 100}%` }} />
                  </div>
                  {done > 0 && done < total ? (
                    <label className="checks">
                      <input type="checkbox" checked={openOnly} onChange={(event) => setOpenOnly(event.target.checked)} />
                      {say("Only what is open")}
                    </label>
                  ) : null}
                </div>
                {refusal ? <RefusalNote refusal={refusal} /> : null}
                {total === 0 ? <p className="sm muted gap">{say("Nothing is in their hands. It can be finished.")}</p> : null}
                {groupsOf(items).map(({ what, title, of }) => (
                  <Section key={what} title={title} count={of.length}>
                    <ul className="rows ho">
                      {of.map((item) => (
                        <DecideItem
                          key={item.item}
                          item={item}
                          decision={decided(item.item)}
                          personId={h.personId}
                          pending={pending}
                          others={of.filter((o) => o.item !== item.item && !decided(o.item) && o.choices.includes("give"))}
                          onDecide={decide}
                        />
                      ))}
                    </ul>
                  </Section>
                ))}
              </div>
            ) : (
              <Done handover={h} />
            )
          }
          side={
            <>
              <WhatCanHappenNext
                record={h}
                acts={handoverActs}
                extras={{
                  [handoverActs.decide.name]: { hidden: true },
                  [handoverActs.finish.name]: { consequences: consequences(h) },
                  [handoverActs.postpone.name]: { start: { lastDay: h.lastDay } },
                }}
              />
              <Talk id={h.id} />
              <History id={h.id} />
            </>
          }
        />
      </div>
    </Page>
  );
}
