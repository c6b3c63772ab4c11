import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Banner } from "#web/kit/banner.tsx";
import { Differences } from "#web/record/Differences.tsx";
import { useChangedBySomebody } from "./use-case.ts";

/** Says who changed the record while it was open here, what they changed, and leaves the moment to the reader. */
export function ChangedBanner({ record, again }: { readonly record: { readonly id: string; readonly number: string; readonly version: number }; readonly again: () => unknown }) {
  const event = useChangedBySomebody(record, again);
  const [open, setOpen] = useState(false);
  if (!event) return null;
  return (
    <Banner
      icon="change"
      acts={
        <>
          <button type="button" className="btn s" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? say("Hide the change") : say("Show the change")}
          </button>
          <button type="button" className="btn s q" onClick={() => again()}>
            {say("Use the newest")}
          </button>
        </>
      }
    >
      <b className="med">{event.system ? say("The clock") : event.actor.name}</b>{" "}
      {event.act === "nonconformity.follow" ? say("changed an action or a lot of this") : say(event.past)} {say("while you had this page open. Nothing you wrote is lost.")}
      {open ? (
        <span className="changed">
          <Differences event={event} first />
        </span>
      ) : null}
    </Banner>
  );
}
