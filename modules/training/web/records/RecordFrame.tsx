import type { ReactNode } from "react";
import type { Act, Beginning } from "#kernel/act.ts";
import type { Kept, Kind } from "#kernel/record.ts";
import { say } from "#kernel/sentence.ts";
import { WhatCanHappenNext, type ActExtra } from "#web/act/WhatCanHappenNext.tsx";
import { Columns, Page, TitleBlock, type Block } from "#web/kit/page.tsx";
import { State } from "#web/kit/status.tsx";
import { History } from "#web/record/History.tsx";
import { Links } from "#web/record/Links.tsx";
import { Talk } from "#web/record/Talk.tsx";
import "../training.css";

interface FrameProps<R extends Kept> {
  readonly record: R;
  readonly kind: Kind;
  readonly acts: Readonly<Record<string, Act<R> | Beginning<R>>>;
  readonly extras?: Readonly<Record<string, ActExtra>>;
  readonly blocks: readonly (Block | null | false | undefined)[];
  readonly lead?: string | undefined;
  readonly children: ReactNode;
}

/** A record of training: title block, what it says, what can happen next, talk, links, history. */
export function RecordFrame<R extends Kept>({ record, kind, acts, extras = {}, blocks, lead, children }: FrameProps<R>) {
  const list = kind.path.replace("/:number", ""),
    several = say(kind.several);
  return (
    <Page title={record.title} short={record.number} crumbs={[{ title: several.charAt(0).toUpperCase() + several.slice(1), href: list }]} {...(lead ? { lead } : {})}>
      <TitleBlock
        className="trn-tb"
        blocks={[{ label: say("State"), value: <State state={record.state} states={kind.states} /> }, ...blocks, { label: say("Number"), value: record.number, mono: true }]}
      />
      <div className="gap-l">
        <Columns
          record
          main={children}
          side={
            <>
              <WhatCanHappenNext<R> record={record} acts={acts} extras={extras} />
              <Talk id={record.id} />
              <Links id={record.id} />
              <History id={record.id} />
            </>
          }
        />
      </div>
    </Page>
  );
}
