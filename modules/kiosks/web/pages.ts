import { say } from "#kernel/sentence.ts";
import type { MenuEntry, Page } from "#web/pages.ts";
import { kioskKind, pinKind } from "../record.ts";

export const pages: readonly Page[] = [
  { path: "/kiosks", title: say("Kiosks"), load: () => import("./KiosksPage.tsx") },
  { path: "/kiosks/pins", title: say("Kiosk PINs"), load: () => import("./PinsPage.tsx") },
  { path: "/kiosks/pins/:number", title: say("Kiosk PIN"), load: () => import("./PinPage.tsx") },
  { path: "/kiosks/:number", title: say("Kiosk"), load: () => import("./KioskPage.tsx") },
];

export const menu: readonly MenuEntry[] = [
  { title: say("Kiosks"), path: "/kiosks", group: "system", icon: "key", order: 95, roles: ["management_representative", "administrator", "process_owner"] },
];

export const kinds = [kioskKind, pinKind];
