import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useSigning } from "#web/act/signing.ts";
import { SaidHere } from "#web/kit/said.tsx";
import { ErrorState } from "#web/kit/states.tsx";
import { routePath } from "#web/routing.tsx";
import type { Gathered } from "#web/shell/modules.tsx";
import { NotFound } from "#web/shell/NotFound.tsx";
import { platformPages } from "#web/shell/platform-pages.ts";
import { Shell } from "#web/shell/Shell.tsx";

const SignatureDialog = lazy(() => import("#web/act/SignatureDialog.tsx"));

function Root() {
  const signing = useSigning();
  return (
    <>
      <Outlet />
      <SaidHere />
      <Suspense>{signing ? <SignatureDialog request={signing} /> : null}</Suspense>
    </>
  );
}

const Trouble = ({ error, reset }: { readonly error: unknown; readonly reset: () => void }) => (
  <div className="page narrow">
    <ErrorState error={error} again={reset} />
  </div>
);

const asText = (search: Readonly<Record<string, unknown>>): string => {
  const text = new URLSearchParams(Object.entries(search).map(([key, value]) => [key, String(value)])).toString();
  return text ? `?${text}` : "";
};

/** All routes: the platform's pages and those of the modules, each loaded when somebody goes near it. */
export function makeRouter(modules: Gathered) {
  const root = createRootRoute({ component: Root, errorComponent: Trouble });
  const inside = createRoute({ getParentRoute: () => root, id: "inside", component: Shell, errorComponent: Trouble });
  const home = createRoute({
    getParentRoute: () => root,
    path: "/",
    beforeLoad: () => {
      throw redirect({ href: "/today" });
    },
  });
  const all = [...modules.pages, ...platformPages.filter((own) => !modules.pages.some((page) => page.path === own.path))];
  const route = (page: Gathered["pages"][number], parent: typeof root | typeof inside) =>
    createRoute({
      getParentRoute: () => parent as typeof root,
      path: routePath(page.path),
      component: lazyRouteComponent(page.load),
      errorComponent: Trouble,
    });
  const open = all.filter((page) => page.public).map((page) => route(page, root));
  const kept = all.filter((page) => !page.public).map((page) => route(page, inside));
  // Anything else is not found inside the frame, so that the ways on stay at hand.
  const elsewhere = createRoute({ getParentRoute: () => inside, path: "$", component: NotFound });
  return createRouter({
    routeTree: root.addChildren([home, ...open, inside.addChildren([...kept, elsewhere])]),
    defaultPreload: "intent",
    scrollRestoration: false,
    defaultPendingMs: 200,
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: asText,
  });
}
