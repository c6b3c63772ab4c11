import { useEffect, useState } from "react";
import { directoryViews, recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useNamedView, useView } from "#web/ask.ts";
import type { Asked, Find } from "#web/palette/finds.ts";
import { useModules } from "#web/shell/modules.tsx";

/** What the view `responsibility.who` says in its shortest form. */
interface WhoAnswer {
  readonly sentence: string;
  readonly because?: string;
  readonly path?: string;
  readonly subject?: { readonly number?: string; readonly title?: string };
}

/** What the view `requirement.find` says. */
interface RequirementFound {
  readonly items: readonly { readonly id: string; readonly standard: string; readonly clause: string; readonly title: string; readonly status?: string; readonly path: string }[];
}

function useSettled<T>(value: T, milliseconds: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

/** What only the server knows: who answers, requirements, people, and every record. Asked a moment after the last letter. */
export function useServerFinds(asked: Asked): readonly Find[] {
  const text = useSettled(asked.text, 120);
  const { kinds } = useModules();
  const wants = (group: Asked["only"]) => text.length > 0 && (asked.only === null || asked.only === group);
  const who = useNamedView<WhoAnswer>("responsibility.who", { text }, { enabled: wants("requirements") && text.length > 1, keep: true });
  const requirements = useNamedView<RequirementFound>("requirement.find", { text, limit: 5 }, { enabled: wants("requirements"), keep: true });
  const people = useView(directoryViews.people, { text, limit: 5 }, { enabled: asked.only === "people" || (wants("people") && /^[a-z]/i.test(text)), keep: true });
  const records = useView(recordViews.search, { text: text || " ", limit: 8 }, { enabled: wants("records"), keep: true });
  if (text === "" && asked.only !== "people") return [];
  const finds: Find[] = [];
  if (who.data?.sentence && asked.only === null) finds.push({ key: "who", group: "who", icon: "people", title: who.data.sentence, under: who.data.because, answer: true, href: who.data.path ?? `/who?text=${encodeURIComponent(text)}` });
  if (wants("requirements")) for (const r of requirements.data?.items ?? []) finds.push({ key: `req ${r.id}`, group: "requirements", icon: "standard", number: `${r.standard} ${r.clause}`, title: r.title, note: r.status, href: r.path });
  if (asked.only === null || asked.only === "people") for (const p of people.data?.items.slice(0, 5) ?? []) finds.push({ key: `person ${p.id}`, group: "people", icon: "person", title: p.name, note: p.positions[0] ?? say("no position"), href: `/people/${p.id}` });
  if (wants("records")) {
    for (const r of records.data?.items ?? []) {
      const kind = kinds.find((k) => k.kind === r.kind);
      finds.push({ key: `record ${r.id}`, group: "records", icon: "document", number: r.number, title: r.title, note: kind?.states[r.state]?.label ?? r.state.replaceAll("_", " "), href: r.path });
    }
  }
  return finds;
}
