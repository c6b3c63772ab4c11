import { useState } from "react";
import { useView } from "#web/ask.ts";
import { Combo } from "#web/kit/combo.tsx";
import type { PickerProps } from "#web/kit/pickers.tsx";
import { unitViews } from "../views.ts";

/** Chooses a unit by typing its name; the unit that it is part of stands beside it. */
export function UnitPicker({ value, onChange, without, ...rest }: PickerProps & { readonly without?: string }) {
  const [text, setText] = useState("");
  const { data } = useView(unitViews.list, {}, { fresh: 30_000 });
  const names = new Map((data ?? []).map((u) => [u.id, u.title]));
  const all = (data ?? []).filter((u) => u.id !== without).map((u) => ({ id: u.id, name: u.title, note: u.parentId ? names.get(u.parentId) : undefined }));
  return (
    <Combo
      {...rest}
      text={text}
      onText={setText}
      found={all.filter((u) => u.name.toLowerCase().includes(text.toLowerCase())).slice(0, 20)}
      chosen={all.find((u) => u.id === value) ?? null}
      onChoose={(pick) => onChange(pick?.id ?? "")}
    />
  );
}
