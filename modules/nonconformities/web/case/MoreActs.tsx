import { useState, type ComponentType } from "react";
import { recordActs } from "#kernel/record-acts.ts";
import { say } from "#kernel/sentence.ts";
import { decision } from "#web/act/ActButton.tsx";
import { ActForm, type OwnForm } from "#web/act/ActForm.tsx";
import type { AnyAct } from "#web/act/perform.ts";
import type { Values } from "#web/act/values.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Dialog } from "#web/kit/dialog.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { nonconformityActs } from "../../acts.ts";
import { AssignForm, CostForm, DescribeForm, LessonForm, MergeForm, TeamForm } from "./forms.tsx";
import type { CaseShown } from "./shown.ts";

interface Entry {
  readonly act: AnyAct;
  readonly form?: ComponentType<OwnForm>;
  readonly start?: Values;
}

const entriesOf = ({ record }: CaseShown): readonly Entry[] => {
  const { title, what, requirement, place, process, product, supplier, clauses, source } = record,
    a = nonconformityActs;
  const entries = [
    { act: a.describe, form: DescribeForm, start: { title, what, requirement, place, process, product, supplier, clauses, source } },
    { act: a.setTeam, form: TeamForm, start: { team: record.team } },
    { act: a.assign, form: AssignForm, start: { ownerId: record.ownerId ?? "" } },
    { act: a.setCost, form: CostForm, start: { amount: record.cost ? String(record.cost.amount) : "", note: record.cost?.note ?? "" } },
    { act: a.learn, form: LessonForm, start: { lesson: record.lesson ?? "" } },
    { act: a.reviseCause },
    { act: a.merge, form: MergeForm },
    { act: a.cancel },
    { act: a.reopen },
    { act: recordActs.handOver },
  ];
  return entries as unknown as readonly Entry[];
};

/** Every act of the record that is not next; refused ones say why. */
export function MoreActs({ shown }: { readonly shown: CaseShown }) {
  const { record } = shown,
    actor = useActor(),
    { refusal } = useAsOf();
  const [doing, setDoing] = useState<Entry | null>(null);
  const entries = entriesOf(shown).filter(({ act }) => {
    const from = "from" in act ? (act.from as readonly string[]) : [];
    return from.length === 0 || from.includes(record.state);
  });
  return (
    <>
      <Popover kind="menu" className="btn icon" label={say("More")} button={<Icon name="more" />}>
        {(close) =>
          entries.map((entry) => {
            const answer = decision(entry.act, actor, record, refusal);
            return (
              <button
                key={entry.act.name}
                type="button"
                aria-disabled={answer.yes ? undefined : true}
                onClick={() => {
                  if (!answer.yes) return;
                  close();
                  setDoing(entry);
                }}
              >
                <span className="grow">
                  {say(entry.act.title)}
                  {answer.yes ? null : (
                    <small className="small muted" style={{ display: "block", whiteSpace: "normal", maxWidth: 280 }}>
                      {answer.because}
                    </small>
                  )}
                </span>
                {answer.yes ? null : <Icon name="lock" />}
              </button>
            );
          })
        }
      </Popover>
      {doing ? (
        <Dialog title={`${say(doing.act.title)}: ${record.number}`} onClose={() => setDoing(null)} keep>
          <ActForm
            act={doing.act}
            record={record}
            {...(doing.form ? { form: doing.form } : {})}
            {...(doing.start ? { start: doing.start } : {})}
            onDone={() => setDoing(null)}
            onCancel={() => setDoing(null)}
          />
        </Dialog>
      ) : null}
    </>
  );
}
