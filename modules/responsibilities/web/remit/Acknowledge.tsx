import { useQuery } from "@tanstack/react-query";
import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { ActButton } from "#web/act/ActButton.tsx";
import { ask, useActor } from "#web/ask.ts";
import { tell } from "#web/kit/said.tsx";
import { sheetActs } from "../../acts.ts";
import type { Sheet } from "../../record.ts";
import { Letter } from "../Letter.tsx";
import { changesOf } from "./changes.ts";
import type { SheetShown } from "./shapes.ts";

/** Asks the holder to say that the sheet is read and understood; after a change it shows first what changed. */
export function Acknowledge({ sheet }: { readonly sheet: SheetShown }) {
  const actor = useActor(),
    me = sheet.people.find((p) => p.id === actor?.id);
  if (!actor || !me || !sheet.unacknowledged.includes(actor.id)) return null;
  return (
    <div className="ack gap-s">
      <p>
        {me.acknowledgedRevision === null
          ? say("You hold this position and have not said yet that you understood its duties. Read them below, then say so.")
          : say("This sheet changed since you accepted revision {n}.", { n: me.acknowledgedRevision })}
      </p>
      {me.acknowledgedAt ? <Changed sheet={sheet} since={me.acknowledgedAt} /> : null}
      <ActButton
        act={sheetActs.acknowledge}
        record={sheet}
        primary
        label={say("I have read and understood it")}
        fixed={{ contentHash: sheet.contentHash }}
        onDone={() => tell(say("Accepted: {title}.", { title: sheet.title }))}
      />
    </div>
  );
}

/** The difference between the sheet that was accepted and the one that stands now. */
function Changed({ sheet, since }: { readonly sheet: SheetShown; readonly since: string }) {
  const { data } = useQuery({
    queryKey: ["view", "record.snapshot", { id: sheet.id }, since],
    queryFn: () => ask(recordViews.snapshot, { id: sheet.id }, { moment: since }),
    staleTime: Infinity,
  });
  if (!data) return null;
  const { added, removed, rights, lost } = changesOf(data as unknown as Sheet, sheet);
  return (
    <ul className="rows sm">
      {added.map((d) => (
        <li key={`+${d.word}`}>
          <ins>{say("new")}</ins> <Letter level={d.level} /> {d.reference} {d.title}
        </li>
      ))}
      {removed.map((d) => (
        <li key={`-${d.word}`}>
          <del>{say("gone")}</del> <Letter level={d.level} /> {d.reference}
        </li>
      ))}
      {rights.length > 0 ? (
        <li>
          <ins>{say("new rights")}</ins> {rights.join(", ")}
        </li>
      ) : null}
      {lost > 0 ? (
        <li>
          <del>{say("{n, plural, one {one right} other {# rights}} less", { n: lost })}</del>
        </li>
      ) : null}
      {added.length + removed.length + rights.length + lost === 0 ? <li className="muted">{say("Only its wording changed.")}</li> : null}
    </ul>
  );
}
