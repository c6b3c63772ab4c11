import { useState } from "react";
import { written } from "#kernel/date.ts";
import { say } from "#kernel/sentence.ts";
import { useActor } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Banner } from "#web/kit/banner.tsx";
import { DateField } from "#web/kit/DateField.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { Link, useQueryString } from "#web/routing.tsx";
import { useCrumbs } from "#web/shell/crumbs.ts";
import { Bell } from "#web/shell/Bell.tsx";
import { useOnline, useSyncWords } from "#web/shell/Strip.tsx";
import { useHasPage } from "#web/shell/modules.tsx";
import { dayThere, today } from "#web/zone.ts";

const isMac = /Mac|iPhone|iPad/.test(navigator.platform);

/** Any day can be shown: the chosen one stands in the address as `on=`. */
function AsOf({ on }: { readonly on: string | null | undefined }) {
  const [, change] = useQueryString();
  const [day, setDay] = useState(on ? dayThere(on) : today());
  return (
    <Popover
      className="btn q s hide-s"
      button={
        <>
          <Icon name="clock" />
          {on ? say("As of {day}", { day: written(dayThere(on)) }) : say("As of today")}
        </>
      }
      label={on ? say("As of {day}. Choose another day", { day: written(dayThere(on)) }) : say("As of today. Choose another day")}
    >
      {(close) => (
        <form
          className="form"
          style={{ padding: "12px 14px", width: 240 }}
          onSubmit={(event) => {
            event.preventDefault();
            change({ on: day < today() ? day : null }, "push");
            close();
          }}
        >
          <DateField label={say("Show everything as it was on")} value={day} onChange={setDay} />
          <div className="acts">
            <button type="submit" className="btn s p">
              {say("Show")}
            </button>
            {on ? (
              <button
                type="button"
                className="btn s"
                onClick={() => {
                  change({ on: null }, "push");
                  close();
                }}
              >
                {say("Back to today")}
              </button>
            ) : null}
          </div>
        </form>
      )}
    </Popover>
  );
}

/** Breadcrumbs, search, the day, report, notifications. */
export function Bar({ onSearch }: { readonly onSearch: () => void }) {
  const { on } = useAsOf();
  const crumbs = useCrumbs();
  const actor = useActor();
  const hasReport = useHasPage("/report");
  return (
    <header className="bar">
      <nav className="crumbs" aria-label={say("Where you are")}>
        {actor ? <Link href="/today">{actor.organisation}</Link> : null}
        {crumbs.map((crumb, i) => (
          <span key={`${i}${crumb.title}`} style={{ display: "contents" }}>
            <i aria-hidden="true">/</i>
            {i === crumbs.length - 1 || !crumb.href ? (
              <b aria-current={i === crumbs.length - 1 ? "page" : undefined}>{crumb.title}</b>
            ) : (
              <Link href={crumb.href}>{crumb.title}</Link>
            )}
          </span>
        ))}
      </nav>
      <span className="sp" />
      <button className="ask" type="button" onClick={onSearch}>
        <Icon name="search" />
        {say("Search or ask who answers")}
        <span className="kbd">{isMac ? "⌘ K" : "Ctrl K"}</span>
      </button>
      <AsOf key={on ?? ""} on={on} />
      {hasReport ? (
        <Link className="btn s hide-s" href="/report">
          <Icon name="plus" />
          {say("Report")}
        </Link>
      ) : null}
      <Bell />
    </header>
  );
}

/** The marker strip of the past: the whole page says which day it shows. */
export function PastStrip() {
  const { on } = useAsOf();
  const [, change] = useQueryString();
  if (!on) return null;
  return (
    <Banner
      tone="past"
      icon="clock"
      acts={
        <button type="button" className="btn s" onClick={() => change({ on: null }, "push")}>
          {say("Back to today")}
        </button>
      }
    >
      {say("You are looking at {day}. Nothing can be changed there.", { day: written(dayThere(on)) })}
    </Banner>
  );
}

/** No connection, and what waits for one, in words. */
export function OfflineStrip() {
  const online = useOnline();
  const words = useSyncWords();
  return online ? null : (
    <Banner tone="soon" flat icon="world">
      {say("{words}. What is shown may be old; reports and comments are kept here and sent later.", { words })}
    </Banner>
  );
}

/** Acting for somebody, and being from outside, are always said. */
export function StandingStrips() {
  const actor = useActor();
  if (!actor) return null;
  const outside = actor.positions.length > 0 && actor.positions.every((p) => p.role === "consultant" || p.role === "external_auditor");
  return (
    <>
      {outside ? (
        <Banner tone="out" flat icon="door">
          {say("You are here from outside, as {position}. The organisation sees what you look at.", { position: actor.positions.map((p) => p.title).join(", ") })}
        </Banner>
      ) : null}
      {actor.actingFor.map((d) => (
        <Banner key={d.delegationId} flat icon="people">
          {say("{who} for {whom}, {title}, until {day}", { who: actor.name, whom: d.name, title: d.title, day: written(d.until) })}
        </Banner>
      ))}
    </>
  );
}
