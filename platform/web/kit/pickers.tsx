import { useState } from "react";
import { directoryViews, recordViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { ChoiceField } from "#web/kit/fields.tsx";
import { Combo, type Pick } from "#web/kit/combo.tsx";

export interface PickerProps {
  readonly label: string;
  /** The id that is chosen, or "". */
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: boolean | undefined;
}

const matches = (text: string, ...words: (string | null | undefined)[]): boolean => words.some((word) => word?.toLowerCase().includes(text.toLowerCase()));

/** What the record is called whose id a form already holds; the id itself is never shown. */
function useTitled(id: string, wanted: boolean) {
  const { data, isPending } = useView(recordViews.find, { id }, { enabled: wanted, fresh: 60_000 });
  return data?.record ?? (isPending && wanted ? null : undefined);
}

/** While it is looked up nothing is said; what is not there, or not theirs to see, is said in words. */
const nameOf = (kept: { readonly title: string } | null | undefined): string => (kept === null ? "" : (kept?.title ?? say("A record that is not yours to see")));

/** Chooses a person by typing a name or a position. */
export function PersonPicker({ value, onChange, ...rest }: PickerProps) {
  const [text, setText] = useState("");
  const { data } = useView(directoryViews.people, { ...(text ? { text } : {}), limit: 50 }, { keep: true, fresh: 60_000 });
  const [known, setKnown] = useState<Pick | null>(null);
  const found = (data?.items ?? []).filter((p) => !p.leftOn).map((p) => ({ id: p.id, name: p.name, note: p.positions[0] }));
  const listed = known?.id === value ? known : found.find((p) => p.id === value);
  const kept = useTitled(value, value !== "" && !listed);
  const chosen = value ? (listed ?? { id: value, name: nameOf(kept) }) : null;
  return (
    <Combo
      {...rest}
      text={text}
      onText={setText}
      found={found.slice(0, 12)}
      chosen={chosen}
      onChoose={(pick) => {
        setKnown(pick);
        onChange(pick?.id ?? "");
      }}
    />
  );
}

/** Chooses a position; its holders, or that it is vacant, stand beside it. */
export function PositionPicker({ value, onChange, ...rest }: PickerProps) {
  const [text, setText] = useState("");
  const { data } = useView(directoryViews.positions, {}, { fresh: 60_000 });
  const all = (data ?? []).map((p) => ({ id: p.id, name: p.title, note: p.holders.map((h) => h.name).join(", ") || say("vacant") }));
  return (
    <Combo
      {...rest}
      text={text}
      onText={setText}
      found={all.filter((p) => !text || matches(text, p.name, p.note)).slice(0, 20)}
      chosen={all.find((p) => p.id === value) ?? null}
      onChoose={(pick) => onChange(pick?.id ?? "")}
    />
  );
}

export function SitePicker({ value, onChange, ...rest }: PickerProps) {
  const { data } = useView(directoryViews.sites, {}, { fresh: 60_000 });
  return <ChoiceField {...rest} value={value} onChange={onChange} options={(data ?? []).map((site) => ({ value: site.id, label: site.name }))} />;
}

/** Chooses any record by number or words; `kinds` narrows it. Of a single kind the first are offered before anything is typed. */
export function RecordPicker({ value, onChange, kinds = [], ...rest }: PickerProps & { readonly kinds?: readonly string[] | undefined }) {
  const [text, setText] = useState("");
  const [known, setKnown] = useState<Pick | null>(null);
  const typed = text.trim().length > 0;
  const only = kinds.length === 1 ? { kind: kinds[0]! } : {};
  const searched = useView(recordViews.search, { text: text || " ", ...only }, { enabled: typed, keep: true });
  const first = useView(recordViews.list, { ...only, open: "true", sort: "number", limit: 20 }, { enabled: !typed && kinds.length === 1, fresh: 60_000 });
  const records = (typed ? searched : first).data?.items ?? [];
  const found = records.filter((r) => kinds.length === 0 || kinds.includes(r.kind)).map((r) => ({ id: r.id, name: `${r.number} ${r.title}` }));
  const listed = known?.id === value ? known : found.find((r) => r.id === value);
  const kept = useTitled(value, value !== "" && !listed);
  return (
    <Combo
      {...rest}
      text={text}
      onText={setText}
      found={found}
      hint={say("Type a number or words")}
      chosen={value ? (listed ?? { id: value, name: kept ? `${kept.number} ${kept.title}` : nameOf(kept) }) : null}
      onChoose={(pick) => {
        setKnown(pick);
        onChange(pick?.id ?? "");
      }}
    />
  );
}
