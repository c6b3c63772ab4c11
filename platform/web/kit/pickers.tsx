import { useState } from "react";
import { directoryViews, recordViews } from "#kernel/platform.ts";
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

/** Chooses a person by typing a name or a position. */
export function PersonPicker({ value, onChange, ...rest }: PickerProps) {
  const [text, setText] = useState("");
  const { data } = useView(directoryViews.people, { ...(text ? { text } : {}), limit: 50 }, { keep: true, fresh: 60_000 });
  const [known, setKnown] = useState<Pick | null>(null);
  const found = (data?.items ?? []).filter((p) => !p.leftOn).map((p) => ({ id: p.id, name: p.name, note: p.positions[0] }));
  const chosen = value ? (known?.id === value ? known : (found.find((p) => p.id === value) ?? { id: value, name: value })) : null;
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
  const all = (data ?? []).map((p) => ({ id: p.id, name: p.title, note: p.holders.map((h) => h.name).join(", ") || "vacant" }));
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

/** Chooses any record by number or words; `kind` narrows it. */
export function RecordPicker({ value, onChange, kind, ...rest }: PickerProps & { readonly kind?: string }) {
  const [text, setText] = useState("");
  const [known, setKnown] = useState<Pick | null>(null);
  const { data } = useView(recordViews.search, { text: text || " ", ...(kind ? { kind } : {}) }, { enabled: text.trim().length > 0, keep: true });
  const found = text ? (data?.items ?? []).map((r) => ({ id: r.id, name: `${r.number} ${r.title}` })) : [];
  return (
    <Combo
      {...rest}
      text={text}
      onText={setText}
      found={found}
      chosen={value ? (known?.id === value ? known : { id: value, name: value }) : null}
      onChoose={(pick) => {
        setKnown(pick);
        onChange(pick?.id ?? "");
      }}
    />
  );
}
