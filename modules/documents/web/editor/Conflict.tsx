import { useState } from "react";
import { recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { Banner } from "#web/kit/banner.tsx";
import type { Body } from "../../body.ts";
import { redlineOf } from "../../redline.ts";
import { RedlineInline } from "../revision/RedlineInline.tsx";
import type { Writing } from "./open-writing.ts";

interface ConflictProps {
  readonly id: string;
  readonly theirs: Body | null;
  readonly writing: Writing;
}

/** Two people wrote at once: both texts stand side by side until somebody decides. Neither is lost. */
export function Conflict({ id, theirs, writing }: ConflictProps) {
  const [open, setOpen] = useState(false);
  const events = useView(recordViews.history, { id, limit: 10 });
  const wrote = events.data?.items.find((event) => event.act === "revision.write");
  const takeTheirs = () => {
    writing.saver.takeTheirs();
    writing.show(theirs);
  };
  return (
    <>
      <Banner
        tone="soon"
        icon="change"
        acts={
          <>
            <button type="button" className="btn s" aria-expanded={open} onClick={() => setOpen(!open)}>
              {open ? say("Hide what differs") : say("Show what differs")}
            </button>
            <button type="button" className="btn s" onClick={() => void writing.saver.keepMine()}>
              {say("Keep mine")}
            </button>
            <button type="button" className="btn s" onClick={takeTheirs}>
              {say("Take theirs")}
            </button>
          </>
        }
      >
        {say("{who} saved other words while you wrote. Yours are kept on this device; keep them and theirs stay in the history, or take theirs and undo brings yours back.", {
          who: wrote?.actor.name ?? say("Somebody else"),
        })}
      </Banner>
      {open ? <RedlineInline lines={redlineOf(theirs, writing.body())} /> : null}
    </>
  );
}
