import type { Kept } from "#kernel/record.ts";
import { WhatCanHappenNext } from "#web/act/WhatCanHappenNext.tsx";
import { Columns, Page, TitleBlock } from "#web/kit/page.tsx";
import { Person } from "#web/kit/people.tsx";
import { Attachments } from "#web/record/Attachments.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { Signatures } from "#web/record/Signatures.tsx";
import { Talk } from "#web/record/Talk.tsx";
import { sampleActs } from "#web/sample/acts.ts";
import { Drawings, Fields, Reasons, StatesOfPage, Words } from "#web/sample/Parts.tsx";
import { SampleRegister } from "#web/sample/Register.tsx";

const id = "0199a000-0000-7000-8000-0000000000aa";
const record: Kept & { readonly openActions: number } = {
  id,
  kind: "sample",
  number: "NC-2026-041",
  title: "Bore over size on 14 valve bodies, lot L-2611-07",
  version: 17,
  ownerId: null,
  siteId: null,
  unitId: null,
  dueOn: "2026-12-18",
  confidential: false,
  openedAt: "2026-11-09T08:00:00Z",
  closedAt: null,
  state: "acting",
  openActions: 3,
};

/** Every part of the kit on one page, in development only. */
export default function KitPage() {
  return (
    <Page
      title={record.title}
      short={record.number}
      crumbs={[{ title: "Reports and NCs", href: "/nc" }]}
      acts={
        <button type="button" className="btn">
          8D report
        </button>
      }
    >
      <TitleBlock
        className="gap-s"
        blocks={[
          { label: "Answers", value: <Person name="Suresh Gowda" id="0199a000-0000-7000-8000-000000000001" /> },
          { label: "Where", value: "Peenya, cell 3, VMC-07" },
          {
            label: "Due",
            value: (
              <>
                18 Dec <s className="muted">4 Dec</s>
              </>
            ),
          },
          { label: "Grade", value: "Major, corrective action needed" },
          { label: "Clauses", value: "8.7 10.2", mono: true },
          { label: "Number", value: record.number, mono: true },
        ]}
      />
      <div className="gap-l" />
      <Columns
        record
        main={
          <>
            <Words />
            <Fields />
            <Attachments id={id} />
            <StatesOfPage />
            <Drawings />
          </>
        }
        side={
          <>
            <WhatCanHappenNext record={record} acts={sampleActs} />
            <Talk id={id} />
            <Links id={id} />
            <Signatures id={id} />
            <History id={id} />
            <Reasons />
          </>
        }
      />
      <div className="gap-l">
        <SampleRegister />
      </div>
    </Page>
  );
}
