import "#web/styles/index.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { answers } from "#web/ask.ts";
import { keepSending } from "#web/offline/queue.ts";
import type { WebModule } from "#web/pages.ts";
import { platformMenu } from "#web/shell/platform-pages.ts";
import { gather, ModulesHere } from "#web/shell/modules.tsx";
import { makeRouter } from "#web/shell/router.tsx";
import { setTheme, themeChosen } from "#web/shell/theme.ts";
import { keepOrganisation } from "#web/wire.ts";

/** Starts the application in the browser with what the modules bring. */
export function start(modules: readonly Partial<WebModule>[]): void {
  setTheme(themeChosen());
  const gathered = gather([...modules, { menu: platformMenu }]);
  const router = makeRouter(gathered);
  const place = document.getElementById("remit");
  if (!place) throw new Error("the page has no place for the application");
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={answers}>
        <ModulesHere value={gathered}>
          <RouterProvider router={router} />
        </ModulesHere>
      </QueryClientProvider>
    </StrictMode>,
  );
  keepOrganisation();
  keepSending();
  if (import.meta.env.PROD && "serviceWorker" in navigator) void navigator.serviceWorker.register("/sw.js");
}
