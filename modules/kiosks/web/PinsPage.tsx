import { useState } from "react";
import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { DateText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { pinActs } from "../acts.ts";
import { pinKind } from "../pin.ts";
import { pinViews, type PinRow } from "../views.ts";
import { CodeOnce, codeIn } from "./CodeOnce.tsx";
import { KioskTabs } from "./KioskTabs.tsx";

type Row = z.output<typeof PinRow>;

const columns: readonly Column<Row>[] = [
  { id: "number", title: say("Number"), value: (r) => r.number, width: 108, mono: true, phone: "number" },
  { id: "title", title: say("Person"), value: (r) => r.person, head: true },
  { id: "state", title: say("State"), value: (r) => r.state, cell: (r) => <State state={r.state} states={pinKind.states} />, width: 180, sort: false, phone: "state" },
  { id: "setAt", title: say("Set"), value: (r) => r.setAt, cell: (r) => (r.setAt ? <DateText value={r.setAt} /> : say("not yet")), width: 160, sort: false, phone: "date" },
];

/** Who may use the kiosks, and who could not get in. */
export default function PinsPage() {
  const [code, setCode] = useState<string | null>(null);
  return (
    <Page
      title={say("Kiosk PINs")}
      width="wide"
      crumbs={[{ title: say("Kiosks"), href: "/kiosks" }]}
      lead={say("You hand over a code; the person chooses the PIN at the kiosk, and nobody else ever sees it.")}
      acts={<ActButton act={pinActs.give} primary onDone={(record) => setCode(codeIn(record))} />}
    >
      <KioskTabs here="pins" />
      {code ? <CodeOnce code={code} onClose={() => setCode(null)} /> : null}
      <RemoteRegister
        view={pinViews.list}
        name="kiosk-pins"
        noun={say("PINs")}
        columns={columns}
        views={[
          { title: say("All"), query: "" },
          { title: say("Locked"), query: "state=locked" },
          { title: say("Not set yet"), query: "state=given" },
        ]}
        exported={["number", "title", "state", "openedAt"]}
        empty={<EmptyState title={say("Nobody has a PIN yet")}>{say("Give one to whoever has no login and is asked to read something.")}</EmptyState>}
      />
    </Page>
  );
}
