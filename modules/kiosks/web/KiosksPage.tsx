import type { z } from "zod";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { DateText } from "#web/kit/date.tsx";
import { Page } from "#web/kit/page.tsx";
import { EmptyState } from "#web/kit/states.tsx";
import { State } from "#web/kit/status.tsx";
import type { Column } from "#web/register/columns.ts";
import { RemoteRegister } from "#web/register/RemoteRegister.tsx";
import { useGo } from "#web/routing.tsx";
import { kioskActs } from "../acts.ts";
import { kioskKind } from "../kiosk.ts";
import { kioskViews, type KioskRow } from "../views.ts";
import { KioskTabs } from "./KioskTabs.tsx";

type Row = z.output<typeof KioskRow>;

const columns: readonly Column<Row>[] = [
  { id: "number", title: say("Number"), value: (r) => r.number, width: 108, mono: true, phone: "number" },
  { id: "title", title: say("Place"), value: (r) => r.place, head: true },
  { id: "state", title: say("State"), value: (r) => r.state, cell: (r) => <State state={r.state} states={kioskKind.states} />, width: 150, sort: false, phone: "state" },
  { id: "site", title: say("Site"), value: (r) => r.site, width: 160, sort: false, phone: "who" },
  { id: "pairedAt", title: say("Screen since"), value: (r) => r.pairedAt, cell: (r) => <DateText value={r.pairedAt} />, width: 150, sort: false, phone: "date" },
];

/** Screens that many people share: for those who have none of their own. */
export default function KiosksPage() {
  const go = useGo();
  return (
    <Page
      title={say("Kiosks")}
      width="wide"
      lead={say("A screen that many people share. With a PIN of their own they read there what they are to read, and say so in person.")}
      acts={<ActButton act={kioskActs.place} primary onDone={(record) => go(`/kiosks/${record.number}`)} />}
    >
      <KioskTabs here="kiosks" />
      <RemoteRegister
        view={kioskViews.list}
        name="kiosks"
        noun={say("kiosks")}
        columns={columns}
        views={[{ title: say("Open"), query: "open=true" }]}
        exported={["number", "title", "state", "site", "openedAt"]}
        empty={<EmptyState title={say("No kiosk yet")}>{say("Place one where people pass who have no screen of their own: at the canteen, at the clock.")}</EmptyState>}
      />
    </Page>
  );
}
