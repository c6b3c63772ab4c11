import { recordViews } from "#kernel/platform.ts";
import { ask } from "#web/ask.ts";
import { fetchJson, flat } from "#web/wire.ts";
import { documentViews } from "../../document-views.ts";
import type { Choice } from "./choices.ts";

/** What `responsibility.who` gives of requirements, where that module is there. */
interface Candidates {
  readonly candidates: readonly { readonly type: string; readonly id: string; readonly reference: string; readonly title: string; readonly edition: string | null }[];
}

interface Found {
  readonly kind: "clause" | "record";
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

const choiceOf = ({ kind, id, label, note }: Found): Choice => ({
  key: `${kind}:${id}`,
  title: label,
  note,
  take: (editor, range) =>
    void editor
      .chain()
      .focus()
      .insertReference({ kind, id, label: label.slice(0, 200) }, range)
      .run(),
});

/** One source that does not answer takes nothing away from the others. */
const orNone = async (found: Promise<Found[]>): Promise<Found[]> => found.catch(() => []);

const clauses = async (text: string, signal: AbortSignal): Promise<Found[]> => {
  const { candidates } = await fetchJson<Candidates>(`/api/views/responsibility.who${flat({ text })}`, { signal });
  return candidates
    .filter((c) => c.type === "requirement")
    .slice(0, 6)
    .map((c) => ({ kind: "clause", id: c.id, label: `${c.edition ?? ""} ${c.reference} ${c.title}`.trim(), note: "" }));
};

const documents = async (text: string, signal: AbortSignal): Promise<Found[]> => {
  const { items } = await ask(documentViews.search, { text, limit: 5 }, { signal });
  return items.map((d) => ({ kind: "record", id: d.id, label: `${d.code} ${d.title}`, note: d.number }));
};

const records = async (text: string, signal: AbortSignal): Promise<Found[]> => {
  const { items } = await ask(recordViews.search, { text, limit: 8 }, { signal });
  return items.filter((r) => r.kind !== "revision").map((r) => ({ kind: "record", id: r.id, label: `${r.number} ${r.title}`, note: r.owner ?? "" }));
};

/** Clauses, documents and records that fit what is typed, each once; a document under its designation. */
export async function findReferences(query: string, signal: AbortSignal): Promise<Choice[]> {
  const text = query.trim();
  if (text.length < 2 || text.length > 60) return [];
  const found = (await Promise.all([orNone(clauses(text, signal)), orNone(documents(text, signal)), orNone(records(text, signal))])).flat();
  const each = new Map<string, Found>();
  for (const one of found) if (!each.has(`${one.kind}:${one.id}`)) each.set(`${one.kind}:${one.id}`, one);
  return [...each.values()].slice(0, 12).map(choiceOf);
}
