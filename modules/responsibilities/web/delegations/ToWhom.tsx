import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { Combo } from "#web/kit/combo.tsx";

interface ToWhomProps {
  readonly people: readonly { readonly id: string; readonly name: string; readonly refused: string | null }[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly error: string | undefined;
}

/** Whom to ask. Somebody who never can is found too, and the reason is said instead of choosing them. */
export function ToWhom({ people, value, onChange, error }: ToWhomProps) {
  const [text, setText] = useState(""),
    [refused, setRefused] = useState<string>(),
    wanted = text.trim().toLowerCase();
  const found = people
      .filter((p) => p.name.toLowerCase().includes(wanted))
      .slice(0, 12)
      .map((p) => ({ id: p.id, name: p.name, note: p.refused ? say("cannot") : undefined })),
    chosen = people.find((p) => p.id === value);
  const choose = (id: string | undefined) => {
    const person = people.find((p) => p.id === id);
    setRefused(person?.refused ?? undefined);
    onChange(person && !person.refused ? person.id : "");
  };
  return <Combo label={say("Who acts")} found={found} text={text} onText={setText} chosen={chosen ?? null} onChoose={(pick) => choose(pick?.id)} error={refused ?? error} />;
}
