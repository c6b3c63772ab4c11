import { recordViews } from "#kernel/platform.ts";
import type { Kept } from "#kernel/record.ts";
import { recordActs, relations } from "#kernel/record-acts.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { ActForm } from "#web/act/ActForm.tsx";
import { RefusalNote } from "#web/act/RefusalNote.tsx";
import { useAct } from "#web/act/use-act.ts";
import { decision } from "#web/act/ActButton.tsx";
import { useActor, useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { ChoiceField } from "#web/kit/fields.tsx";
import { Section } from "#web/kit/page.tsx";
import { RecordPicker } from "#web/kit/pickers.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { tell } from "#web/kit/said.tsx";
import { ErrorState } from "#web/kit/states.tsx";
import { Ref } from "#web/kit/tags.tsx";
import { Link } from "#web/routing.tsx";
import type { OwnForm } from "#web/act/ActForm.tsx";

/** A relation as it is said from this end and from the other. */
export const relationWords = (relation: string, direction: "from" | "to"): string => {
  const words: Readonly<Record<string, readonly [string, string]>> = {
    came_from: [say("came from"), say("led to")],
    same_kind: [say("same kind"), say("same kind")],
    changes: [say("changes"), say("changed by")],
    concerns: [say("concerns"), say("concerned by")],
    raises: [say("raises"), say("raised by")],
    evidence: [say("evidence"), say("evidence for")],
  };
  const pair = words[relation];
  return pair ? pair[direction === "from" ? 0 : 1] : relation.replaceAll("_", " ");
};

const Fields = ({ values, change, errors }: OwnForm) => (
  <>
    <ChoiceField
      label={say("This record")}
      value={textOf(values["relation"])}
      onChange={(relation) => change({ ...values, relation })}
      error={errors["relation"]}
      options={relations.map((value) => ({ value, label: relationWords(value, "from") }))}
    />
    <RecordPicker label={say("Which record")} value={textOf(values["to"])} onChange={(to) => change({ ...values, to })} error={errors["to"]} />
  </>
);

/** What a record is linked to, in words; both ends show it. */
export function Links({ id }: { readonly id: string }) {
  const links = useView(recordViews.links, { id });
  const { refusal: past } = useAsOf();
  const removing = useAct(recordActs.unlink);
  const linking = useAct(recordActs.link);
  const remove = async (link: NonNullable<typeof links.data>[number]) => {
    if (!(await removing.perform({ id, input: { linkId: link.id } }))) return;
    tell(say("Link to {number} removed", { number: link.record.number }), () => void linking.perform({ id, input: { to: link.record.id, relation: link.relation } }));
  };
  const may = decision(recordActs.link, useActor(), { id } as Kept, past).yes;
  const add = !may ? null : (
    <Popover className="link" button={say("Add a link")}>
      {(close) => (
        <div style={{ padding: 14, width: 300 }}>
          <ActForm act={recordActs.link} record={{ id, version: 0, number: "", title: "" }} form={Fields} start={{ relation: "", to: "" }} onDone={close} />
        </div>
      )}
    </Popover>
  );
  return (
    <Section title={say("Linked to")} count={links.data?.length} more={add}>
      {links.error ? <ErrorState error={links.error} /> : null}
      {links.data?.length === 0 ? <p className="sm muted">{say("Nothing yet. A link says what this came from, changes or concerns.")}</p> : null}
      <ul className="rows sm lk">
        {links.data?.map((link) => (
          <li key={link.id}>
            <span className="muted">{relationWords(link.relation, link.direction)}</span>
            <span className="row" style={{ gap: 6 }}>
              <Link className="plain grow" href={link.path}>
                <Ref>{link.record.number}</Ref> {link.record.title}
              </Link>
              {!may || link.direction === "to" ? null : (
                <button type="button" className="link small" onClick={() => void remove(link)} aria-label={say("Remove the link to {number}", { number: link.record.number })}>
                  {say("remove")}
                </button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {removing.refusal ? <RefusalNote refusal={removing.refusal} /> : null}
    </Section>
  );
}
