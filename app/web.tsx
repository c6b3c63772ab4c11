import type { WebModule } from "#web/pages.ts";
import { start } from "#web/start.tsx";

/** A folder in `modules/` with a `web/pages.ts` is on the web; nothing else registers it. */
start(Object.values(import.meta.glob<WebModule>("../modules/*/web/pages.ts", { eager: true })));
