import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Section } from "#web/kit/page.tsx";
import { Answered } from "#web/kit/states.tsx";
import { copyViews } from "../../views.ts";
import { CopyTable } from "../copies/CopyTable.tsx";
import { GiveCopy } from "../copies/GiveCopy.tsx";
import type { DocumentShown } from "./shown.ts";

/** Printed copies of this document: who holds each, and whether it is still right. */
export function CopiesOf({ shown }: { readonly shown: DocumentShown }) {
  const copies = useView(copyViews.list, { documentId: shown.record.id, limit: 200 });
  return (
    <Section title={say("Printed copies")} count={copies.data?.total}>
      <p className="gap-s">
        <GiveCopy documentId={shown.record.id} />
      </p>
      <Answered of={copies} rows={3}>
        {(answer) =>
          answer.items.length === 0 ? (
            <p className="sm muted">{say("None is out. Give one where there is no screen; it is called back by itself when a newer revision is in force.")}</p>
          ) : (
            <CopyTable copies={answer.items} />
          )
        }
      </Answered>
    </Section>
  );
}
