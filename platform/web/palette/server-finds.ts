import { useEffect, useState } from "react";
import { directoryViews, recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useNamedView, useView } from "#web/ask.ts";
import type { Asked, Find } from "#web/palette/finds.ts";
import { useModules } from "#web/shell/modules.tsx";

/** What the view `responsibility.who` gives, as far as it is shown here. */
interface WhoAnswer {
  readonly answer: {
    readonly heading: string;
    readonly below: string | null;
    readonly subject: { readonly reference: string; readonly title: string };
    readonly site: { readonly id: string } | null;
    readonly reasons: readonly { readonly opens: { readonly number: string } | null }[];
  } | null;
  readonly candidates: readonly {
    readonly type: "requirement" | "record" | "person" | "position";
    readonly id: string;
    readonly reference: string;
    readonly title: string;
    readonly edition: string | null;
    readonly path: string;
  }[];
}

/** "Suppliers. Why: matrix 12, DEL-27." */
const because = ({ subject, reasons, below }: NonNullable<WhoAnswer["answer"]>): string => {
  const records = [...new Set(reasons.flatMap((reason) => (reason.opens ? [reason.opens.number] : [])))].slice(0, 3).join(", ");
  const start = below ?? subject.title;
  return records ? say("{start} Why: {records}", { start: /[.!?]$/.test(start) ? start : `${start}.`, records }) : start;
};

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

export interface Served {
  readonly finds: readonly Find[];
  /** Everything that was asked for this very text has been answered: until then the first find may be another one's. */
  readonly settled: boolean;
}

const keysOf = (finds: readonly Find[]): string => finds.map((find) => find.key).join(" ");

/** What only the server knows: who answers, requirements, people, and every record. Asked a moment after the last letter. */
export function useServerFinds(asked: Asked): Served {
  const now = useFindsSoFar(asked);
  const [last, setLast] = useState<readonly Find[]>([]);
  const whole = now.settled || asked.text === "";
  if (whole && keysOf(last) !== keysOf(now.finds)) setLast(now.finds);
  // All parts are shown in one go: a list that grows from above moves away under the pointer.
  return { finds: whole ? now.finds : last, settled: now.settled };
}

function useFindsSoFar(asked: Asked): Served {
  const text = useSettled(asked.text, 120);
  const { kinds } = useModules();
  const wants = (group: Asked["only"]) => text.length > 0 && (asked.only === null || asked.only === group);
  const who = useNamedView<WhoAnswer>("responsibility.who", { text }, { enabled: wants("requirements") && text.length > 1, keep: true });
  const people = useView(directoryViews.people, { text, limit: 5 }, { enabled: asked.only === "people" || (wants("people") && /^[a-z]/i.test(text)), keep: true });
  const records = useView(recordViews.search, { text: text || " ", limit: 8 }, { enabled: wants("records"), keep: true });
  const settled = text === asked.text && ![who, people, records].some((query) => query.isFetching);
  if (text === "" && asked.only !== "people") return { finds: [], settled };
  const finds: Find[] = [];
  const answer = who.data?.answer;
  if (answer && asked.only === null)
    finds.push({
      key: "who",
      group: "who",
      icon: "people",
      title: answer.heading,
      under: because(answer),
      answer: true,
      href: `/who/${encodeURIComponent(answer.subject.reference)}${answer.site ? `?site=${answer.site.id}` : ""}`,
    });
  if (wants("requirements"))
    for (const r of who.data?.candidates?.filter((c) => c.type === "requirement").slice(0, 5) ?? [])
      finds.push({ key: `req ${r.id}`, group: "requirements", icon: "standard", number: [r.edition, r.reference].filter(Boolean).join(" "), title: r.title, href: r.path });
  if (asked.only === null || asked.only === "people")
    for (const p of people.data?.items.slice(0, 5) ?? [])
      finds.push({ key: `person ${p.id}`, group: "people", icon: "person", title: p.name, note: p.positions[0] ?? say("no position"), href: `/record/${p.id}` });
  if (wants("records")) {
    for (const r of records.data?.items ?? []) {
      const kind = kinds.find((k) => k.kind === r.kind);
      finds.push({
        key: `record ${r.id}`,
        group: "records",
        icon: "document",
        number: r.number,
        title: r.title,
        note: kind?.states[r.state]?.label ?? r.state.replaceAll("_", " "),
        href: r.path,
      });
    }
  }
  return { finds, settled };
}
