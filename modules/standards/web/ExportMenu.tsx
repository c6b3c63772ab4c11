import { say } from "#kernel/sentence.ts";
import { useAsOf } from "#web/asof.ts";
import { Icon } from "#web/icon.tsx";
import { Popover } from "#web/kit/popover.tsx";
import { useQueryString } from "#web/routing.tsx";

const formats = [
  { format: "csv", label: say("Table as CSV") },
  { format: "xlsx", label: say("Table as XLSX") },
] as const;

/** What the page shows with its filters, as a table to keep. */
export function ExportMenu({ edition }: { readonly edition: string }) {
  const [query] = useQueryString(),
    { moment } = useAsOf();
  const href = (format: string): string => {
    const asks = new URLSearchParams({ format, edition, show: query.get("show") ?? "all" });
    const site = query.get("site");
    if (site) asks.set("site", site);
    if (moment) asks.set("asOf", moment);
    return `/api/export/standards.rows?${asks.toString()}`;
  };
  return (
    <Popover
      button={
        <>
          <Icon name="download" />
          {say("Export")}
        </>
      }
      kind="menu"
    >
      {(close) =>
        formats.map(({ format, label }) => (
          <a key={format} href={href(format)} download onClick={close}>
            {label}
          </a>
        ))
      }
    </Popover>
  );
}
