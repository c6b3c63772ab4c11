import { directoryViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { useAsOf } from "#web/asof.ts";
import { useQueryString } from "#web/routing.tsx";

/** One site, or all: decisions about applying may differ from site to site. */
export function SitePick() {
  const { data } = useView(directoryViews.sites, {}, { fresh: 60_000 }),
    [query, change] = useQueryString(),
    { on } = useAsOf();
  if (!data || data.length < 2 || on) return null;
  return (
    <select
      className="in noprint"
      style={{ width: "auto" }}
      aria-label={say("Site")}
      value={query.get("site") ?? ""}
      onChange={(event) => change({ site: event.target.value || null })}
    >
      <option value="">{say("All sites")}</option>
      {data.map((site) => (
        <option key={site.id} value={site.id}>
          {site.name}
        </option>
      ))}
    </select>
  );
}
