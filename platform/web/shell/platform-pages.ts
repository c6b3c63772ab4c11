import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Page } from "#web/pages.ts";

const kit: readonly Page[] = import.meta.env.DEV ? [{ path: "/kit", title: "Kit", load: () => import("#web/kit-page.tsx") }] : [];

/** Pages that every installation has; a module's page at the same path takes its place. */
export const platformPages: readonly Page[] = [
  { path: "/today", title: "Today", load: () => import("#web/home/Today.tsx") },
  { path: "/work", title: "All of my work", load: () => import("#web/home/MyWork.tsx") },
  { path: "/indicators", title: "Indicators", load: () => import("#web/home/Indicators.tsx") },
  { path: "/indicators/:id", title: "Indicator", load: () => import("#web/home/IndicatorPage.tsx") },
  { path: "/trail", title: "Trail", load: () => import("#web/home/Trail.tsx") },
  { path: "/record/:id", title: "Record", load: () => import("#web/shell/RecordRedirect.tsx") },
  { path: "/settings/notifications", title: "Notifications", load: () => import("#web/account/NotificationSettings.tsx") },
  { path: "/settings/security", title: "Account and security", load: () => import("#web/account/Security.tsx") },
  { path: "/sign-in", title: "Sign in", public: true, load: () => import("#web/account/SignIn.tsx") },
  { path: "/forgotten", title: "Forgotten password", public: true, load: () => import("#web/account/Forgotten.tsx") },
  { path: "/reset-password", title: "New password", public: true, load: () => import("#web/account/ResetPassword.tsx") },
  { path: "/invitation", title: "Invitation", public: true, load: () => import("#web/account/Invitation.tsx") },
  ...kit,
];

/** What every installation has in its navigation, beside what modules bring. */
export const platformMenu: readonly MenuEntry[] = [
  {
    title: say("Indicators"),
    path: "/indicators",
    group: "proof",
    icon: "instrument",
    order: 90,
    roles: ["top_management", "management_representative", "process_owner", "internal_auditor", "external_auditor", "consultant"],
  },
];
