import { useState } from "react";
import { say } from "#kernel/sentence.ts";
import { standardsViews } from "#modules/standards/views.ts";
import { useView } from "#web/ask.ts";
import { Combo } from "#web/kit/combo.tsx";
import { Chip } from "#web/kit/tags.tsx";

interface ClausesFieldProps {
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly error?: string | undefined;
}

interface Clause {
  readonly id: string;
  readonly label: string;
}

/** The requirements of each adopted edition, with the edition's name before the clause. */
function useClauses(): readonly Clause[] {
  const editions = useView(standardsViews.editions, {}, { fresh: 300_000 });
  const adopted = (editions.data?.items ?? []).filter((e) => e.adoption !== null);
  const first = useOf(adopted[0]),
    second = useOf(adopted[1]),
    third = useOf(adopted[2]),
    fourth = useOf(adopted[3]);
  return [...first, ...second, ...third, ...fourth];
}

function useOf(edition: { readonly id: string; readonly reference: string } | undefined): readonly Clause[] {
  const rows = useView(standardsViews.rows, { edition: edition?.id ?? "" }, { enabled: Boolean(edition), fresh: 300_000 });
  return edition ? (rows.data?.items ?? []).map((row) => ({ id: `${edition.id}:${row.reference}`, label: `${edition.reference} ${row.reference} ${row.title}` })) : [];
}

/** Which clauses a document serves: found by number or words, in the editions that are adopted. */
export function ClausesField({ value, onChange, error }: ClausesFieldProps) {
  const [text, setText] = useState("");
  const clauses = useClauses(),
    words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = clauses.filter((c) => !value.includes(c.id) && words.every((w) => c.label.toLowerCase().includes(w)));
  return (
    <div>
      <Combo
        label={say("Clauses that it serves")}
        help={say("Type a number or a word. It counts as evidence for each of them.")}
        optional
        error={error}
        text={text}
        onText={setText}
        found={found.slice(0, 20).map((c) => ({ id: c.id, name: c.label }))}
        chosen={null}
        onChoose={(pick) => pick && onChange([...value, pick.id])}
      />
      {value.length > 0 ? (
        <p className="row gap-s">
          {value.map((id) => (
            <Chip key={id} on onRemove={() => onChange(value.filter((other) => other !== id))}>
              {clauses.find((c) => c.id === id)?.label ?? id.replace(":", " ")}
            </Chip>
          ))}
        </p>
      ) : null}
    </div>
  );
}
