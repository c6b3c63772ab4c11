import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Dialog } from "#web/kit/dialog.tsx";
import { Skeleton } from "#web/kit/states.tsx";
// Not loaded late: the letters typed right after Ctrl K are the question, and would go astray meanwhile.
import Palette from "#web/palette/Palette.tsx";
import { useGo, usePath } from "#web/routing.tsx";
import { useSession } from "#web/session.ts";
import { Bar, OfflineStrip, PastStrip, StandingStrips } from "#web/shell/Bar.tsx";
import { useKeys } from "#web/shell/keys.ts";
import { Nav } from "#web/shell/Nav.tsx";
import { Strip } from "#web/shell/Strip.tsx";
import { TabBar } from "#web/shell/TabBar.tsx";

const KeyHelp = lazy(() => import("#web/shell/KeyHelp.tsx"));

/** The frame of every page behind the door: navigation, bar, sheet, strip; on a phone five tabs. */
export function Shell() {
  const { data: session, isPending, error } = useSession();
  const go = useGo();
  const path = usePath();
  const [opened, setOpened] = useState<{ readonly what: "search" | "keys" | "menu"; readonly at: string } | null>(null);
  const open = opened?.at === path ? opened.what : null; // going elsewhere closes it
  const setOpen = (what: "search" | "keys" | "menu" | null) => setOpened(what ? { what, at: path } : null);
  useKeys({ search: () => setOpen("search"), help: () => setOpen("keys"), go });
  useEffect(() => {
    if (session && !session.signedIn) go(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`, "replace");
  }, [session, go]);
  useEffect(() => {
    if (path) scrollTo(0, 0);
  }, [path]);
  if (error) throw error;
  if (isPending || !session?.signedIn) return <Skeleton />;
  return (
    <>
      <a className="skip" href="#main">
        {say("Skip to content")}
      </a>
      <div className="app">
        <Nav />
        <div className="sheet">
          <PastStrip />
          <OfflineStrip />
          <StandingStrips />
          <Bar onSearch={() => setOpen("search")} />
          <main id="main" tabIndex={-1}>
            <Suspense
              fallback={
                <div className="page">
                  <Skeleton rows={6} />
                </div>
              }
            >
              <Outlet />
            </Suspense>
          </main>
          <Strip />
        </div>
      </div>
      <TabBar onSearch={() => setOpen("search")} onMenu={() => setOpen("menu")} />
      <Suspense>
        {open === "search" ? <Palette onClose={() => setOpen(null)} /> : null}
        {open === "keys" ? <KeyHelp onClose={() => setOpen(null)} /> : null}
        {open === "menu" ? (
          <Dialog title={say("Menu")} onClose={() => setOpen(null)}>
            <div className="menu-sheet">
              <Nav />
            </div>
          </Dialog>
        ) : null}
      </Suspense>
    </>
  );
}
