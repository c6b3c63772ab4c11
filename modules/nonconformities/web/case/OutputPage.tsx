import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { textOf } from "#web/act/values.ts";
import { useView } from "#web/ask.ts";
import { DateText } from "#web/kit/date.tsx";
import { figure } from "#web/kit/figures.ts";
import { Columns, Page, Section, TitleBlock } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { Link, useParameter } from "#web/routing.tsx";
import { outputActs } from "../../acts.ts";
import { dispositionName, outputKind, type OutputRead } from "../../output.ts";
import { nonconformityViews } from "../../views.ts";
import { DecideForm, ReverifyForm, SplitForm } from "./forms.tsx";

/** A lot that was set aside: where it is, who decided about it, and whether it was checked again. */
export default function OutputPage() {
  const number = useParameter("number"),
    found = useView(recordViews.find, { number });
  const snapshot = useView(recordViews.snapshot, { id: found.data?.record?.id ?? "" }, { enabled: Boolean(found.data?.record) });
  const parentId = textOf(snapshot.data?.["nonconformityId"]);
  const parent = useView(nonconformityViews.one, { id: parentId }, { enabled: parentId !== "" });
  return (
    <div>
      <Answered of={snapshot.error ? (snapshot as never) : parent} rows={6}>
        {(shown) => {
          const lot = shown.outputs.find((output) => output.number === number) ?? shown.outputs.find((output) => output.id === found.data?.record?.id);
          return lot ? <Lot lot={lot} shown={shown} /> : null;
        }}
      </Answered>
    </div>
  );
}

type Shown = NonNullable<ReturnType<typeof useView<typeof nonconformityViews.one>>["data"]>;

function Lot({ lot, shown }: { readonly lot: Shown["outputs"][number]; readonly shown: Shown }) {
  const { decision, reverification } = lot,
    parent = shown.record;
  const main = (
    <>
      <Section title={say("What was decided")}>
        {decision && lot.disposition ? (
          <p>
            {dispositionName(lot.disposition)}: {decision.reason} {decision.concession ? <span className="ref">{decision.concession}</span> : null}
            <span className="small muted" style={{ display: "block" }}>
              {lot.decidedBy?.name}
              {lot.position ? `, ${lot.position}` : ""}, <DateText value={decision.at} form="time" />
            </span>
          </p>
        ) : (
          <p className="sm muted">{say("Nobody has decided yet. Until then the parts stay where they are, marked.")}</p>
        )}
        {reverification ? (
          <p className="sm gap-s">
            {reverification.passed ? say("Checked again: good.") : say("Checked again: not good.")} {reverification.result} <DateText value={reverification.on} form="short" />
          </p>
        ) : null}
      </Section>
      <Attachments id={lot.id} />
      <Signatures id={lot.id} />
    </>
  );
  return (
    <Page
      title={say("{quantity} {unit} {item}", { quantity: figure(lot.quantity), unit: lot.unit, item: lot.item })}
      short={lot.number}
      crumbs={[
        { title: say("Reports and NCs"), href: "/nc" },
        { title: parent.number, href: `/nc/${parent.number}` },
      ]}
      lead={
        <Link href={`/nc/${parent.number}`}>
          {parent.number} {parent.title}
        </Link>
      }
    >
      <div style={{ marginBottom: 28 }}>
        <TitleBlock
          blocks={[
            { label: say("State"), value: <State state={lot.state} states={outputKind.states} /> },
            { label: say("Lot"), value: lot.lot ?? say("none named"), mono: true },
            { label: say("Where"), value: lot.location },
            { label: say("Kept apart by"), value: lot.segregation },
            { label: say("Held since"), value: <DateText value={lot.heldOn} /> },
            { label: say("Number"), value: lot.number, mono: true },
          ]}
        />
      </div>
      <Columns
        record
        main={main}
        side={
          <>
            <WhatCanHappenNext<OutputRead>
              record={lot}
              acts={[outputActs.decide, outputActs.reverify, outputActs.split] as never}
              extras={{ [outputActs.decide.name]: { form: DecideForm }, [outputActs.reverify.name]: { form: ReverifyForm }, [outputActs.split.name]: { form: SplitForm } }}
            />
            <Talk id={lot.id} />
            <Links id={lot.id} />
            <History id={lot.id} />
          </>
        }
      />
    </Page>
  );
}
