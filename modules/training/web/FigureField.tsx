import { indicatorViews } from "#kernel/platform.ts";
import { say } from "#kernel/sentence.ts";
import { useView } from "#web/ask.ts";
import { ChoiceField } from "#web/kit/fields.tsx";

interface FigureProps {
  readonly value: unknown;
  readonly onChange: (id: string | null) => void;
  readonly error?: string | undefined;
}

/** Chooses one of the figures that the organisation keeps, by its title. */
export function FigureField({ value, onChange, error }: FigureProps) {
  const { data } = useView(indicatorViews.list, {}, { fresh: 300_000 });
  return (
    <ChoiceField
      label={say("Figure that should move when it works")}
      help={say("Whoever says whether it worked sees it before the training and since.")}
      optional
      none={say("none")}
      value={typeof value === "string" ? value : ""}
      options={(data ?? []).map((one) => ({ value: one.id, label: one.title }))}
      onChange={(id) => onChange(id || null)}
      error={error}
    />
  );
}
