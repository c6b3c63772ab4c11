import { directoryViews } from "#kernel/platform.ts";
import { useView } from "#web/ask.ts";
import { useQueryString } from "#web/routing.tsx";

interface SiteShown {
  readonly id: string;
  readonly name: string;
  readonly code: string;
}

export interface Looking {
  readonly sites: readonly SiteShown[];
  readonly site: SiteShown | undefined;
  readonly by: string;
  readonly editions: readonly string[];
  readonly show: string;
  readonly text: string;
  /** The site named in the address is not known yet. */
  readonly waits: boolean;
}

/** What of the matrix is looked at, as the address says it: `/responsibilities?site=jigani&by=people&standards=iso-9001-2015`. */
export function useLooking(): Looking {
  const [query] = useQueryString(),
    found = useView(directoryViews.sites, {}, { fresh: 60_000 }).data,
    sites = found ?? [],
    wanted = query.get("site")?.toLowerCase();
  return {
    sites,
    site: sites.find((s) => s.code.toLowerCase() === wanted || s.id === wanted),
    by: query.get("by") === "people" ? "people" : "positions",
    editions: query.get("standards")?.split(",").filter(Boolean) ?? [],
    show: query.get("show") ?? "",
    text: query.get("q") ?? "",
    waits: wanted !== undefined && found === undefined,
  };
}
